import type { Coordinates, Movement, PublishedRelease, ReleaseTable } from '../../engines/disclosure/index.ts'
import { dayInWords, type PlainDate } from '../../kernel/index.ts'
import type { FlowFigures } from '../plans/index.ts'
import { inPost } from './release-tables.ts'

interface Line {
  readonly label: string
  readonly people: number
  readonly at: Coordinates
}

const counted = (day: PlainDate): string => `counted ${day}`

/**
 * Headcounts alone, at the level of everybody: who came and went leads from one stock to the other. The two stocks stand apart from the
 * tables of those who are in post, because only here, and not in each region or band, do the flows add up.
 */
export function flowTables(
  { start, end, group }: Pick<FlowFigures, 'start' | 'end' | 'group'>,
  from: PlainDate,
  to: PlainDate,
): { readonly tables: readonly ReleaseTable[]; readonly movement: Movement } {
  const movement = { before: counted(from), joined: `came ${from} to ${to}`, left: `went ${from} to ${to}`, after: counted(to) }
  const table = (snapshot: string, lines: readonly Line[]): ReleaseTable => ({
    title: 'Joiners and leavers',
    population: 'art, drama and music therapists who were found in the staff record, with an active post, on either day',
    snapshot,
    measure: ['headcount'],
    rowLabels: ['Line'],
    columns: ['Headcount'],
    columnsAt: [{}],
    rows: lines.map(({ label, people, at }) => ({
      labels: [label],
      at,
      counts: [people],
      basis: [people],
      isTotal: Object.keys(at).length === 0,
    })),
    notes: [
      'Both days are counted with the decisions that stood when the release was made. Found since and no longer counted change what is known, not who is employed.',
    ],
  })
  const sum = (...names: (keyof FlowFigures['group'])[]): number => names.reduce((total, name) => total + group[name].people, 0)
  return {
    movement,
    tables: [
      table(movement.before, [{ label: `Counted on ${dayInWords(from)}`, people: start.people, at: {} }]),
      table(movement.joined, [
        { label: 'Joined', people: sum('joined'), at: { flow: 'came' } },
        { label: 'Came from another profession in the organisation', people: sum('changed in'), at: { flow: 'changed profession' } },
        { label: 'Found since: employed before, not counted then', people: sum('found'), at: { flow: 'recorded' } },
        { label: 'All who were added', people: sum('joined', 'changed in', 'found'), at: {} },
      ]),
      table(movement.left, [
        { label: 'Left', people: sum('left'), at: { flow: 'went' } },
        { label: 'Went to another profession in the organisation', people: sum('changed out'), at: { flow: 'changed profession' } },
        { label: 'No longer counted: still employed', people: sum('lost'), at: { flow: 'recorded' } },
        { label: 'All who were taken away', people: sum('left', 'changed out', 'lost'), at: {} },
      ]),
      table(movement.after, [{ label: `Counted on ${dayInWords(to)}`, people: end.people, at: {} }]),
    ],
  }
}

/** Days whose total is shown in one table and kept back in another: as a stock of the flows and as everybody in post. */
export function dividedTotals(published: readonly PublishedRelease[], days: readonly PlainDate[]): PlainDate[] {
  return days.filter((day) => {
    const hidden = published.flatMap(({ tables }) =>
      tables
        .filter(({ snapshot }) => snapshot === inPost(day) || snapshot === counted(day))
        .flatMap(({ table, rowsAt, columnsAt }) =>
          table.rows.flatMap(({ cells }, row) =>
            cells
              .filter((_, column) => Object.keys({ ...rowsAt[row], ...columnsAt[column] }).length === 0)
              .map(({ value }) => value === null),
          ),
        ),
    )
    return new Set(hidden).size > 1
  })
}
