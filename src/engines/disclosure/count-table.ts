/** What a figure counts: people, posts, or full-time equivalents (held as whole hundredths, as `Wte` is). */
export type Measure = 'headcount' | 'posts' | 'fte'

/** A table of true counts, as it must never leave the organisation: `protectTable` turns it into what may. */
export interface CountTable {
  readonly title: string
  /** Who is counted, in words. */
  readonly population: string
  /** One for the whole table, or one for each column. */
  readonly measure: Measure | readonly Measure[]
  /** Names of the label columns, such as `Region`, `Modality`. */
  readonly rowLabels: readonly string[]
  readonly columns: readonly string[]
  readonly rows: readonly CountRow[]
  /** The column that holds the total of each row, where there is one. */
  readonly totalColumn?: string
  /** False where people are counted in several cells but once in a total, so that cells add up to more than their total. */
  readonly adds?: boolean
  /** Sentences to print below the table. */
  readonly notes?: readonly string[]
}

export interface CountRow {
  readonly labels: readonly string[]
  /** One for each column: whole numbers from 0 (FTE: hundredths). */
  readonly counts: readonly number[]
  /** How many people stand behind each count; needed for posts and FTE, where a large figure may be one person's. */
  readonly basis?: readonly number[]
  /** True for the row that holds the total of each column. */
  readonly isTotal?: boolean
}

/** What a publication promises the people in it. */
export interface DisclosureRule {
  /** A figure about fewer people than this is not shown. */
  readonly smallestShown: number
  /** Headcounts and posts are shown to the nearest of this. */
  readonly roundTo: number
  /** FTE is shown to the nearest of this many whole-time equivalents. */
  readonly roundFteTo: number
  /** What stands in place of a figure that is not shown. */
  readonly symbol: string
}

/**
 * Below 5 not shown, the rest to the nearest 5: the rule of NHS England's mental health statistics.
 * FTE is rounded as coarsely as people, or it would say more of them than their own figure does.
 */
export const defaultRule: DisclosureRule = { smallestShown: 5, roundTo: 5, roundFteTo: 5, symbol: '[c]' }

export const measureOf = (table: { readonly measure: Measure | readonly Measure[] }, column: number): Measure => {
  const measure = typeof table.measure === 'string' ? table.measure : table.measure[column]
  if (measure === undefined) throw new RangeError(`no measure for column ${column}`)
  return measure
}

/** Throws where a table is not one: that is a mistake of the program that built it. */
export function assertCountTable(table: CountTable): void {
  const width = table.columns.length
  for (const row of table.rows) {
    const cells = [row.counts, ...(row.basis ? [row.basis] : [])]
    if (row.labels.length !== table.rowLabels.length || cells.some((figures) => figures.length !== width))
      throw new RangeError(`"${table.title}": a row does not have one label and one figure for each column`)
    if (cells.flat().some((figure) => !Number.isSafeInteger(figure) || figure < 0))
      throw new RangeError(`"${table.title}": every figure must be a whole number from 0`)
    if (row.basis?.some((people, column) => people === 0 && row.counts[column] !== 0))
      throw new RangeError(`"${table.title}": a figure about nobody must be 0`)
    for (const column of table.columns.keys())
      if (measureOf(table, column) === 'fte' && !row.basis) throw new RangeError(`"${table.title}": FTE needs the headcount behind it`)
  }
  if (table.rows.filter((row) => row.isTotal).length > 1) throw new RangeError(`"${table.title}": more than one total row`)
  if (table.totalColumn !== undefined && !table.columns.includes(table.totalColumn))
    throw new RangeError(`"${table.title}": no column "${table.totalColumn}" to be the total`)
}
