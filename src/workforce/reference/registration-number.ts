import list from './registration.json' with { type: 'json' }

/** A registration number as the register prints it, and what had to be put right to read it so. */
export interface RegistrationNumber {
  /** The letters of an HCPC profession (`AS`, `PYL`), `SW`, or `NMC` and `GMC` for their own shapes; null for bare digits, which may be anyone's. */
  readonly prefix: string | null
  /** Six digits, lost zeros put back; for an NMC pin the pin, for the GMC seven digits. */
  readonly digits: string
  readonly body: string | null
  readonly profession: string | null
  /** For example `AS012345`; bare digits stay bare. */
  readonly canonical: string
  /** What was put right, in plain words; empty where the number stood as the register prints it. */
  readonly repaired: readonly string[]
}

const PROFESSIONS = [...list.professions].sort((a, b) => b.prefix.length - a.prefix.length)
const BODY_FIRST = /^(?:HCPC|HPC|SWE|NMC|GMC)[\s:.#-]*(?:REG(?:ISTRATION)?)?[\s:.#-]*(?:NO|NUMBER|PIN)?[\s:.#-]*(?=[A-Z]*[\s.-]*[\dO])/
const NMC_PIN = /^\d{2}[A-L]\d{4}[A-Z]$/

/**
 * Reads a registration number however it was typed: `as 12345`, `HCPC AS012345`, `AS O12345`. Null where it has not the shape of one,
 * is all zeros, or carries letters no register uses. Source: HCPC, letters of the profession then up to six digits.
 */
export function parseRegistrationNumber(text: string): RegistrationNumber | null {
  const repaired: string[] = []
  const step = (from: string, to: string, said: string): string => {
    if (from !== to) repaired.push(said)
    return to
  }
  const typed = text.normalize('NFKC').trim()
  const upper = step(typed, typed.toUpperCase(), 'small letters')
  const bare = step(upper, upper.replace(BODY_FIRST, ''), 'the name of the register before the number')
  const value = step(bare, bare.replace(/[\s./\\-]+/g, ''), 'spaces or dashes')
  if (NMC_PIN.test(value)) return { prefix: 'NMC', digits: value, body: 'NMC', profession: 'Nurse or midwife', canonical: value, repaired }
  return lettered(value, repaired) ?? digitsOnly(value, repaired)
}

function lettered(value: string, repaired: string[]): RegistrationNumber | null {
  const profession = PROFESSIONS.find(({ prefix }) => value.startsWith(prefix) && /^[\dOIL]+$/.test(value.slice(prefix.length)))
  if (!profession) return null
  const typed = value.slice(profession.prefix.length)
  const digits = typed.replaceAll('O', '0').replace(/[IL]/g, '1')
  if (!/\d/.test(typed)) return null
  if (digits !== typed) repaired.push('a letter in place of a digit')
  const whole = digits.replace(/^0+(?=\d{6})/, '').padStart(6, '0')
  if (whole.length > 6 || /^0+$/.test(whole)) return null
  if (digits.length < 6) repaired.push('lost zeros')
  if (digits.length > 6) repaired.push('zeros too many')
  return {
    prefix: profession.prefix,
    digits: whole,
    body: profession.body,
    profession: profession.name,
    canonical: profession.prefix + whole,
    repaired,
  }
}

function digitsOnly(value: string, repaired: readonly string[]): RegistrationNumber | null {
  if (!/^\d{1,7}$/.test(value) || /^0+$/.test(value)) return null
  if (value.length === 7) return { prefix: 'GMC', digits: value, body: 'GMC', profession: 'Doctor', canonical: value, repaired }
  const digits = value.padStart(6, '0')
  return {
    prefix: null,
    digits,
    body: null,
    profession: null,
    canonical: digits,
    repaired: value.length < 6 ? [...repaired, 'lost zeros'] : repaired,
  }
}
