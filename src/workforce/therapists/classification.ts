import type { PlainDate } from '../../kernel/index.ts'
import type { Modality } from '../identification/index.ts'
import { familyLists, familySource, homeFamily, type Family, type FamilyList, type ListSource } from '../reference/index.ts'

/** What one published list says of a profession, seen from a day. */
export interface Classification {
  readonly list: FamilyList
  /** It names the profession; for a modality that is not known, all three. */
  readonly names: boolean
  /** Whether the list was out on that day; `not dated` where its page bears no date, so that nobody can say. */
  readonly atTheTime: 'published' | 'not yet' | 'not dated'
}

const PROFESSIONS = ['art therapist', 'drama therapist', 'music therapist'] as const

export const professionsOf = (modality: Modality): readonly string[] => (modality === 'not known' ? PROFESSIONS : [`${modality} therapist`])

/** Which lists place a therapist in which family of professions: the lists disagree, so each is named with its date. */
export function classificationsOf(
  modality: Modality,
  asAt: PlainDate,
): { readonly home: Family | null; readonly lists: readonly Classification[]; readonly source: ListSource } {
  const professions = professionsOf(modality)
  const [home = null, ...others] = [...new Set(professions.map(homeFamily))]
  return {
    source: familySource,
    home: others.length === 0 ? home : null,
    lists: familyLists.map((list) => ({
      list,
      names: professions.every((profession) => list.professions.includes(profession)),
      atTheTime: list.published === null ? 'not dated' : list.published <= asAt.slice(0, list.published.length) ? 'published' : 'not yet',
    })),
  }
}
