import { measureOf, type Measure } from './count-table.ts'
import { codesAt, keyOf, lattice, type Codes, type Lattice } from './lattice.ts'
import { programme, solver, type Constraint } from './linear-programme.ts'
import { type Coordinates, type Movement, type PublishedRelease } from './release.ts'
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
 * Throws where no figures agree with what was published.
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
    const { columns, constraints } = unknowns(space, measure, printed, movements)
    const most = 4 * Math.max(0, ...printed.map((cell) => cell.published)) + (measure === 'fte' ? 100_000 : 1000)
    const reader = programme(highs, columns, constraints)
    try {
      for (let column = 0; column < columns; column++) reader.bound(column, 0, most)
      for (const [column, cell] of printed.entries()) {
        const { low, high } = rangeOf(cell, knows, printed, space)
        reader.bound(column, low, Math.min(high, most))
      }
      return [...printed.entries()].flatMap(([column, { snapshot, codes, treatment }]) => {
        if (treatment !== 'small' && treatment !== 'complementary') return []
        const least = reader.cheapest([[column, 1]])?.[column]
        const largest = reader.cheapest([[column, -1]])?.[column]
        if (least === undefined || largest === undefined) throw new RangeError('the published figures contradict each other')
        const high = Math.floor(largest + 1e-6)
        return [{ snapshot, measure, at: space.coordinatesOf(codes), low: Math.ceil(least - 1e-6), high: high >= most ? Infinity : high }]
      })
    } finally {
      reader.end()
    }
  })
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

interface PrintedCell {
  readonly snapshot: string
  readonly measure: Measure
  readonly codes: Codes
  readonly treatment: 'shown' | 'small' | 'complementary' | 'zero'
  readonly published: number
  readonly rule: Parameters<typeof publishedRange>[1]
}

/** Each cell once, as it was printed last. */
function printedCells(space: Lattice, published: readonly PublishedRelease[]): PrintedCell[] {
  const cells = new Map<string, PrintedCell>()
  for (const { tables } of published)
    for (const at of tables)
      for (const [row, { cells: figures }] of at.table.rows.entries())
        for (const [column, { value, why: treatment }] of figures.entries()) {
          const measure = measureOf(at.table, column)
          const codes = codesAt(space, at, row, column)
          const published = (value ?? 0) * (measure === 'fte' ? 100 : 1)
          cells.set(`${measure} ${keyOf(at.snapshot, codes)}`, {
            snapshot: at.snapshot,
            measure,
            codes,
            treatment,
            published,
            rule: at.table.rule,
          })
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
  const hidden = cell.treatment === 'small' || cell.treatment === 'complementary'
  return publishedRange({ ...cell, isTotal: hidden && (knows === 'symbols' || printed.some(holds)) }, cell.rule)
}

/** Columns: the printed cells, then the finest groups of people of each snapshot. */
function unknowns(
  space: Lattice,
  measure: Measure,
  printed: readonly PrintedCell[],
  movements: readonly Movement[],
): { columns: number; constraints: Constraint[] } {
  const snapshots = [...new Set([...printed.map(({ snapshot }) => snapshot), ...linked(printed, movements)])]
  const axes = space.dimensions.map((_, dimension) => axisOf(space, dimension, measure, printed))
  const groups = snapshots.flatMap((snapshot) => product(axes.map(({ classes }) => classes)).map((codes) => ({ snapshot, codes })))
  const empty = printed.filter(({ treatment }) => treatment === 'zero')
  const isEmpty = ({ snapshot, codes }: { snapshot: string; codes: Codes }): boolean =>
    empty.some(
      (cell) =>
        cell.snapshot === snapshot &&
        axes.every((axis, dimension) => axis.isIn(codes[dimension] as string, cell.codes[dimension] as string)),
    )
  const people = groups.filter((group) => !isEmpty(group))
  const columnOf = new Map(people.map(({ snapshot, codes }, index) => [keyOf(snapshot, codes), printed.length + index]))
  const at = (snapshot: string, codes: Codes): number[] => {
    const column = columnOf.get(keyOf(snapshot, codes))
    return column === undefined ? [] : [column]
  }
  const sums = printed.map(({ snapshot, codes }, column): Constraint => {
    const parts = people.flatMap((group, index) =>
      group.snapshot === snapshot &&
      axes.every((axis, dimension) => axis.isIn(group.codes[dimension] as string, codes[dimension] as string))
        ? [printed.length + index]
        : [],
    )
    return { terms: [[column, -1], ...parts.map((part): [number, number] => [part, 1])], low: 0, high: 0 }
  })
  const overlaps = people.flatMap(({ snapshot, codes }): Constraint[] =>
    axes.flatMap((axis, dimension) => {
      const parts = axis.parts(codes[dimension] as string)
      if (!axis.overlapping || parts === null) return []
      const [whole] = at(snapshot, codes) as [number]
      const columns = parts.codes.flatMap((code) => at(snapshot, codes.with(dimension, code)))
      const each = columns.map((part): Constraint => ({
        terms: [
          [whole, 1],
          [part, -1],
        ],
        low: 0,
        high: Infinity,
      }))
      return parts.all
        ? [{ terms: [[whole, -1], ...columns.map((part): [number, number] => [part, 1])], low: 0, high: Infinity }, ...each]
        : each
    }),
  )
  const moves = movements.flatMap(({ before, joined, left, after }): Constraint[] => {
    if (![before, joined, left, after].some((snapshot) => snapshots.includes(snapshot))) return []
    return product(axes.map(({ classes }) => classes)).map((codes) => ({
      terms: (
        [
          [after, 1],
          [before, -1],
          [joined, -1],
          [left, 1],
        ] as const
      ).flatMap(([snapshot, factor]) => at(snapshot, codes).map((column): [number, number] => [column, factor])),
      low: 0,
      high: 0,
    }))
  })
  return { columns: printed.length + people.length, constraints: [...sums, ...overlaps, ...moves] }
}

/** Snapshots that are published nowhere but bound by a movement to those that are. */
const linked = (printed: readonly PrintedCell[], movements: readonly Movement[]): string[] =>
  movements.flatMap(({ before, joined, left, after }) => {
    const parts = [before, joined, left, after]
    return parts.some((snapshot) => printed.some((cell) => cell.snapshot === snapshot)) ? parts : []
  })

interface Axis {
  /** Where codes add up: the used codes, each without the used codes within it. Where they overlap: the used codes and all that hold them. */
  readonly classes: readonly string[]
  readonly overlapping: boolean
  isIn(group: string, code: string): boolean
  parts(code: string): { readonly codes: readonly string[]; readonly all: boolean } | null
}

function axisOf(space: Lattice, dimension: number, measure: Measure, printed: readonly PrintedCell[]): Axis {
  const lineOf = (code: string): string[] => {
    const line = [code]
    for (let next = space.parent(dimension, code); next !== null; next = space.parent(dimension, next)) line.push(next)
    return line
  }
  const used = new Set(printed.map(({ codes }) => codes[dimension] as string))
  const overlapping = space.dimensions[dimension]?.overlapping?.includes(measure) === true
  if (overlapping) {
    const classes = [...new Set([...used].flatMap(lineOf))]
    return {
      classes,
      overlapping,
      isIn: (group, code) => group === code,
      parts: (code) => {
        const within = space.children(dimension, code)
        const codes = within.filter((each) => classes.includes(each))
        return codes.length === 0 ? null : { codes, all: codes.length === within.length }
      },
    }
  }
  const coveredBy = (code: string): boolean => {
    const within = space.children(dimension, code)
    return within.length > 0 && within.every((each) => used.has(each) || coveredBy(each))
  }
  const top = space.dimensions[dimension]?.all as string
  const classes = [...new Set([top, ...used])].filter((code) => !coveredBy(code))
  return { classes, overlapping, isIn: (group, code) => lineOf(group).includes(code), parts: () => null }
}

const product = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((each) => [...row, each])), [[]])
