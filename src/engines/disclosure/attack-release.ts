import { measureOf, type Measure } from './count-table.ts'
import { codesAt, keyOf, lattice, type Codes, type Lattice } from './lattice.ts'
import { programme, solver, type Programme } from './linear-programme.ts'
import { groupsOfPeople } from './groups.ts'
import { type Coordinates, type PublishedRelease } from './release.ts'
import { publishedRange } from './views.ts'

export interface AttackOptions {
  /**
   * `symbols`: the reader of what is printed, to whom the symbol says that somebody is there.
   * `reasons` (unless told otherwise): one who also knows which of the hidden figures that hold no others are the small ones.
   */
  readonly knows?: 'symbols' | 'reasons'
}

/** What a reader can work out about a hidden figure; FTE in hundredths. */
export interface RecoveredFigure {
  readonly snapshot: string
  readonly measure: Measure
  readonly at: Coordinates
  readonly low: number
  /** Infinity where nothing bounds it. */
  readonly high: number
}

/**
 * Attacks all that has been published, old and new, as a reader would who knows the rule, the hierarchies and how figures are rounded.
 * It goes by the published tables alone. People are divided into the finest groups that the tables tell apart, as unknowns
 * from 0 up; each published cell is a sum of them. The bounds are those of the linear programme, moved inwards to whole numbers: outer bounds of what
 * an integer programme would give, and equal to them but for rare tables of three ways.
 * Of an edition that has been corrected, give the correction alone. Throws where no figures agree with what was published.
 */
export async function attackRelease(
  published: readonly PublishedRelease[],
  { knows = 'reasons' }: AttackOptions = {},
): Promise<readonly RecoveredFigure[]> {
  const space = lattice(unitedDimensions(published))
  const cells = printedCells(space, published)
  const movements = published.flatMap((release) => release.movements)
  const highs = await solver()
  return [...new Set(cells.map(({ measure }) => measure))].flatMap((measure) => {
    const printed = cells.filter((cell) => cell.measure === measure)
    const { columns, constraints } = groupsOfPeople(space, measure, printed, movements)
    const most = 4 * Math.max(0, ...printed.map((cell) => cell.published)) + (measure === 'fte' ? 100_000 : 1000)
    const ranges = printed.map((cell) => rangeOf(cell, knows, printed, space))
    const reader = programme(highs, columns, constraints, 'costs')
    try {
      for (let column = 0; column < columns; column++)
        reader.bound(column, ranges[column]?.low ?? 0, Math.min(ranges[column]?.high ?? most, most))
      const hidden = [...printed.keys()].filter((column) => printed[column]?.isKept)
      const low = furthest(reader, hidden, 1, (column) => ranges[column]?.low ?? 0)
      const high = furthest(reader, hidden, -1, (column) => Math.min(ranges[column]?.high ?? most, most))
      return hidden.map((column, index) => ({
        snapshot: (printed[column] as PrintedCell).snapshot,
        measure,
        at: space.coordinatesOf((printed[column] as PrintedCell).codes),
        low: Math.ceil((low[index] as number) - 1e-6),
        high: (high[index] as number) >= most ? Infinity : Math.floor((high[index] as number) + 1e-6),
      }))
    } finally {
      reader.end()
    }
  })
}

const isHidden = ({ treatment }: PrintedCell): boolean => treatment === 'small' || treatment === 'complementary'

/** The least (1) or largest (−1) that each of these can be; no programme for those that one of another was seen to bring to their end. */
function furthest(reader: Programme, columns: readonly number[], direction: 1 | -1, endOf: (column: number) => number): number[] {
  const atEnd = new Set<number>()
  const solve = (costs: readonly (readonly [number, number])[]): Float64Array => {
    const values = reader.cheapest(costs)
    if (!values) throw new RangeError('the published figures contradict each other')
    for (const column of columns) if (Math.abs((values[column] as number) - endOf(column)) < 1e-6) atEnd.add(column)
    return values
  }
  solve(columns.map((column) => [column, direction]))
  return columns.map((column) => (atEnd.has(column) ? endOf(column) : (solve([[column, direction]])[column] as number)))
}

function unitedDimensions(published: readonly PublishedRelease[]): PublishedRelease['dimensions'] {
  const names = new Map(published.flatMap(({ dimensions }) => dimensions).map((dimension) => [dimension.name, dimension]))
  return [...names.values()].map((dimension) => ({
    ...dimension,
    within: Object.assign(
      {},
      ...published.flatMap(({ dimensions }) => dimensions.filter(({ name }) => name === dimension.name).map(({ within }) => within)),
    ) as Record<string, string>,
  }))
}

/** A cell as it was printed; FTE in hundredths. */
export interface PrintedCell {
  readonly snapshot: string
  readonly measure: Measure
  readonly codes: Codes
  readonly treatment: 'shown' | 'small' | 'complementary' | 'zero'
  readonly published: number
  /** Kept back in one table at least. */
  readonly isKept: boolean
  readonly rule: Parameters<typeof publishedRange>[1]
}

/** Each cell once. What is shown anywhere is known, but is listed as hidden where another table keeps it back. */
function printedCells(space: Lattice, published: readonly PublishedRelease[]): PrintedCell[] {
  const cells = new Map<string, PrintedCell>()
  for (const { tables } of published)
    for (const at of tables)
      for (const [row, { cells: figures }] of at.table.rows.entries())
        for (const [column, { value, why: treatment }] of figures.entries()) {
          const measure = measureOf(at.table, column)
          const codes = codesAt(space, at, row, column)
          const key = `${measure} ${keyOf(at.snapshot, codes)}`
          const before = cells.get(key)
          const isKept = value === null || before?.isKept === true
          const printed = value === null && before ? before : { treatment, published: (value ?? 0) * (measure === 'fte' ? 100 : 1) }
          cells.set(key, { snapshot: at.snapshot, measure, codes, rule: at.table.rule, ...printed, isKept })
        }
  return [...cells.values()]
}

function rangeOf(
  cell: PrintedCell,
  knows: 'symbols' | 'reasons',
  printed: readonly PrintedCell[],
  space: Lattice,
): { low: number; high: number } {
  const holds = (other: PrintedCell): boolean =>
    other !== cell && other.snapshot === cell.snapshot && space.contains(cell.codes, other.codes)
  return publishedRange({ ...cell, isTotal: isHidden(cell) && (knows === 'symbols' || printed.some(holds)) }, cell.rule)
}
