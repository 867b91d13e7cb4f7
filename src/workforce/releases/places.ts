import { integratedCareBoard, region } from '../reference/index.ts'
import type { FoundPost } from '../findings/index.ts'

/** Where an organisation stands: codes as far as the lists know them, else the words of the extract. */
export interface EmployerPlace {
  readonly code: string
  readonly name: string
  readonly icb: { readonly code: string; readonly name: string }
  readonly region: { readonly code: string; readonly name: string }
}

const NOT_STATED = 'Not stated'

/** The commonest of these, the first of equals by its letters; what is not stated only where nothing else is. */
function commonest(texts: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const text of texts) if (text !== NOT_STATED) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? NOT_STATED
}

/**
 * Each employer in one board and each board in one region, as tables that add up need it: where posts of one employer state several,
 * the commonest.
 */
export function employerPlaces(posts: readonly FoundPost[]): ReadonlyMap<string, EmployerPlace> {
  const by = (key: (post: FoundPost) => string): [string, FoundPost[]][] => {
    const groups = new Map<string, FoundPost[]>()
    for (const post of posts) groups.set(key(post), [...(groups.get(key(post)) ?? []), post])
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
  }
  const boards = new Map(by(({ employer }) => employer).map(([code, own]) => [code, commonest(own.map(({ icb }) => icb))]))
  const boardOf = (post: FoundPost): string => boards.get(post.employer) ?? NOT_STATED
  // Where no board is stated, two employers have no more in common than that: each keeps its own region.
  const groupOf = (post: FoundPost): string => (boardOf(post) === NOT_STATED ? `employer ${post.employer}` : boardOf(post))
  const regions = new Map(by(groupOf).map(([group, own]) => [group, commonest(own.map((post) => post.region))]))
  return new Map(
    by(({ employer }) => employer).map(([code, own]) => {
      const [first] = own as [FoundPost, ...FoundPost[]]
      const [board, area] = [boardOf(first), regions.get(groupOf(first)) ?? NOT_STATED]
      const place = {
        code,
        name: first.organisation.replace(` (${code})`, ''),
        icb: { code: integratedCareBoard(board)?.code ?? board, name: board },
        region: { code: region(area)?.code ?? area, name: area },
      }
      return [code, place]
    }),
  )
}

/** A board that has the same code in two regions is two places: a code says all that it lies in. */
export function placeCodes({ region: { code: area }, icb, code }: EmployerPlace) {
  return { region: `region ${area}`, icb: `icb ${area}/${icb.code}`, organisation: `organisation ${area}/${icb.code}/${code}` }
}
