import type { ListSource } from './list-source.ts'
import list from './reason-codes.json' with { type: 'json' }

export type ReasonCodeName = keyof typeof list.codes

/** Why a post was accepted, put up for review or set aside: the one published list. */
export interface ReasonCode {
  readonly code: ReasonCodeName
  readonly outcome: 'accepted' | 'review' | 'excluded'
  /** One plain sentence: why. */
  readonly sentence: string
  /** One plain sentence: what to do. */
  readonly todo: string
}

export const reasonCodeSource: ListSource = { source: list.source, version: list.version, asAt: list.asAt }

/** All of them, in the order of the list: accepted, review, excluded. */
export const reasonCodes: readonly ReasonCode[] = Object.entries(list.codes).map(([code, row]) => ({
  code: code as ReasonCodeName,
  outcome: row.outcome as ReasonCode['outcome'],
  sentence: row.sentence,
  todo: row.todo,
}))

const byCode = new Map<string, ReasonCode>(reasonCodes.map((row) => [row.code, row]))

/** The row of a code. A code outside the list is a mistake in the program, so it throws. */
export function reasonCode(code: string): ReasonCode {
  const row = byCode.get(code)
  if (!row) throw new RangeError(`no reason code ${code}`)
  return row
}
