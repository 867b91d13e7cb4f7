import { seededRandom, type SeededRandom } from '../../kernel/index.ts'
import type { Modality } from './arts-posts.ts'
import { Draw } from './draw.ts'
import { registerName } from './name-forms.ts'
import { drawName, type TrueName } from './people-names.ts'
import { FEMALE, LAPSED_STILL_LISTED, LOCAL_NOT_EMPLOYED, LOCALITY, MODALITY, REGISTER_STATUS } from './rates.ts'
import { PROFESSIONS, type Registrant } from './registration.ts'
import type { Stage } from './stage.ts'
import type { Organisation } from './world.ts'

/** The fictional register: the arts therapists employed here, those who are not, and people of other professions as they come. */
export class ArtsRegister {
  readonly arts: Registrant[] = []
  readonly others: Registrant[] = []
  /** Numbers of those employed here, for lists that hold only a part. */
  readonly employedNumbers: string[] = []
  readonly #names: { readonly name: TrueName; readonly town: string }[] = []
  readonly #random: SeededRandom
  readonly #modalities = new Draw(Object.entries(MODALITY) as [Modality, number][])

  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
    this.#random = seededRandom(stage.seed, 'register')
  }

  /** Enters somebody who is registered and works here; returns the number. */
  employed(name: TrueName, modality: Modality, workTown: string, organisation: Organisation): string {
    const number = this.#enter(
      name,
      modality,
      this.#localityOf(workTown, organisation),
      this.#random.chance(0.012) ? this.#restricted() : 'Registered',
    )
    this.employedNumbers.push(number)
    return number
  }

  /** Somebody whose registration has run out: still listed as expired, or gone from the list. */
  lapsed(name: TrueName, modality: Modality, workTown: string, organisation: Organisation): string {
    if (this.#random.chance(LAPSED_STILL_LISTED)) return this.#enter(name, modality, this.#localityOf(workTown, organisation), 'Expired')
    return this.#stage.numbers.next('AS', this.#random)
  }

  psychologistToo(name: TrueName, town: string): string {
    const number = this.#stage.numbers.next('PYL', this.#random)
    this.otherProfession('PYL', number, name, town)
    return number
  }

  otherProfession(prefix: string, number: string, name: TrueName, locality: string): void {
    const { surname, forenames } = registerName(name, this.#random)
    this.others.push(this.#row(prefix, number, surname, forenames, '', 'Registered', locality))
  }

  /** Everybody registered who does not work here, until the register is as long as the real one. */
  fillUp(): void {
    const random = this.#random
    while (this.arts.length < this.#stage.registrants.arts) {
      const sex = random.chance(FEMALE.artsTherapist) ? 'female' : 'male'
      const near = random.chance(LOCAL_NOT_EMPLOYED)
      const status = random.chance(REGISTER_STATUS.expired) ? 'Expired' : random.chance(0.007) ? this.#restricted() : 'Registered'
      this.#enter(
        drawName(sex, 'artsTherapist', random),
        this.#modalities.next(random),
        random.pick(near ? this.#stage.world.towns : this.#stage.world.elsewhere),
        status,
      )
    }
  }

  /** Registrants of other professions who work elsewhere, until there are as many as wanted. */
  fillUpOthers(): void {
    const random = this.#random
    const professions = new Draw(
      Object.entries(PROFESSIONS).flatMap(([prefix, { thousands }]) => (prefix === 'AS' ? [] : [[prefix, thousands] as const])),
    )
    while (this.others.length < this.#stage.registrants.others) {
      const prefix = professions.next(random)
      const name = drawName(random.chance(FEMALE.otherStaff) ? 'female' : 'male', 'England', random)
      this.otherProfession(
        prefix,
        this.#stage.numbers.next(prefix, random),
        name,
        random.pick(random.chance(0.1) ? this.#stage.world.towns : this.#stage.world.elsewhere),
      )
    }
  }

  /** The number of some registrant met so far, or a fresh one. */
  someNumber(random: SeededRandom): string {
    return this.arts.length > 20 ? random.pick(this.arts).number : this.#stage.numbers.next('AS', random)
  }

  someRegistrant(random: SeededRandom): { readonly name: TrueName; readonly town: string } {
    return random.pick(this.#names)
  }

  #enter(name: TrueName, modality: Modality, locality: string, status: string): string {
    const number = this.#stage.numbers.next('AS', this.#random)
    const { surname, forenames } = registerName(name, this.#random)
    this.arts.push(this.#row('AS', number, surname, forenames, modality, status, locality))
    this.#names.push({ name, town: locality })
    return number
  }

  #row(prefix: string, number: string, surname: string, forenames: string, modality: string, status: string, locality: string): Registrant {
    const profession = PROFESSIONS[prefix]
    if (!profession) throw new RangeError(`no profession ${prefix}`)
    const to =
      status === 'Expired' ? `${Number(profession.to.slice(0, 4)) - 2}${profession.to.slice(4)}`.replace('-02-29', '-02-28') : profession.to
    const from = `${this.#random.between(1998, status === 'Expired' ? 2022 : 2025)}-${this.#random.pick(['03-14', '07-02', '09-18', '10-05', '11-21'])}`
    return { number, surname, forenames, profession: profession.name, modality, status, locality, from, to }
  }

  #restricted(): string {
    const { conditions, caution, suspended } = REGISTER_STATUS
    return this.#random.weighted([
      ['Registered with conditions', conditions],
      ['Registered with caution', caution],
      ['Suspended', suspended],
    ])
  }

  #localityOf(workTown: string, organisation: Organisation): string {
    const chance = this.#random.next()
    if (chance < LOCALITY.workTown) return workTown
    if (chance < LOCALITY.workTown + LOCALITY.nearbyTown) return this.#random.pick(organisation.towns)
    return chance < LOCALITY.workTown + LOCALITY.nearbyTown + LOCALITY.elsewhere ? this.#random.pick(this.#stage.world.elsewhere) : ''
  }
}
