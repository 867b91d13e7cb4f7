import type { SeededRandom } from '../../kernel/index.ts'
import { employerName } from './name-forms.ts'
import type { TrueName } from './people-names.ts'
import { RECORD } from './rates.ts'
import { PROFESSIONS, typedNumber } from './registration.ts'
import type { EmployeeNumbers, Employment, RecordedRegistration } from './staff-row.ts'
import type { Organisation } from './world.ts'

/** What is true of a person wherever they work. */
export interface Person {
  readonly id: string
  readonly name: TrueName
  readonly born: string
  readonly nationalInsurance: string
  readonly nationalIdentifier: string
}

/** A registration as its holder has it. */
export interface Registration {
  /** `AS`, `OT`, `NMC`, … */
  readonly prefix: string
  readonly number: string
}

export interface RegistrationHabits {
  /** That the number is on the record, and, where it is not, that the type is. */
  readonly numberOnRecord: number
  readonly typeWithoutNumber: number
  /** Numbers that might be typed by mistake. */
  readonly others: { readonly registrant: string; readonly profession: string }
  readonly lapsed: boolean
}

export function employ(
  person: Person,
  organisation: Organisation,
  numbers: EmployeeNumbers,
  registration: (Registration & RegistrationHabits) | null,
  random: SeededRandom,
): Employment {
  return {
    organisation,
    nationalIdentifier: person.nationalIdentifier,
    employeeNumber: numbers.next(),
    ...employerName(person.name, random),
    born: random.chance(RECORD.noBirthDate) ? '' : person.born,
    nationalInsurance: person.nationalInsurance,
    sex: person.name.sex,
    registration: registration ? recorded(registration, random) : NOTHING,
  }
}

const NOTHING: RecordedRegistration = { body: '', type: '', number: '', expiry: '', status: '', numberRight: true }

const OTHER_BODIES: Readonly<Record<string, readonly [body: string, type: string]>> = {
  NMC: ['NMC', 'NMC - Registered Nurse'],
  GMC: ['GMC', 'GMC - Doctor'],
  SW: ['SWE', 'SWE - Social Worker'],
}

function recorded({ prefix, number, ...habits }: Registration & RegistrationHabits, random: SeededRandom): RecordedRegistration {
  const [body, type] = OTHER_BODIES[prefix] ?? ['HCPC', PROFESSIONS[prefix]?.type ?? '']
  const to = PROFESSIONS[prefix]?.to ?? `2027-0${random.between(1, 9)}-28`
  const stale = habits.lapsed || random.chance(RECORD.staleExpiry)
  const expiry = stale ? `${Number(to.slice(0, 4)) - 2}${to.slice(4)}`.replace('-02-29', '-02-28') : to
  const dated = {
    expiry: random.chance(0.9) ? expiry : '',
    status: stale && !habits.lapsed ? 'Expired' : habits.lapsed ? random.pick(['Expired', 'Active']) : 'Active',
  }
  if (random.chance(habits.numberOnRecord)) {
    const { text, right } = typedNumber(number, habits.others, random)
    return { body, type: random.chance(0.93) ? type : '', number: text, ...dated, numberRight: right }
  }
  if (random.chance(habits.typeWithoutNumber)) return { body, type, number: random.chance(0.05) ? 'TBC' : '', ...dated, numberRight: true }
  // The body alone: somebody knew there is a registration and no more.
  return random.chance(0.15) ? { ...NOTHING, body } : NOTHING
}
