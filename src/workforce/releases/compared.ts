import { measureOf, type Coordinates, type Measure, type PublishedRelease } from '../../engines/disclosure/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import type { ReleaseFacts, ReleasePack } from './release-pack.ts'
import { inPost } from './release-tables.ts'

const LINES: readonly (readonly [label: string, measure: Measure, at: Coordinates])[] = [
  ['All: headcount', 'headcount', {}],
  ['All: FTE', 'fte', {}],
  ['AHP plan: headcount', 'headcount', { ahp: 'yes' }],
  ['Psychological-professions plan: headcount', 'headcount', { psychology: 'yes' }],
  ['Art therapy: headcount', 'headcount', { modality: 'art' }],
  ['Dramatherapy: headcount', 'headcount', { modality: 'drama' }],
  ['Music therapy: headcount', 'headcount', { modality: 'music' }],
]

/** The same figures as they were published for an earlier month; null where the two have none in common. */
export function compared(title: string, { published, facts }: ReleasePack, now: PublishedRelease, day: PlainDate): ReleaseFacts['before'] {
  const cells = LINES.flatMap(([label, measure, at]): [string, string, string][] => {
    const [then, after] = [shownAt(published, inPost(facts.asAt), measure, at), shownAt(now, inPost(day), measure, at)]
    return then === null || after === null ? [] : [[label, then, after]]
  })
  return cells.length === 0 ? null : { title, asAt: facts.asAt, cells }
}

function shownAt({ tables }: PublishedRelease, snapshot: string, measure: Measure, at: Coordinates): string | null {
  const wanted = canonical(at)
  for (const each of tables) {
    if (each.snapshot !== snapshot) continue
    for (const [row, { cells }] of each.table.rows.entries())
      for (const [column, { shown }] of cells.entries())
        if (measureOf(each.table, column) === measure && canonical({ ...each.rowsAt[row], ...each.columnsAt[column] }) === wanted)
          return shown
  }
  return null
}

const canonical = (at: Coordinates): string => JSON.stringify(Object.entries(at).sort(([a], [b]) => (a < b ? -1 : 1)))
