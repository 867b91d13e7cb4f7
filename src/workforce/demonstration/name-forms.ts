import type { SeededRandom } from '../../kernel/index.ts'
import { misspell, withoutAccents } from './misspelling.ts'
import type { TrueName } from './people-names.ts'
import { NAME } from './rates.ts'

/** A name as one record holds it. */
export interface RecordedName {
  readonly surname: string
  readonly forenames: string
  readonly knownAs: string
  readonly former: string
}

/** The name on the register: full, with accents, and for some still the former one. */
export function registerName(name: TrueName, random: SeededRandom): RecordedName {
  const behind = name.former !== null && random.chance(NAME.changedNotEverywhere)
  return {
    surname: behind && name.former !== null ? name.former : name.surname,
    forenames: name.second === null ? name.forename : `${name.forename} ${name.second}`,
    knownAs: '',
    former: '',
  }
}

/** The name an employer's record has: what payroll was told, as somebody typed it. */
export function employerName(name: TrueName, random: SeededRandom): RecordedName {
  const surname = typedSurname(name, random)
  const forenames = typedForenames(name, random)
  const capitals = random.chance(NAME.capitals)
  return {
    surname: capitals ? surname.toUpperCase() : surname,
    forenames: capitals ? forenames.toUpperCase() : forenames,
    knownAs: name.nickname !== null && random.chance(0.6) ? name.nickname : '',
    former: name.former !== null && random.chance(NAME.formerSurnameKept) ? name.former : '',
  }
}

function typedSurname(name: TrueName, random: SeededRandom): string {
  // A few keep the former name at work while the register follows the change.
  const whole = name.former !== null && random.chance(NAME.changedNotEverywhere / 3) ? name.former : name.surname
  const surname = plainly(doubled(whole, random), random)
  return random.chance(NAME.misspeltSurname) ? misspell(surname, random) : surname
}

function doubled(surname: string, random: SeededRandom): string {
  const parts = surname.split('-')
  const [first = surname, last] = parts
  if (last === undefined) return surname
  const chance = random.next()
  if (chance < NAME.doubleBarrelledTurned) return `${last}-${first}`
  if (chance < NAME.doubleBarrelledTurned + NAME.doubleBarrelledShortened) return random.chance(0.6) ? last : first
  return chance > 0.85 ? `${first} ${last}` : surname
}

function typedForenames(name: TrueName, random: SeededRandom): string {
  if (name.second !== null && random.chance(NAME.goesBySecondForename)) return plainly(name.second, random)
  if (name.nickname !== null && random.chance(NAME.nicknameAsForename)) return name.nickname
  if (random.chance(NAME.initialOnly)) return name.forename.slice(0, 1)
  const typed = plainly(name.forename, random)
  const forename = random.chance(NAME.misspeltForename) ? misspell(typed, random) : typed
  return name.second !== null && random.chance(NAME.secondForenameAtEmployer) ? `${forename} ${plainly(name.second, random)}` : forename
}

function plainly(typed: string, random: SeededRandom): string {
  const accents = /[^\x20-\x7e]/.test(typed) && !random.chance(NAME.accentsKept) ? withoutAccents(typed) : typed
  if (!accents.includes("'") || !random.chance(NAME.apostropheLost)) return accents
  return accents.replace("'", random.chance(0.5) ? '' : ' ')
}
