import { seededRandom, type SeededRandom } from '../../kernel/index.ts'
import { artsPost, drawVisibility, type Modality, type PostWords, type Visibility } from './arts-posts.ts'
import { Draw } from './draw.ts'
import { employ, type Person, type RegistrationHabits } from './employment.ts'
import type { Kind, KnownPost } from './kinds.ts'
import { nearPost, trapPost, TRAPS, twinPost } from './near-posts.ts'
import { drawName, type TrueName } from './people-names.ts'
import { ArtsRegister } from './arts-register.ts'
import { DUAL_REGISTRANT, FEMALE, FOR_EACH_THERAPIST, MODALITY, SEVERAL, SIZE, WHEN } from './rates.ts'
import type { Stage } from './stage.ts'
import { drawBirthday, drawContract, drawFte, drawNationalInsurance, drawStatus, isActive, type Employment } from './staff-row.ts'
import type { Organisation } from './world.ts'

/** Everybody whose truth is known: the arts therapists and the people near them, with the posts they hold. */
export class Cast {
  readonly posts: KnownPost[] = []
  readonly register: ArtsRegister
  /** How many people of each kind. */
  readonly people = new Map<Kind, number>()
  readonly #random: SeededRandom
  readonly #employers: Draw<Organisation>
  readonly #modalities = new Draw(Object.entries(MODALITY) as [Modality, number][])
  #made = 0

  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
    this.#random = seededRandom(stage.seed, 'cast')
    this.register = new ArtsRegister(stage)
    this.#employers = new Draw(stage.world.organisations.map((organisation) => [organisation, organisation.therapistWeight]))
  }

  /** Everybody that so many posts bring, or so many practising arts therapists. */
  fill(
    posts: number,
    therapists: number = Math.max(4, Math.round(SIZE.therapists * (posts / SIZE.defaultPosts) ** SIZE.therapistsGrowAs)),
  ): void {
    const times = (rate: number, make: () => void): void => {
      for (let i = 0; i < Math.round(therapists * rate); i++) make()
    }
    times(1, () => this.#therapist())
    times(FOR_EACH_THERAPIST.notPractising, () => this.#registrant('registered-not-practising', false))
    times(FOR_EACH_THERAPIST.lapsed, () => this.#registrant('lapsed', true))
    for (const kind of ['danceMovement', 'playTherapist', 'student', 'assistant', 'miscoded', 'unregistered'] as const) {
      times(FOR_EACH_THERAPIST[kind], () => this.#near(KIND[kind]))
    }
    this.register.fillUp()
    times(FOR_EACH_THERAPIST.nameTwin, () => this.#twin())
    const traps = Math.max(TRAPS.length, Math.round(therapists * FOR_EACH_THERAPIST.textTrap))
    for (let i = 0; i < traps; i++) this.#trap(TRAPS[i % TRAPS.length] ?? [])
  }

  #person(name: TrueName, kind: Kind): Person {
    const random = this.#random
    this.people.set(kind, (this.people.get(kind) ?? 0) + 1)
    return {
      id: `P${String(++this.#made).padStart(6, '0')}`,
      name,
      born: drawBirthday(1958, kind === 'student' ? 2003 : 2000, random),
      nationalInsurance: drawNationalInsurance(random),
      nationalIdentifier: this.#stage.identifiers.next(),
    }
  }

  #drawPerson(kind: Kind, arts: boolean): Person {
    const sex = this.#random.chance(arts ? FEMALE.artsTherapist : FEMALE.otherStaff) ? 'female' : 'male'
    return this.#person(drawName(sex, arts ? 'artsTherapist' : 'England', this.#random), kind)
  }

  #therapist(): void {
    const random = this.#random
    const person = this.#drawPerson('arts-therapist', true)
    const modality = this.#modalities.next(random)
    const organisation = this.#employers.next(random)
    const town = random.pick(organisation.towns)
    const number = this.register.employed(person.name, modality, town, organisation)
    const dual = random.chance(DUAL_REGISTRANT) ? this.register.psychologistToo(person.name, town) : null
    const several = random.chance(SEVERAL.therapistSameEmployer) ? 2 : 1
    const employers = [[organisation, several] as const]
    if (random.chance(SEVERAL.therapistOtherEmployer)) employers.push([this.#employers.next(random), 1])
    for (const [employer, count] of employers.filter(([employer], i) => i === 0 || employer !== organisation)) {
      const visibilities = Array.from({ length: count }, () => drawVisibility(random))
      const stated = dual !== null && random.chance(0.5) ? { prefix: 'PYL', number: dual } : { prefix: 'AS', number }
      const employment = this.#employ(person, employer, { ...stated, ...this.#habits(visibilities[0] ?? 'plain', dual) })
      for (const [i, visibility] of visibilities.entries()) {
        const words = artsPost(modality, visibility, random)
        const review = words.bandContradicts || !employment.registration.numberRight || stated.prefix === 'PYL'
        this.#post(
          person,
          employment,
          i,
          words,
          { kind: 'arts-therapist', modality, number, review },
          i === 0 && employer === organisation ? town : random.pick(employer.towns),
          employers.length + several > 2,
        )
      }
    }
  }

  #habits(visibility: Visibility, otherNumber: string | null): RegistrationHabits {
    const { number: numberOnRecord, typeWithoutNumber } = WHEN[visibility]
    return {
      numberOnRecord,
      typeWithoutNumber,
      lapsed: false,
      others: {
        registrant: this.register.someNumber(this.#random),
        profession: otherNumber ?? this.#stage.numbers.next('OT', this.#random),
      },
    }
  }

  #registrant(kind: 'registered-not-practising' | 'lapsed', lapsed: boolean): void {
    const random = this.#random
    const person = this.#drawPerson(kind, true)
    const modality = this.#modalities.next(random)
    const organisation = this.#employers.next(random)
    const town = random.pick(organisation.towns)
    const number = lapsed
      ? this.register.lapsed(person.name, modality, town, organisation)
      : this.register.employed(person.name, modality, town, organisation)
    const habits = { ...this.#habits('hidden', null), lapsed }
    const employment = this.#employ(person, organisation, random.chance(lapsed ? 0.85 : 0.6) ? { prefix: 'AS', number, ...habits } : null)
    const words = lapsed
      ? artsPost(modality, random.pick(['plain', 'mixed', 'hidden']), random)
      : nearPost('registered-not-practising', random)
    this.#post(person, employment, 0, words, { kind, modality, number, review: lapsed }, town, false)
  }

  #near(kind: Exclude<Kind, 'arts-therapist' | 'lapsed' | 'name-twin' | 'text-trap' | 'registered-not-practising'>): void {
    const random = this.#random
    const person = this.#drawPerson(kind, kind !== 'miscoded')
    const organisation = this.#employers.next(random)
    const habits = { ...this.#habits('plain', null), numberOnRecord: 0.65 }
    const registration = kind === 'miscoded' ? { prefix: 'OT', number: this.#stage.numbers.next('OT', random), ...habits } : null
    const words = nearPost(kind, random)
    const employment = this.#employ(person, organisation, registration)
    const ownBody =
      kind === 'dance-movement' && random.chance(0.2) ? 'ADMP UK' : kind === 'play-therapist' && random.chance(0.3) ? 'PTUK' : null
    const recorded =
      ownBody === null
        ? employment
        : {
            ...employment,
            registration: { ...employment.registration, body: ownBody, type: ownBody === 'PTUK' ? 'Play and Creative Arts Therapist' : '' },
          }
    this.#post(
      person,
      recorded,
      0,
      words,
      { kind, modality: '', number: '', review: kind === 'unregistered-title' },
      random.pick(organisation.towns),
      false,
    )
    if (registration) this.register.otherProfession('OT', registration.number, person.name, random.pick(organisation.towns))
  }

  #twin(): void {
    const random = this.#random
    const { name, town } = this.register.someRegistrant(random)
    const person = this.#person(name, 'name-twin')
    const there = this.#stage.world.organisations.filter(({ towns }) => towns.includes(town))
    const organisation = there.length > 0 ? random.pick(there) : this.#employers.next(random)
    const nurse = random.chance(0.6)
      ? { prefix: 'NMC', number: this.#stage.numbers.next('NMC', random), ...this.#habits('plain', null) }
      : null
    const employment = this.#employ(person, organisation, nurse)
    const place = random.chance(0.5) && organisation.towns.includes(town) ? town : random.pick(organisation.towns)
    this.#post(person, employment, 0, twinPost(random), { kind: 'name-twin', modality: '', number: '', review: false }, place, false)
  }

  #trap(trap: readonly string[]): void {
    const organisation = this.#employers.next(this.#random)
    const person = this.#drawPerson('text-trap', false)
    this.#post(
      person,
      this.#employ(person, organisation, null),
      0,
      trapPost(trap, this.#random),
      { kind: 'text-trap', modality: '', number: '', review: false },
      this.#random.pick(organisation.towns),
      false,
    )
  }

  #employ(person: Person, organisation: Organisation, registration: Parameters<typeof employ>[3]): Employment {
    const employees = this.#stage.employees.get(organisation)
    if (!employees) throw new RangeError(`no employee numbers for ${organisation.code}`)
    return employ(person, organisation, employees, registration, this.#random)
  }

  #post(
    person: Person,
    employment: Employment,
    place: number,
    words: PostWords,
    about: { kind: Kind; modality: Modality | ''; number: string; review: boolean },
    town: string,
    partTime: boolean,
  ): void {
    const random = this.#random
    const status = drawStatus(random)
    const contract = drawContract(random)
    const { bandContradicts: _, ...post } = words
    const active = about.kind === 'arts-therapist' && isActive(status)
    this.posts.push({
      row: {
        holder: employment,
        ...post,
        assignmentNumber: place === 0 ? employment.employeeNumber : `${employment.employeeNumber}-${place + 1}`,
        status,
        contract,
        fte: drawFte(contract, partTime || random.chance(0.55), random),
        town,
      },
      truth: {
        person: person.id,
        kind: about.kind,
        modality: about.modality,
        number: about.number,
        artsTherapist: active,
        reviewExpected: about.review,
      },
    })
  }
}

const KIND = {
  danceMovement: 'dance-movement',
  playTherapist: 'play-therapist',
  student: 'student',
  assistant: 'assistant',
  miscoded: 'miscoded',
  unregistered: 'unregistered-title',
} as const
