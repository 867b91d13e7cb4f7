import { seededRandom, type SeededRandom } from '../../kernel/index.ts'
import { GENERIC, withGaps, writtenTitle } from './arts-posts.ts'
import type { ArtsRegister } from './arts-register.ts'
import { Draw } from './draw.ts'
import { employ, type Person } from './employment.ts'
import { drawName } from './people-names.ts'
import professions from './professions.json' with { type: 'json' }
import { FEMALE, SEVERAL } from './rates.ts'
import type { Stage } from './stage.ts'
import {
  drawBirthday,
  drawContract,
  drawFte,
  drawNationalInsurance,
  drawStatus,
  gradeName,
  type EmployeeNumbers,
  type Employment,
  type StaffRow,
} from './staff-row.ts'
import type { Organisation, OrganisationKind } from './world.ts'

interface Profession {
  readonly codes: readonly string[]
  readonly roles: readonly string[]
  readonly titles: readonly string[]
  readonly bands: readonly string[]
  readonly group: string
  readonly area: string
  readonly generic: number
  readonly genericSets: readonly (keyof typeof GENERIC)[]
  readonly body: string
  readonly prefix: string | null
}

const KINDS: readonly OrganisationKind[] = ['mental-health', 'acute', 'community', 'board']

const ROWS = professions.professions.map((row) => ({
  share: row.share,
  profession: {
    codes: row.codes.split(' '),
    roles: row.roles,
    titles: row.titles,
    bands: row.bands.split(' '),
    group: row.group,
    area: row.area,
    generic: row.generic,
    genericSets: row.genericSets as (keyof typeof GENERIC)[],
    body: row.body,
    prefix: 'prefix' in row ? (row.prefix ?? null) : null,
  } satisfies Profession,
}))

const MIX = new Map(KINDS.map((kind, i) => [kind, new Draw<Profession>(ROWS.map(({ share, profession }) => [profession, share[i] ?? 0]))]))
const AREAS: Readonly<Record<string, Draw<string>>> = Object.fromEntries(
  Object.entries(professions.areas).map(([name, weights]) => [name, new Draw(Object.entries(weights))]),
)

/** Shares of records of other staff that are coded as something they are not, and of numbers on record. [A] */
const WRONG_OCCUPATION = 0.012
const NUMBER_ON_RECORD = 0.72
const REGISTERED = 0.985
const STRAY_CODES = ['S1M', 'S1X', 'S0X', 'S1K', 'H2D', 'G2D', 'N6E', 'S1C', 'S1L']

/** The rest of the staff of one organisation, as a stream: nobody of it is kept. */
export class OtherStaff {
  readonly #random: SeededRandom
  readonly #mix: Draw<Profession>
  readonly #mental: boolean
  #again: { readonly employment: Employment; readonly profession: Profession } | null = null

  readonly #stage: Stage
  readonly #register: ArtsRegister
  readonly #employees: EmployeeNumbers
  readonly organisation: Organisation

  constructor(stage: Stage, organisation: Organisation, register: ArtsRegister) {
    const employees = stage.employees.get(organisation)
    if (!employees) throw new RangeError(`no employee numbers for ${organisation.code}`)
    this.#stage = stage
    this.#register = register
    this.#employees = employees
    this.organisation = organisation
    this.#random = seededRandom(stage.seed, `staff of ${organisation.code}`)
    const mix = MIX.get(organisation.kind)
    if (!mix) throw new RangeError(`no mix of staff for ${organisation.kind}`)
    this.#mix = mix
    this.#mental = organisation.kind !== 'acute'
  }

  next(): StaffRow {
    const random = this.#random
    const before = this.#again
    this.#again = null
    if (before) return this.#post(before.employment, before.profession, 1)
    const profession = this.#mix.next(random)
    const employment = this.#employment(profession)
    if (random.chance(SEVERAL.staffSameEmployer)) this.#again = { employment, profession }
    return this.#post(employment, profession, 0)
  }

  #employment(profession: Profession): Employment {
    const random = this.#random
    const person: Person = {
      id: '',
      name: drawName(random.chance(FEMALE.otherStaff) ? 'female' : 'male', this.organisation.nation, random),
      born: drawBirthday(1957, 2006, random),
      nationalInsurance: drawNationalInsurance(random),
      nationalIdentifier: this.#stage.identifiers.next(),
    }
    const prefix = profession.prefix ?? (profession.body === 'NMC' || profession.body === 'GMC' ? profession.body : null)
    if (prefix === null || !random.chance(REGISTERED)) return employ(person, this.organisation, this.#employees, null, random)
    const number = this.#stage.numbers.next(prefix, random)
    if (profession.body === 'HCPC')
      this.#register.otherProfession(
        prefix,
        number,
        person.name,
        random.chance(0.85) ? random.pick(this.organisation.towns) : random.pick(this.#stage.world.elsewhere),
      )
    // Their mistyped numbers stay within the profession: a nurse's slip is not an arts therapist's number.
    const habits = {
      numberOnRecord: NUMBER_ON_RECORD,
      typeWithoutNumber: 0.3,
      lapsed: false,
      others: { registrant: number, profession: number },
    }
    return employ(person, this.organisation, this.#employees, { prefix, number, ...habits }, random)
  }

  #post(employment: Employment, profession: Profession, place: number): StaffRow {
    const random = this.#random
    const band = random.pick(profession.bands)
    const generic = random.chance(this.#mental ? profession.generic : profession.generic * 0.3)
    const title = generic ? GENERIC[random.pick(profession.genericSets)].next(random) : random.pick(profession.titles)
    const contract = drawContract(random)
    return {
      holder: employment,
      ...withGaps(
        {
          title: writtenTitle(title, band, random),
          occupation: random.chance(WRONG_OCCUPATION) ? random.pick(STRAY_CODES) : random.pick(profession.codes),
          role: random.pick(profession.roles),
          area: this.#area(profession.area),
        },
        random,
      ),
      assignmentNumber: place === 0 ? employment.employeeNumber : `${employment.employeeNumber}-${place + 1}`,
      staffGroup: profession.group,
      grade: gradeName(band),
      status: drawStatus(random),
      contract,
      fte: drawFte(contract, random.chance(0.4), random),
      town: random.pick(this.organisation.towns),
    }
  }

  /** In a mental-health trust a ward is a mental-health ward. */
  #area(kind: string): string {
    const own = this.organisation.kind === 'mental-health' && kind === 'hospital' ? 'mental' : kind
    return AREAS[own]?.next(this.#random) ?? ''
  }
}
