import { type Measure } from './count-table.ts'
import { keyOf, type Codes, type Lattice } from './lattice.ts'
import { type Constraint } from './linear-programme.ts'
import { type Movement } from './release.ts'

export interface MarkedCell {
  readonly snapshot: string
  readonly codes: Codes
  readonly treatment: 'shown' | 'small' | 'complementary' | 'zero'
}

/** Above this many groups of people, those that no single table tells apart are left together. */
const finestUpTo = 3000

/**
 * Divides people into the finest groups that the cells tell apart, over all dimensions at once; where those would be too many, over the
 * dimensions of each kind of table on its own, which must then agree in what they have in common.
 * Columns: the cells, then the groups. Constraints: each cell is the sum of its groups.
 */
export function groupsOfPeople(
  space: Lattice,
  measure: Measure,
  cells: readonly MarkedCell[],
  movements: readonly Movement[],
): { columns: number; constraints: Constraint[] } {
  const axes = space.dimensions.map((_, dimension) => axisOf(space, dimension, measure, cells))
  const snapshots = [...new Set([...cells.map(({ snapshot }) => snapshot), ...linked(cells, movements)])]
  const families = familiesOf(space, axes, cells, snapshots.length)
  const empty = cells.filter(({ treatment }) => treatment === 'zero')
  const isInCell = (group: Codes, codes: Codes): boolean =>
    axes.every((axis, dimension) => axis.isIn(group[dimension] as string, codes[dimension] as string))

  const columnOf = new Map<string, number>()
  const groups = families.map((family) => {
    const all = product(axes.map(({ classes, all }, dimension) => (family.has(dimension) ? classes : [all])))
    return snapshots.map((snapshot) => {
      const emptyHere = empty.filter((cell) => cell.snapshot === snapshot)
      return all.filter((codes) => !emptyHere.some((cell) => isInCell(codes, cell.codes)))
    })
  })
  const nameOf = (family: number, snapshot: string, codes: Codes): string => `${family} ${keyOf(snapshot, codes)}`
  for (const [family, each] of groups.entries())
    for (const [index, inSnapshot] of each.entries())
      for (const codes of inSnapshot) columnOf.set(nameOf(family, snapshots[index] as string, codes), cells.length + columnOf.size)
  const at = (family: number, snapshot: string, codes: Codes): number[] => {
    const column = columnOf.get(nameOf(family, snapshot, codes))
    return column === undefined ? [] : [column]
  }
  const sumOf = (family: number, snapshot: number, belongs: (codes: Codes) => boolean): number[] =>
    (groups[family]?.[snapshot] ?? []).filter(belongs).flatMap((codes) => at(family, snapshots[snapshot] as string, codes))

  const sums = cells.map(({ snapshot, codes }, column): Constraint => {
    const family = families.findIndex((dimensions) => shapeOf(space, codes).every((dimension) => dimensions.has(dimension)))
    return equal(
      [column],
      sumOf(family, snapshots.indexOf(snapshot), (group) => isInCell(group, codes)),
    )
  })
  const agreements = families.flatMap((one, first) =>
    families.slice(first + 1).flatMap((other, after): Constraint[] => {
      const common = [...one].filter((dimension) => other.has(dimension))
      const margins = product(axes.map(({ classes, all }, dimension) => (common.includes(dimension) ? classes : [all])))
      const belongsTo =
        (margin: Codes) =>
        (group: Codes): boolean =>
          axes.every((axis, dimension) =>
            common.includes(dimension) ? group[dimension] === margin[dimension] : axis.isIn(group[dimension] as string, axis.all),
          )
      return snapshots.flatMap((_, snapshot) =>
        margins.map((margin) => equal(sumOf(first, snapshot, belongsTo(margin)), sumOf(first + 1 + after, snapshot, belongsTo(margin)))),
      )
    }),
  )
  const everyGroup = groups.flatMap((each, family) =>
    each.flatMap((inSnapshot, index) => inSnapshot.map((codes) => ({ family, snapshot: snapshots[index] as string, codes }))),
  )
  const overlaps = everyGroup.flatMap(({ family, snapshot, codes }) =>
    axes.flatMap((axis, dimension): Constraint[] => {
      const parts = families[family]?.has(dimension) ? axis.parts(codes[dimension] as string) : null
      if (parts === null) return []
      const whole = at(family, snapshot, codes)
      const within = parts.codes.flatMap((code) => at(family, snapshot, codes.with(dimension, code)))
      const each = within.map((part) => ({ ...equal(whole, [part]), low: -Infinity }))
      return parts.all ? [{ ...equal(whole, within), high: Infinity }, ...each] : each
    }),
  )
  const moves = movements
    .filter(({ before }) => snapshots.includes(before))
    .flatMap(({ before, joined, left, after }) =>
      families.flatMap((family, index) =>
        product(axes.map(({ classes, all }, dimension) => (family.has(dimension) ? classes : [all]))).map((codes) =>
          equal([...at(index, after, codes), ...at(index, left, codes)], [...at(index, before, codes), ...at(index, joined, codes)]),
        ),
      ),
    )
  return { columns: cells.length + columnOf.size, constraints: [...sums, ...agreements, ...overlaps, ...moves] }
}

/** The sum of the second less that of the first is 0. */
const equal = (left: readonly number[], right: readonly number[]): Constraint => ({
  terms: [...left.map((column): [number, number] => [column, -1]), ...right.map((column): [number, number] => [column, 1])],
  low: 0,
  high: 0,
})

/** Snapshots bound by a movement to those that are published. */
const linked = (cells: readonly MarkedCell[], movements: readonly Movement[]): string[] =>
  movements.flatMap(({ before, joined, left, after }) => {
    const parts = [before, joined, left, after]
    return cells.some(({ snapshot }) => parts.includes(snapshot)) ? parts : []
  })

const shapeOf = (space: Lattice, codes: Codes): number[] =>
  [...codes.keys()].filter((dimension) => codes[dimension] !== space.dimensions[dimension]?.all)

/** Sets of dimensions that are divided together, so that every cell's dimensions are in one of them. */
function familiesOf(space: Lattice, axes: readonly Axis[], cells: readonly MarkedCell[], snapshots: number): ReadonlySet<number>[] {
  const finest = axes.reduce((size, { classes }) => size * classes.length, snapshots)
  if (finest <= finestUpTo) return [new Set(axes.keys())]
  const shapes = [...new Map(cells.map(({ codes }) => shapeOf(space, codes)).map((shape) => [shape.join(), shape])).values()]
  const largest = shapes.filter(
    (shape) => !shapes.some((other) => other.length > shape.length && shape.every((dimension) => other.includes(dimension))),
  )
  return largest.map((shape) => new Set(shape))
}

interface Axis {
  readonly all: string
  /** Where codes add up: the used codes, each without the used codes within it. Where they overlap: the used codes and all that hold them. */
  readonly classes: readonly string[]
  isIn(group: string, code: string): boolean
  /** Where codes overlap, those within one, and whether these are all there are. */
  parts(code: string): { readonly codes: readonly string[]; readonly all: boolean } | null
}

function axisOf(space: Lattice, dimension: number, measure: Measure, cells: readonly MarkedCell[]): Axis {
  const lines = new Map<string, ReadonlySet<string>>()
  const lineOf = (code: string): ReadonlySet<string> => {
    const known = lines.get(code)
    if (known) return known
    const parent = space.parent(dimension, code)
    const line = new Set([code, ...(parent === null ? [] : lineOf(parent))])
    lines.set(code, line)
    return line
  }
  const all = space.dimensions[dimension]?.all as string
  const used = new Set(cells.map(({ codes }) => codes[dimension] as string))
  if (space.dimensions[dimension]?.overlapping?.includes(measure) === true) {
    const classes = [...new Set([all, ...[...used].flatMap((code) => [...lineOf(code)])])]
    return {
      all,
      classes,
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
  const classes = [...new Set([all, ...used])].filter((code) => !coveredBy(code))
  return { all, classes, isIn: (group, code) => lineOf(group).has(code), parts: () => null }
}

const product = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((rows, list) => rows.flatMap((row) => list.map((each) => [...row, each])), [[]])
