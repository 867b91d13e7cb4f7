import type { ListSource } from './list-source.ts'
import list from './organisations.json' with { type: 'json' }
import { sameWords } from './same-words.ts'

/** A region of NHS England. */
export interface Region {
  readonly code: string
  readonly name: string
  /** The code of the Office for National Statistics. */
  readonly ons: string
}

/** An integrated care board of England, closed ones included. */
export interface IntegratedCareBoard {
  readonly code: string
  /** Null where the boards made in 2026 were seen by their code only. */
  readonly name: string | null
  readonly area: string
  /** The code of its region. */
  readonly region: string
  /** A day, or a year where only that is known. */
  readonly from: string
  /** Null while it stands. */
  readonly to: string | null
  /** Codes of the boards that followed; several where the area was divided. */
  readonly successors: readonly string[]
}

/** A local health board of Wales. */
export interface HealthBoard {
  readonly code: string
  readonly name: string
}

export const organisationSource: ListSource = { source: list.source, version: list.version, asAt: list.asAt }
export const regions: readonly Region[] = list.regions
export const integratedCareBoards: readonly IntegratedCareBoard[] = list.integratedCareBoards
export const welshHealthBoards: readonly HealthBoard[] = list.welshHealthBoards

const find = <T extends { readonly code: string; readonly name: string | null }>(rows: readonly T[], text: string): T | null => {
  const code = text.trim().toUpperCase()
  const words = sameWords(text)
  return rows.find((row) => row.code === code || (row.name !== null && sameWords(row.name) === words)) ?? null
}

/** A region by code (`Y60`), Office for National Statistics code or name; null where unknown. */
export const region = (text: string): Region | null =>
  find(regions, text) ?? regions.find((row) => row.ons === text.trim().toUpperCase()) ?? null

/** An integrated care board by code, full name or the area it is named after; null where unknown. */
export function integratedCareBoard(text: string): IntegratedCareBoard | null {
  const words = sameWords(text.replace(/\b(ICB|ICS)\b/i, ''))
  return find(integratedCareBoards, text) ?? integratedCareBoards.find((row) => sameWords(row.area) === words) ?? null
}

/** A Welsh health board by code or name; null where unknown. */
export const welshHealthBoard = (text: string): HealthBoard | null => find(welshHealthBoards, text)

const CODE_SHAPE = new RegExp(list.codeShape)

/** The code, tidied, if it has the shape of an organisation's (three to five letters and digits: three until the 2026 mergers, then also five); else null. */
export function organisationCodeShape(text: string): string | null {
  const code = text.trim().toUpperCase()
  return CODE_SHAPE.test(code) ? code : null
}
