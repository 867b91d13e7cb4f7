import { fteBy, fteIsKnown, headcountBy, plans, reconciliation } from '../counting/index.ts'
import { beside, exactTable, type ExactTable } from './exact-table.ts'
import { tableTraits, type Counted, type TableKey } from './traits.ts'

const UNKNOWN_FTE = 'FTE is not shown: no post counted here states it.'

/** The two plans and the combined total, and how they come together: each person in exactly one line. */
export const planTables = (people: readonly Counted[]): { readonly plans: ExactTable; readonly reconciliation: ExactTable } => ({
  plans: exactTable(plans(people)),
  reconciliation: exactTable(reconciliation(people)),
})

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
    title: 'Compared',
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
