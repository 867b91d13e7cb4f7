import type { Db } from '../../database/index.ts'
import { PERSON_KEY_KINDS, type FoundCase } from './found-case.ts'

export type PersonKey = FoundCase['keys'][number]

/** A found person with the keys they are recognised by. */
export interface Recognisable {
  readonly reference: string
  readonly keys: readonly PersonKey[]
}

const textOf = ({ kind, value }: PersonKey): string => `${kind} ${value}`

/** Keys of two sorts that a person has but one of: if both are known and differ, a weaker key in common is chance. */
const TELLS_APART: ReadonlySet<string> = new Set(['person', 'ni'])

/** Everybody an organisation knows, by their keys. */
export async function knownPersons(db: Db, organisation: string): Promise<KnownPersons> {
  const rows = await db
    .selectFrom('staff_person_key')
    .select(['kind', 'value', 'person_id'])
    .where('organisation_id', '=', organisation)
    .execute()
  return new KnownPersons(rows.map(({ kind, value, person_id }) => ({ key: { kind, value }, person: person_id })))
}

export class KnownPersons {
  readonly #byKey = new Map<string, string>()
  readonly #keysOf = new Map<string, PersonKey[]>()

  constructor(known: readonly { readonly key: PersonKey; readonly person: string }[]) {
    for (const { key, person } of known) {
      this.#byKey.set(textOf(key), person)
      this.#keysOf.set(person, [...(this.#keysOf.get(person) ?? []), key])
    }
  }

  has(key: PersonKey): boolean {
    return this.#byKey.has(textOf(key))
  }

  /**
   * Who of the found is somebody known, by reference: the surest key decides, whoever comes first where two share one,
   * and nobody is two people. Who is not in it is new.
   */
  recognise(found: readonly Recognisable[]): Map<string, string> {
    const recognised = new Map<string, string>()
    const taken = new Set<string>()
    for (const [rank, kind] of PERSON_KEY_KINDS.entries()) {
      for (const one of found) {
        if (recognised.has(one.reference)) continue
        const person = one.keys
          .filter((key) => key.kind === kind)
          .map((key) => this.#byKey.get(textOf(key)))
          .find((known) => known !== undefined && !taken.has(known) && !this.#isSomebodyElse(known, one, rank))
        if (person === undefined) continue
        recognised.set(one.reference, person)
        taken.add(person)
      }
    }
    return recognised
  }

  /** A surer key says that the two are different people. */
  #isSomebodyElse(known: string, { keys: mine }: Recognisable, rank: number): boolean {
    const theirs = this.#keysOf.get(known) ?? []
    const isOnlyAPost = PERSON_KEY_KINDS[rank] === 'post'
    return (
      (isOnlyAPost && areOtherEmployees(mine, theirs)) ||
      PERSON_KEY_KINDS.slice(0, rank)
        .filter((kind) => TELLS_APART.has(kind))
        .some((kind) => haveNoneInCommon(valuesOf(mine, kind), valuesOf(theirs, kind)))
    )
  }
}

const valuesOf = (keys: readonly PersonKey[], kind: PersonKey['kind']): string[] =>
  keys.filter((key) => key.kind === kind).map(({ value }) => value)

const haveNoneInCommon = (mine: readonly string[], theirs: readonly string[]): boolean =>
  mine.length > 0 && theirs.length > 0 && !mine.some((value) => theirs.includes(value))

/**
 * One employer knows the two by different employee numbers. Somebody taken on again has a new one, so this tells apart only who has no
 * more in common than a post: a position outlives whoever holds it. Where an extract has no employee numbers, that of the post stands for it.
 */
function areOtherEmployees(mine: readonly PersonKey[], theirs: readonly PersonKey[]): boolean {
  const numbersOf = (keys: readonly PersonKey[]): string[] => {
    const posts = valuesOf(keys, 'post')
    return valuesOf(keys, 'employee').filter((value) => !posts.includes(value))
  }
  const employersOf = (numbers: readonly string[]): string[] => numbers.map((value) => value.slice(0, value.lastIndexOf('|')))
  const [here, there] = [numbersOf(mine), numbersOf(theirs)]
  return haveNoneInCommon(here, there) && !haveNoneInCommon(employersOf(here), employersOf(there))
}
