import { knownAsName, nameWords } from './name.ts'
import nicknames from './nicknames.json' with { type: 'json' }

/** What forenames offer to compare. */
export interface ForenameForms {
  readonly first: string
  readonly initial: string
  /** The other forenames or initials, in their order. */
  readonly rest: readonly string[]
  /** One formal name for the first forename: `katherine` for Kate, Cathy and Catherine; the forename itself where the table has none. */
  readonly formal: string
  /** Every formal name the first forename may stand for (`alex`: alexander, alexandra), most usual first, in the same spelling as `formal`. */
  readonly formals: readonly string[]
  /** The name a person goes by where it is stated (`Katherine (Kate)`), else null. */
  readonly knownAs: string | null
}

function readTable(table: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  const formalsOf = new Map<string, string[]>()
  for (const formal of Object.keys(table)) formalsOf.set(formal, [formal])
  for (const [formal, list] of Object.entries(table)) {
    for (const name of list.split(' ')) {
      const known = formalsOf.get(name)
      if (known === undefined) formalsOf.set(name, [formal])
      else if (!known.includes(formal)) known.push(formal)
    }
  }
  return formalsOf
}

const FORMALS = readTable(nicknames.names)

/** Every formal name that a comparable forename may stand for, most usual first; the name itself where the table does not know it. */
export const formalNames = (forename: string): readonly string[] => FORMALS.get(forename) ?? [forename]

/** The comparable forms of one or more forenames; null where they are missing or a placeholder. */
export function forenameForms(text: string): ForenameForms | null {
  const [first, ...rest] = nameWords(text)
  if (first === undefined) return null
  const formals = formalNames(first)
  return { first, initial: first.slice(0, 1), rest, formal: formals[0] ?? first, formals, knownAs: knownAsName(text) }
}
