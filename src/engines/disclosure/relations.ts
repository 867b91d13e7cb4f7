import { type Measure } from './count-table.ts'
import { keyOf, type Codes, type Lattice } from './lattice.ts'
import { type Constraint } from './linear-programme.ts'
import { type Movement } from './release.ts'

/** A cell of one snapshot; `figure` is the true one, null where it is not known here. */
export interface MarkedFigure {
  readonly snapshot: string
  readonly codes: Codes
  readonly figure: number | null
}

/** The figures of one measure and all that must add up between them; those after the given ones are published nowhere. */
export interface FigureSystem {
  readonly figures: readonly MarkedFigure[]
  readonly columnOf: ReadonlyMap<string, number>
  readonly constraints: readonly Constraint[]
}

/**
 * Completes the given cells by every cell that holds one of them, and writes down what adds up: each cell is the sum of the cells
 * within it, along each dimension. A reader is taken to know it too where it is luck that it adds up (the codes left out hold nobody)
 * and, where people are counted twice, how many are. Cells that the published ones only cross are not followed.
 * Throws where the true figures do not add up.
 */
export function figureSystem(
  space: Lattice,
  measure: Measure,
  given: readonly MarkedFigure[],
  movements: readonly Movement[],
): FigureSystem {
  const figures = upwardClosure(space, given)
  const columnOf = new Map(figures.map(({ snapshot, codes }, column) => [keyOf(snapshot, codes), column]))
  const families = figures.flatMap((cell, column) => familiesOf(space, measure, columnOf, cell, column))
  const known = figures.map(({ figure }) => figure)
  workOut(known, families)
  const constraints = [
    ...families.flatMap((family) => constraintsOf(family, known, () => inWords(figures[family.parent] as MarkedFigure))),
    ...movements.flatMap((movement) => moved(movement, figures, columnOf, known)),
  ]
  return { figures: figures.map((cell, column) => ({ ...cell, figure: known[column] ?? null })), columnOf, constraints }
}

const inWords = ({ snapshot, codes }: MarkedFigure): string => `${codes.join(', ')} (${snapshot})`

function upwardClosure(space: Lattice, given: readonly MarkedFigure[]): MarkedFigure[] {
  const all = [...given]
  const seen = new Set(given.map(({ snapshot, codes }) => keyOf(snapshot, codes)))
  for (const { snapshot, codes } of all)
    for (const dimension of codes.keys()) {
      const parent = space.parent(dimension, codes[dimension] as string)
      if (parent === null) continue
      const wider = codes.with(dimension, parent)
      const key = keyOf(snapshot, wider)
      if (seen.has(key)) continue
      seen.add(key)
      all.push({ snapshot, codes: wider, figure: null })
    }
  return all
}

interface Family {
  readonly parent: number
  readonly children: readonly number[]
  /** All codes within the parent's are among the children. */
  readonly complete: boolean
  readonly overlapping: boolean
}

function familiesOf(
  space: Lattice,
  measure: Measure,
  columnOf: ReadonlyMap<string, number>,
  { snapshot, codes }: MarkedFigure,
  parent: number,
): Family[] {
  return space.dimensions.flatMap(({ overlapping = [] }, dimension) => {
    const within = space.children(dimension, codes[dimension] as string)
    const children = within.flatMap((code) => columnOf.get(keyOf(snapshot, codes.with(dimension, code))) ?? [])
    if (children.length === 0) return []
    return [{ parent, children, complete: children.length === within.length, overlapping: overlapping.includes(measure) }]
  })
}

/** Fills in true figures that follow from others. */
function workOut(known: (number | null)[], families: readonly Family[]): void {
  const sure = families.filter(({ complete, overlapping }) => complete && !overlapping)
  for (let changed = true; changed;) {
    changed = false
    for (const { parent, children } of sure) {
      const unknown = [parent, ...children].filter((column) => known[column] === null)
      if (unknown.length !== 1) continue
      const [missing] = unknown as [number]
      const sum = children.reduce((total, column) => total + (column === missing ? 0 : (known[column] as number)), 0)
      known[missing] = missing === parent ? sum : (known[parent] as number) - sum
      changed = true
    }
  }
}

function constraintsOf(
  { parent, children, complete, overlapping }: Family,
  known: readonly (number | null)[],
  name: () => string,
): Constraint[] {
  const sumLessParent = (low: number, high: number): Constraint => ({
    terms: [...children.map((child): [number, number] => [child, 1]), [parent, -1]],
    low,
    high,
  })
  const all = [parent, ...children].every((column) => known[column] !== null)
  const beyond = all ? children.reduce((sum, child) => sum + (known[child] as number), -(known[parent] as number)) : null
  if (!overlapping) {
    if (beyond !== null && (beyond > 0 || (complete && beyond < 0)))
      throw new RangeError(`what lies within ${name()} does not add up to it`)
    return [complete || beyond === 0 ? sumLessParent(0, 0) : sumLessParent(-Infinity, 0)]
  }
  const eachWithin = children.map((child): Constraint => ({
    terms: [
      [parent, 1],
      [child, -1],
    ],
    low: 0,
    high: Infinity,
  }))
  if (beyond !== null && (complete || beyond >= 0)) return [sumLessParent(beyond, beyond), ...eachWithin]
  return complete ? [sumLessParent(0, Infinity), ...eachWithin] : eachWithin
}

/** after = before + joined − left; with one of them published nowhere, that it is not below nothing. */
function moved(
  { before, joined, left, after }: Movement,
  figures: readonly MarkedFigure[],
  columnOf: ReadonlyMap<string, number>,
  known: readonly (number | null)[],
): Constraint[] {
  const parts = [
    [after, 1],
    [before, -1],
    [joined, -1],
    [left, 1],
  ] as const
  const snapshots = new Set<string>(parts.map(([snapshot]) => snapshot))
  const cells = new Map(figures.filter(({ snapshot }) => snapshots.has(snapshot)).map(({ codes }) => [keyOf('', codes), codes]))
  return [...cells.values()].flatMap((codes) => {
    const terms = parts.flatMap(([snapshot, factor]): [number, number][] => {
      const column = columnOf.get(keyOf(snapshot, codes))
      return column === undefined ? [] : [[column, factor]]
    })
    if (terms.length < 3) return []
    const missing = parts.find(([snapshot]) => !columnOf.has(keyOf(snapshot, codes)))
    if (missing) return [{ terms, low: missing[1] > 0 ? -Infinity : 0, high: missing[1] > 0 ? 0 : Infinity }]
    if (
      terms.every(([column]) => known[column] !== null) &&
      terms.reduce((sum, [column, factor]) => sum + factor * (known[column] as number), 0) !== 0
    )
      throw new RangeError(`those who joined and left do not lead from ${before} to ${after} at ${codes.join(', ')}`)
    return [{ terms, low: 0, high: 0 }]
  })
}
