import { fteBy, fteIsKnown, headcountBy, plans, reconciliation } from '../counting/index.ts'
import { beside, exactTable, type ExactTable } from './exact-table.ts'
import { tableTraits, type Counted, type TableKey } from './traits.ts'

const UNKNOWN_FTE = 'FTE is not shown: no post counted here states it.'

export interface PlanTables {
  readonly plans: ExactTable
  /** From the one plan to the combined total, line by line. */
  readonly together: ExactTable
  /** Each person in exactly one line. */
  readonly reconciliation: ExactTable
}

/** The two plans and the combined total, and how they come together. */
export function planTables(people: readonly Counted[]): PlanTables {
  const table = exactTable(plans(people))
  const lines = exactTable(reconciliation(people))
  return { plans: table, together: together(table, lines), reconciliation: lines }
}

/** AHP plan, with the psychological-professions plan, without those in both, with those in neither: the combined total. */
function together({ rows: [ahp, psychology, neither, all] }: ExactTable, { columns, rows: [, , both, alone] }: ExactTable): ExactTable {
  const hasFte = columns.length > 1
  const line = (label: string, person: number | null | undefined, wte: number | null | undefined) => ({
    labels: [label],
    figures: [person ?? 0, ...(hasFte ? [wte ?? 0] : [])],
  })
  return {
    title: 'How the plans add up',
    population: 'Arts therapists found, with an active post, by post',
    rowLabels: ['Line'],
    columns: [{ heading: 'People', kind: 'change in people' }, ...(hasFte ? [{ heading: 'FTE', kind: 'change in FTE' as const }] : [])],
    rows: [
      line('AHP plan', ahp?.figures[0], ahp?.figures[1]),
      line('Psychological-professions plan', psychology?.figures[0], psychology?.figures[1]),
      line('Counted in both plans', -(both?.figures[0] ?? 0), 0),
      line('In neither plan: people with no other post, FTE of all such posts', alone?.figures[0], neither?.figures[1]),
      { ...line('Combined, each person once', all?.figures[0], all?.figures[1]), kinds: ['people', 'fte'], isTotal: true },
    ],
    notes: [
      'People in both plans are taken away once, because both count them. FTE is that of posts, and a post stands in one plan: nothing is taken away.',
    ],
  }
}

/** People and FTE for each value of a trait, by where they stand in the two plans. */
export function tableBy(people: readonly Counted[], by: TableKey, home: string | null): ExactTable {
  const { name, of, once } = tableTraits(home)[by]
  const dimension = { name, once, of: (person: Counted, post: Counted['posts'][number]) => of(person, post).text }
  const heads = named(exactTable(headcountBy(people, dimension)), 'People')
  const title = `By ${name.toLowerCase()}`
  const population = 'Arts therapists found, with an active post'
  const common = { title, population, rowLabels: [name] }
  if (!fteIsKnown(people)) return { ...common, columns: heads.columns, rows: heads.rows, notes: [...heads.notes, UNKNOWN_FTE] }
  const times = named(exactTable(fteBy(people, dimension)), 'FTE')
  return { ...common, ...beside(heads, times), notes: [...heads.notes, ...times.notes] }
}

const named = (table: ExactTable, what: string): ExactTable => ({
  ...table,
  columns: table.columns.map(({ heading, kind }) => ({ heading: `${what}: ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`, kind })),
})

/** Another count that the one shown is held against. */
export interface Comparator {
  /** `31 August 2026`, `the whole organisation`. */
  readonly name: string
  readonly people: readonly Counted[]
}

/** The lines of the plans, by post, beside the same lines elsewhere. `before` is the same choice at an earlier snapshot, `whole` is everybody. */
export function comparison(people: readonly Counted[], before: Comparator | null, whole: Comparator | null): ExactTable | null {
  if (before === null && whole === null) return null
  const shown = plans(people)
  const [then, all] = [before && plans(before.people), whole && plans(whole.people)]
  const hasFte = [people, before?.people, whole?.people].every((each) => !each || fteIsKnown(each))
  const measures = hasFte ? (['people', 'fte'] as const) : (['people'] as const)
  return {
    title: 'The plans against other counts',
    population: 'Arts therapists found, with an active post, by the plan whose line holds the post',
    rowLabels: ['Plan'],
    columns: measures.flatMap((kind) => {
      const what = kind === 'fte' ? 'FTE' : 'People'
      return [
        { heading: `${what}: shown`, kind },
        ...(before
          ? [
              { heading: `${what}: ${before.name}`, kind },
              { heading: `${what}: change`, kind: kind === 'fte' ? ('change in FTE' as const) : ('change in people' as const) },
            ]
          : []),
        ...(whole ? [{ heading: `${what}: ${whole.name}`, kind }] : []),
      ]
    }),
    rows: shown.rows.map(({ labels, isTotal = false }, at) => ({
      labels,
      isTotal,
      figures: measures.flatMap((_, measure) => {
        const figure = (table: typeof shown): number => table.rows[at]?.counts[measure] ?? 0
        return [figure(shown), ...(then ? [figure(then), figure(shown) - figure(then)] : []), ...(all ? [figure(all)] : [])]
      }),
    })),
    notes: [
      ...(before
        ? [
            `Both months are counted with the decisions that stand today. A change is not yet growth: the page on flows tells joiners and leavers from people found since and from records put right.`,
          ]
        : []),
      ...(hasFte ? [] : [UNKNOWN_FTE]),
    ],
  }
}
