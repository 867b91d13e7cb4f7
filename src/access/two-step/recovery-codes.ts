import { tokenHash } from '../tokens.ts'

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes of 60 bits for the day the phone is lost, without letters that look alike. Each works once. */
export const newRecoveryCodes = (newToken: () => string): string[] =>
  Array.from({ length: 10 }, () => {
    const bytes = Buffer.from(newToken(), 'base64url')
    const letters = [...bytes.subarray(0, 12)].map((byte) => LETTERS[byte % LETTERS.length])
    return `${letters.slice(0, 4).join('')}-${letters.slice(4, 8).join('')}-${letters.slice(8).join('')}`
  })

/** The same code however it is typed. */
export const recoveryCodeHash = (code: string): string => tokenHash(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
