import type { SeededRandom } from '../../kernel/index.ts'
import type { Sex } from './people-names.ts'
import { CONTRACT, RECORD, STATUS } from './rates.ts'
import type { Organisation } from './world.ts'

/** What one employer's record says of a person, the same on each of their posts there. An empty text is an empty cell, days are `YYYY-MM-DD`. */
export interface Employment {
  readonly organisation: Organisation
  readonly nationalIdentifier: string
  readonly employeeNumber: string
  readonly surname: string
  readonly forenames: string
  readonly knownAs: string
  readonly former: string
  readonly born: string
  readonly nationalInsurance: string
  readonly sex: Sex
  readonly registration: RecordedRegistration
}

export interface RecordedRegistration {
  readonly body: string
  readonly type: string
  readonly number: string
  readonly expiry: string
  readonly status: string
  /** False where the stated number is not the person's own. Known to the truth alone. */
  readonly numberRight: boolean
}

/** One post in one organisation's staff record. */
export interface StaffRow {
  readonly holder: Employment
  readonly assignmentNumber: string
  readonly staffGroup: string
  readonly occupation: string
  readonly role: string
  readonly area: string
  readonly title: string
  readonly grade: string
  readonly status: string
  readonly contract: string
  readonly fte: string
  readonly town: string
}

/** The snapshot all files are of. */
export const SNAPSHOT = '2026-10-31'

const day = (year: number, dayOfYear: number): string => new Date(Date.UTC(year, 0, dayOfYear)).toISOString().slice(0, 10)

export const drawBirthday = (from: number, to: number, random: SeededRandom): string =>
  day(random.between(from, to), random.between(1, 365))

/** `QQ` begins no real National Insurance number. */
export const drawNationalInsurance = (random: SeededRandom): string =>
  random.chance(RECORD.noNationalInsurance)
    ? ''
    : `QQ${String(random.between(0, 999_999)).padStart(6, '0')}${random.pick(['A', 'B', 'C', 'D'])}`

/** Employee numbers of one organisation: none twice, none in the order in which people were made. */
export class EmployeeNumbers {
  #next: number

  constructor(random: SeededRandom) {
    this.#next = random.between(0, 89_999_999)
  }

  next(): string {
    this.#next = (this.#next + 24_571_037) % 90_000_000
    return String(this.#next + 10_000_000)
  }
}

/** National person numbers: each once, in no order. */
export class NationalIdentifiers {
  #made = 0

  next(): string {
    return String(((this.#made++ * 7_654_321) % 99_999_989) + 900_000_000)
  }
}

export function drawStatus(random: SeededRandom): string {
  const chance = random.next()
  let upTo = 0
  if (chance < (upTo += STATUS.maternity)) return 'Maternity & Adoption'
  if (chance < (upTo += STATUS.careerBreak)) return 'Career Break'
  if (chance < (upTo += STATUS.secondedOut)) return 'Out on External Secondment - Paid'
  if (chance < (upTo += STATUS.suspended)) return 'Suspend With Pay'
  if (chance < (upTo += STATUS.actingUp)) return 'Acting Up'
  return chance < upTo + STATUS.secondedWithin ? 'Internal Secondment' : 'Active Assignment'
}

export const isActive = (status: string): boolean => ['Active Assignment', 'Acting Up', 'Internal Secondment'].includes(status)

export function drawContract(random: SeededRandom): string {
  const chance = random.next()
  let upTo = 0
  if (chance < (upTo += CONTRACT.bank)) return 'Bank'
  if (chance < (upTo += CONTRACT.honorary)) return 'Honorary'
  if (chance < (upTo += CONTRACT.locum)) return 'Locum'
  return chance < upTo + CONTRACT.fixedTerm ? 'Fixed Term Temp' : 'Permanent'
}

/** Bank and honorary posts have no contracted time. */
export function drawFte(contract: string, partTime: boolean, random: SeededRandom): string {
  if (contract === 'Bank' || contract === 'Honorary') return '0.00'
  if (!partTime) return '1.00'
  return (random.between(2, 9) / 10).toFixed(2)
}

/** `Review Body Band 8 - Range A` as the record prints it. */
export function gradeName(band: string): string {
  if (band === 'MC') return 'Consultant or training grade'
  const [number = '', letter] = band
  return letter === undefined ? `Review Body Band ${number}` : `Review Body Band ${number} - Range ${letter.toUpperCase()}`
}
