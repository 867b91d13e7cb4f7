import type { Context } from '../../commands/index.ts'
import { seal, unseal } from '../seal.ts'

type Given = Pick<Context, 'installation'>

export const sealSecret = ({ installation }: Given, secret: Uint8Array): string =>
  seal(installation.key, Buffer.from(secret).toString('base64url'))

export function readSecret({ installation }: Given, sealed: string | null): Uint8Array | null {
  const text = sealed === null ? null : unseal(installation.key, sealed)
  return text === null ? null : Buffer.from(text, 'base64url')
}
