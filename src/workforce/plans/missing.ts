import type { FoundPerson } from '../findings/index.ts'
import type { Snapshot } from './snapshot.ts'
import type { Counted } from './traits.ts'

const COVERS = {
  whole: null,
  arts: 'The extract holds only posts that were thought to be arts therapists’: those hidden under other titles are not in it.',
  part: 'The extract holds a part of the organisation: people in the other parts are not counted.',
} as const

const NOT_STATED = 'Not stated'

const GAPS: readonly { readonly what: string; readonly isMissing: (post: Counted['posts'][number]) => boolean }[] = [
  { what: 'FTE that can be read', isMissing: ({ wte }) => wte === null },
  { what: 'band', isMissing: ({ band }) => band === NOT_STATED },
  { what: 'area of work that tells the setting', isMissing: ({ setting }) => setting === null },
  { what: 'region or board', isMissing: ({ region }) => region === NOT_STATED },
  { what: 'age band', isMissing: ({ ageBand }) => ageBand === null },
  { what: 'team', isMissing: ({ team }) => team === null },
]

const posts = (count: number): string => (count === 1 ? '1 counted post has' : `${count} counted posts have`)

/** What the figures leave out, in sentences. Exact, for inside the organisation. */
export function whatIsMissing(snapshot: Snapshot, found: readonly FoundPerson[], counted: readonly Counted[]): string[] {
  const open = found.filter(({ outcome }) => outcome === 'review').length
  const all = counted.flatMap((person) => person.posts)
  const unknown = counted.filter(({ modality }) => modality === 'not known').length
  return [
    ...[COVERS[snapshot.covers ?? 'whole'] ?? []].flat(),
    ...(snapshot.covers === null ? ['It was not said whether the extract holds the whole organisation.'] : []),
    ...(snapshot.hasRegister ? [] : ['No register was compared: whoever is counted is so by what the record states or people decided.']),
    ...(open > 0 ? [`${open} ${open === 1 ? 'person is' : 'people are'} in review and not counted.`] : []),
    ...(unknown > 0 ? [`The modality of ${unknown} ${unknown === 1 ? 'person' : 'people'} is not known.`] : []),
    ...GAPS.flatMap(({ what, isMissing }) => {
      const count = all.filter(isMissing).length
      return count === 0 ? [] : [`${posts(count)} no ${what}.`]
    }),
  ]
}
