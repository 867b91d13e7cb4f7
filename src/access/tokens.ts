import { createHash, randomBytes } from 'node:crypto'

/** 256 bits of chance in characters that may stand in a link or a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What of a token is kept: enough to know it again, not enough to use it. A fast hash will do for what cannot be guessed. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
