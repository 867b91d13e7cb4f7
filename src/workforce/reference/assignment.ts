import list from './assignments.json' with { type: 'json' }
import type { ListSource } from './list-source.ts'
import { sameWords } from './same-words.ts'

/** A status or contract of an assignment, and whether a post in it is counted as staff in post. */
export interface AssignmentValue {
  readonly code: string
  readonly name: string
  /** Statuses: active, acting up and internal secondment. Contracts: permanent, fixed term and locum. Others are listed apart. */
  readonly counts: boolean
}

export const assignmentSource: ListSource = { source: list.source, version: list.version, asAt: list.asAt }

type Row = AssignmentValue & { readonly alsoWritten: readonly string[] }

const reader = (rows: readonly Row[]): ((text: string) => AssignmentValue | null) => {
  const known = new Map<string, AssignmentValue>()
  for (const { code, name, counts, alsoWritten } of rows) {
    for (const written of [code, name, ...alsoWritten]) known.set(sameWords(written), { code, name, counts })
  }
  return (text) => {
    const words = sameWords(text)
    return known.get(/^\d$/.test(words) ? `0${words}` : words) ?? null
  }
}

/** Reads an assignment status from its code (`02`) or words (`Active Assignment`); null where unknown. */
export const assignmentStatus = reader(list.statuses)

/** Reads an employment contract type from its code (`05`) or words (`Permanent`); null where unknown. */
export const contractType = reader(list.contracts)
