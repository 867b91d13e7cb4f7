import type { SeededRandom } from '../../kernel/index.ts'
import { NUMBER } from './rates.ts'

/** One row of the fictional register. */
export interface Registrant {
  readonly number: string
  readonly surname: string
  readonly forenames: string
  readonly profession: string
  readonly modality: string
  readonly status: string
  readonly locality: string
  readonly from: string
  readonly to: string
}

/** HCPC professions by the letters of their numbers, with shares of the register of 2021 in thousands; the end of the two-year period under way. */
export const PROFESSIONS: Readonly<
  Record<string, { readonly name: string; readonly type: string; readonly thousands: number; readonly to: string }>
> = {
  AS: { name: 'Arts therapist', type: 'HCPC - Arts Therapist', thousands: 5.1, to: '2028-05-31' },
  PYL: { name: 'Practitioner psychologist', type: 'HCPC - Practitioner Psychologist', thousands: 25, to: '2027-05-31' },
  OT: { name: 'Occupational therapist', type: 'HCPC - Occupational Therapist', thousands: 41, to: '2027-10-31' },
  PH: { name: 'Physiotherapist', type: 'HCPC - Physiotherapist', thousands: 59, to: '2028-04-30' },
  SL: { name: 'Speech and language therapist', type: 'HCPC - Speech and Language Therapist', thousands: 17, to: '2027-09-30' },
  DT: { name: 'Dietitian', type: 'HCPC - Dietitian', thousands: 10, to: '2028-06-30' },
  RA: { name: 'Radiographer', type: 'HCPC - Radiographer', thousands: 37, to: '2028-02-29' },
  CH: { name: 'Chiropodist / podiatrist', type: 'HCPC - Chiropodist / Podiatrist', thousands: 12.5, to: '2028-07-31' },
  ODP: { name: 'Operating department practitioner', type: 'HCPC - Operating Department Practitioner', thousands: 14.5, to: '2026-11-30' },
  PA: { name: 'Paramedic', type: 'HCPC - Paramedic', thousands: 31, to: '2027-08-31' },
  BS: { name: 'Biomedical scientist', type: 'HCPC - Biomedical Scientist', thousands: 24, to: '2027-11-30' },
}

/**
 * Numbers that no living registrant has: far above the numbers issued to arts therapists and the other professions so far, nursing pins
 * of the 1940s and 1950s, and doctors' numbers from nine million.
 */
export class FreshNumbers {
  readonly #used = new Set<string>()

  next(prefix: string, random: SeededRandom): string {
    for (;;) {
      const number = fresh(prefix, random)
      if (this.#used.has(number)) continue
      this.#used.add(number)
      return number
    }
  }
}

const PIN_MONTHS = 'ABCDEFGHIJKL'.split('')

function fresh(prefix: string, random: SeededRandom): string {
  switch (prefix) {
    case 'NMC':
      return `${random.between(40, 59)}${random.pick(PIN_MONTHS)}${String(random.between(0, 9999)).padStart(4, '0')}${random.pick(['E', 'W', 'S', 'N'])}`
    case 'GMC':
      return String(random.between(9_000_000, 9_999_999))
    case 'AS':
      return `AS0${random.between(60_000, 99_999)}`
    default:
      return `${prefix}${random.between(400_000, 999_999)}`
  }
}

/** A number as the employer's record has it: mostly right, sometimes wrong, often in a form of its own. */
export function typedNumber(
  number: string,
  others: { readonly registrant: string; readonly profession: string },
  random: SeededRandom,
): { text: string; right: boolean } {
  const chance = random.next()
  const steps = [NUMBER.wrongDigit, NUMBER.swappedDigits, NUMBER.ofAnotherRegistrant, NUMBER.ofAnotherProfession]
  const wrong = [wrongDigit(number, random), swappedDigits(number, random), others.registrant, others.profession]
  let upTo = 0
  const kind = steps.findIndex((rate) => chance < (upTo += rate))
  const stated = wrong[kind] ?? number
  return { text: formed(stated, random), right: stated === number }
}

function wrongDigit(number: string, random: SeededRandom): string {
  const at = number.length - random.between(1, 4)
  return number.slice(0, at) + String((Number(number[at]) + random.between(1, 9)) % 10) + number.slice(at + 1)
}

function swappedDigits(number: string, random: SeededRandom): string {
  const at = number.length - random.between(2, 4)
  return number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2)
}

function formed(number: string, random: SeededRandom): string {
  const letters = /^[A-Z]*/.exec(number)?.[0] ?? ''
  let digits = number.slice(letters.length)
  if (letters === '') return number
  if (random.chance(NUMBER.lostZeros)) digits = digits.replace(/^0+/, '')
  if (random.chance(NUMBER.letterForDigit)) digits = digits.replace('0', 'O')
  if (random.chance(NUMBER.lettersLost)) return digits
  let text = random.chance(NUMBER.spaces) ? `${letters} ${digits}` : letters + digits
  if (random.chance(NUMBER.smallLetters)) text = text.toLowerCase()
  return random.chance(NUMBER.bodyBefore) ? `HCPC ${text}` : text
}
