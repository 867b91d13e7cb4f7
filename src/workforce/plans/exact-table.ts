import { measureOf, type CountTable } from '../../engines/disclosure/index.ts'

/** What a figure is: people, posts, FTE in hundredths, a share from 0 to 1, a change in people or FTE, or a number of what the heading names. */
export type FigureKind = 'people' | 'posts' | 'fte' | 'share' | 'change in people' | 'change in FTE' | 'number'

export interface ExactRow {
  readonly labels: readonly string[]
  /** `null` where a figure cannot be given, which is not 0. */
  readonly figures: readonly (number | null)[]
  /** In place of the columns’ own, for a line of another kind. */
  readonly kinds?: readonly FigureKind[]
  readonly isTotal?: boolean
}

/** A table of true figures for those who hold the records: never for publication. */
export interface ExactTable {
  readonly title: string
  /** Who or what is counted. */
  readonly population: string
  readonly rowLabels: readonly string[]
  readonly columns: readonly { readonly heading: string; readonly kind: FigureKind }[]
  readonly rows: readonly ExactRow[]
  /** What stands in place of a figure that cannot be given; else that it is not known. */
  readonly nothing?: string
  /** How it is defined, and what it cannot say. */
  readonly notes: readonly string[]
}

const KINDS = { headcount: 'people', posts: 'posts', fte: 'fte' } as const

/** A table as it is counted, before it is made safe to publish. */
export const exactTable = (table: CountTable): ExactTable => ({
  title: table.title,
  population: table.population,
  rowLabels: table.rowLabels,
  columns: table.columns.map((heading, column) => ({ heading, kind: KINDS[measureOf(table, column)] })),
  rows: table.rows.map(({ labels, counts, isTotal = false }) => ({ labels, figures: counts, isTotal })),
  notes: table.notes ?? [],
})

/** Two tables with the same rows as one, side by side. Throws where the rows differ. */
export function beside(left: ExactTable, right: ExactTable): Pick<ExactTable, 'columns' | 'rows'> {
  if (left.rows.some((row, at) => row.labels.join('|') !== right.rows[at]?.labels.join('|')))
    throw new RangeError(`"${left.title}" and "${right.title}" do not have the same rows`)
  return {
    columns: [...left.columns, ...right.columns],
    rows: left.rows.map((row, at) => ({ ...row, figures: [...row.figures, ...(right.rows[at]?.figures ?? [])] })),
  }
}
