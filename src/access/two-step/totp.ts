import { createHmac } from 'node:crypto'

const STEP_SECONDS = 30
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Which step of 30 seconds an instant lies in (RFC 6238 §4.2). */
export const stepOf = (instant: Date): number => Math.floor(instant.getTime() / 1000 / STEP_SECONDS)

/** The code of a step: HMAC-SHA-1, dynamic truncation (RFC 4226 §5.3). `secret` is raw bytes. */
export function totpCode(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * The step whose code this is: the present one or its neighbours, since clocks differ; never one at or before the last that was
 * used, so that a code works once (RFC 6238 §5.2). Null where it is wrong.
 */
export function acceptedStep(secret: Uint8Array, code: string, instant: Date, lastUsed: number | null): number | null {
  const plain = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(plain)) return null
  const present = stepOf(instant)
  return [present, present - 1, present + 1].find((step) => step > (lastUsed ?? -1) && totpCode(secret, step) === plain) ?? null
}

/** RFC 4648 base 32 without padding: how authenticator apps take a secret by hand. */
export function base32(bytes: Uint8Array): string {
  let text = ''
  let [value, bits] = [0, 0]
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >>> (bits - 5)) & 31]
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text
}

/** What an authenticator app reads from the picture. */
export const otpauthLink = (secret: Uint8Array, account: string): string =>
  `otpauth://totp/${encodeURIComponent(`Triptych:${account}`)}?secret=${base32(secret)}&issuer=Triptych&algorithm=SHA1&digits=6&period=${STEP_SECONDS}`
