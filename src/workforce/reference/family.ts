import list from './families.json' with { type: 'json' }
import type { ListSource } from './list-source.ts'
import { sameWords } from './same-words.ts'

export type Family = 'ahp' | 'psychological'

/** One dated list of who belongs to a family of professions; the lists disagree, so each figure says which it follows. */
export interface FamilyList {
  readonly id: string
  readonly family: Family
  readonly publisher: string
  readonly url: string
  /** A year, or null where the page carries no date. */
  readonly published: string | null
  readonly says: string
  /** In the singular and small letters. */
  readonly professions: readonly string[]
}

export const familySource: ListSource = { source: list.source, version: list.version, asAt: list.asAt }
export const familyLists: readonly FamilyList[] = list.lists as readonly FamilyList[]

const HOME: Readonly<Record<string, string>> = list.home

/** The family a profession is led and counted in first; null for professions we do not place. */
export const homeFamily = (profession: string): Family | null => (HOME[sameWords(profession)] as Family | undefined) ?? null

/** The lists of a family that name the profession, and those that do not. */
export function familyListsNaming(
  profession: string,
  family: Family,
): { readonly named: readonly FamilyList[]; readonly absent: readonly FamilyList[] } {
  const wanted = sameWords(profession)
  const lists = familyLists.filter((row) => row.family === family)
  const names = (row: FamilyList): boolean => row.professions.some((name) => sameWords(name) === wanted)
  return { named: lists.filter(names), absent: lists.filter((row) => !names(row)) }
}
