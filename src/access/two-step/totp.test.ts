import { describe, expect, it } from 'vitest'
import { acceptedStep, base32, stepOf, totpCode } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

describe('time-based one-time passwords', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at second %i are those of RFC 6238, appendix B', (second, code) => {
    expect(totpCode(secret, stepOf(new Date(second * 1000)), 8)).toBe(code)
  })

  it('are taken from the neighbouring steps too, once', () => {
    const now = new Date(1234567890_000)
    const step = stepOf(now)
    for (const near of [step - 1, step, step + 1]) expect(acceptedStep(secret, totpCode(secret, near), now, null)).toBe(near)
    expect(acceptedStep(secret, totpCode(secret, step), now, step)).toBeNull()
    expect(acceptedStep(secret, totpCode(secret, step - 2), now, null)).toBeNull()
    expect(acceptedStep(secret, '12345', now, null)).toBeNull()
  })
})

it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base 32 of "%s" is that of RFC 4648, section 10', (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded)
})
