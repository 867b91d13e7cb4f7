import { assertCountTable, measureOf, type DisclosureRule, type Measure } from './count-table.ts'
import { codesAt, keyOf, type Codes, type Lattice } from './lattice.ts'
import { roundToNearest } from './protected-table.ts'
import { type KeptBack, type PublishedRelease, type ReleaseTable } from './release.ts'
import { stepOf, type Treatment } from './views.ts'

/** A cell of a release or of an earlier one: the same however many tables show it. */
export interface Cell {
  readonly key: string
  readonly snapshot: string
  readonly codes: Codes
  /** How many people stand behind it; null where only an earlier release has it. */
  readonly people: number | null
  readonly figures: ReadonlyMap<Measure, number>
  readonly places: KeptBack['places']
  readonly earlier: readonly EarlierFigure[]
}

interface EarlierFigure {
  readonly release: number
  readonly measure: Measure
  readonly treatment: Treatment
  /** As printed, FTE in hundredths; 0 where it was kept back. */
  readonly published: number
}

interface Collected {
  snapshot: string
  codes: Codes
  people: number | null
  assumed: number | null
  figures: Map<Measure, number>
  places: { table: number; row: number; column: number }[]
  earlier: EarlierFigure[]
}

/**
 * All cells, in an order that does not hang on that of tables, rows or columns.
 * Throws where one cell is given two different figures.
 */
export function cellsOf(space: Lattice, tables: readonly ReleaseTable[], earlier: readonly PublishedRelease[]): Cell[] {
  const collected = new Map<string, Collected>()
  const at = (snapshot: string, codes: Codes): Collected => {
    const key = keyOf(snapshot, codes)
    const cell = collected.get(key) ?? { snapshot, codes, people: null, assumed: null, figures: new Map(), places: [], earlier: [] }
    collected.set(key, cell)
    return cell
  }
  for (const [index, table] of tables.entries()) collectTable(space, table, index, at)
  for (const [release, { tables: published }] of earlier.entries())
    for (const table of published)
      for (const [row, { cells }] of table.table.rows.entries())
        for (const [column, { value, why }] of cells.entries()) {
          const measure = measureOf(table.table, column)
          const figure = { release, measure, treatment: why, published: (value ?? 0) * (measure === 'fte' ? 100 : 1) }
          at(table.snapshot, codesAt(space, table, row, column)).earlier.push(figure)
        }
  return [...collected]
    .map(([key, { people, assumed, ...cell }]) => ({ key, people: people ?? assumed, ...cell }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

function collectTable(space: Lattice, table: ReleaseTable, index: number, at: (snapshot: string, codes: Codes) => Collected): void {
  assertCountTable(table)
  if (table.columnsAt.length !== table.columns.length) throw new RangeError(`"${table.title}": not every column has coordinates`)
  const once = (before: number | null | undefined, now: number): number => {
    if (before !== undefined && before !== null && before !== now)
      throw new RangeError(`"${table.title}": a cell is ${now} here and ${before} elsewhere in the release`)
    return now
  }
  for (const [row, { counts, basis, at: rowAt }] of table.rows.entries())
    for (const [column, count] of counts.entries()) {
      const cell = at(table.snapshot, space.codesOf(table.at, rowAt, table.columnsAt[column]))
      const measure = measureOf(table, column)
      cell.figures.set(measure, once(cell.figures.get(measure), count))
      if (basis) cell.people = once(cell.people, basis[column] as number)
      if (measure === 'headcount') cell.people = once(cell.people, count)
      else if (!basis) cell.assumed = count
      cell.places.push({ table: index, row, column })
    }
}

/** Whether what was printed of a cell cannot be said of its figure now, so that the earlier release has been corrected. */
export function isContradicted({ people, figures }: Cell, { measure, treatment, published }: EarlierFigure, rule: DisclosureRule): boolean {
  if (people === null) return false
  if (treatment === 'zero') return people !== 0
  if (treatment === 'small') return people === 0 || people >= rule.smallestShown
  if (treatment === 'complementary') return people < rule.smallestShown
  const figure = measure === 'headcount' ? people : figures.get(measure)
  return figure !== undefined && roundToNearest(figure, stepOf(measure, rule)) !== published
}
