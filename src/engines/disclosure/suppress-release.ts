import { type Highs } from 'highs'
import { type Cell } from './cells.ts'
import { type DisclosureRule } from './count-table.ts'
import { type Lattice } from './lattice.ts'
import { releaseReader, type ReleaseReader } from './release-reader.ts'
import { releaseViews, totalsAmong } from './release-views.ts'
import { type Movement } from './release.ts'
import { type Treatment } from './views.ts'

export interface ReleaseTask {
  readonly space: Lattice
  readonly cells: readonly Cell[]
  readonly movements: readonly Movement[]
  readonly rule: DisclosureRule
  /** How each cell must at least be treated, and whether it may be hidden further. */
  readonly start: readonly Treatment[]
  readonly mayHide: readonly boolean[]
  /** `exact` leaves out the reader who knows the reasons: what that one costs is measured by it. */
  readonly readers?: 'exact' | 'both'
}

export type ReleaseSuppression =
  | {
      readonly treated: readonly Treatment[]
      /** For each further hidden cell, the one for whose sake. */
      readonly protects: ReadonlyMap<number, number>
      /** Cells that nothing can keep from a reader who knows which hidden figures are small. */
      readonly pinnedByReasons: ReadonlySet<number>
    }
  /** Hiding all that may be hidden would not keep this one safe; null: no figures agree with those published before. */
  | { readonly unsafe: number | null }

const isHidden = (treatment: Treatment | undefined): boolean => treatment === 'small' || treatment === 'complementary'

/** As `suppress`, over all tables of a release at once, with a linear programme in place of the network. */
export function suppressRelease(
  highs: Highs,
  { space, cells, movements, rule, start, mayHide, readers: which = 'both' }: ReleaseTask,
): ReleaseSuppression {
  const isTotal = totalsAmong(space, cells)
  const readers = releaseViews(space, cells, movements, rule).flatMap((view) =>
    view.readers
      .filter(({ mustFail }) => mustFail || which === 'both')
      .reduce<ReleaseReader[]>((before, reader) => [...before, releaseReader(highs, view, reader, cells, isTotal, mayHide, before[0])], []),
  )
  try {
    const weights = weightsOf(cells, isTotal, 3)
    const found: State[] = []
    for (const approach of cells.length <= severalUpTo ? approaches : approaches.slice(0, 1)) {
      if (
        found.some(
          ({ protects }) =>
            !approach.isWorthwhile(
              [...protects.keys()].some((cell) => isTotal[cell]),
              protects.size,
            ),
        )
      )
        continue
      const state: State = {
        readers,
        treated: [],
        weights: weightsOf(cells, isTotal, approach.total),
        order: approach.backwards ? -1 : 1,
        mayHide,
        protects: new Map(),
        pinned: new Map(readers.map((reader) => [reader, new Set()])),
      }
      for (const [cell, treatment] of start.entries()) treat(state, cell, treatment)
      if (!readers.every((reader) => reader.isPossible())) return { unsafe: null }
      const unsafe = secure(state)
      if (unsafe !== null) return { unsafe }
      giveBack(state)
      found.push(state)
    }
    const cost = ({ protects }: State): number => [...protects.keys()].reduce((sum, cell) => sum + (weights[cell] as number), 0)
    const { treated, protects, pinned } = found.reduce((best, each) => (cost(each) < cost(best) - 1e-9 ? each : best))
    return { treated, protects, pinnedByReasons: new Set([...pinned.values()].flatMap((each) => [...each])) }
  } finally {
    for (const reader of readers) reader.end()
  }
}

/** What one way of going about it finds dear, another may find cheaply: the best is taken. `total`: what hiding a total counts for. */
const approaches = [
  { total: 3, backwards: false, isWorthwhile: () => true },
  { total: 30, backwards: false, isWorthwhile: (totalsHidden: boolean) => totalsHidden },
  { total: 3, backwards: true, isWorthwhile: (_: boolean, further: number) => further > 2 },
]

/** Above this many cells there is time for one approach. */
const severalUpTo = 150

interface State {
  readonly readers: readonly ReleaseReader[]
  readonly treated: Treatment[]
  readonly weights: readonly number[]
  readonly order: 1 | -1
  readonly mayHide: readonly boolean[]
  readonly protects: Map<number, number>
  /** For each reader the cells that nothing keeps from them. */
  readonly pinned: Map<ReleaseReader, Set<number>>
}

function treat({ treated, readers }: State, cell: number, treatment: Treatment): void {
  treated[cell] = treatment
  for (const reader of readers) reader.see(cell, treatment)
}

const hiddenCells = ({ treated, order }: State): number[] =>
  [...treated.keys()].filter((cell) => isHidden(treated[cell])).sort((a, b) => order * (a - b))

/** A cell less is worth more than the people in it. */
function weightsOf(cells: readonly Cell[], isTotal: readonly boolean[], total: number): number[] {
  const most = Math.max(1, ...cells.map(({ people }) => people ?? 0))
  return cells.map(({ people }, cell) => (isTotal[cell] ? total : 1) + (people ?? 0) / most)
}

/** Hides the cheapest further cells until every reader is kept out of every hidden cell; else the cell that cannot be made safe. */
function secure(state: State): number | null {
  const { readers, treated, weights, mayHide, protects, pinned } = state
  const weightOf = (cell: number): number | null => (mayHide[cell] && treated[cell] === 'shown' ? (weights[cell] as number) : null)
  const nextBound = (reader: ReleaseReader): number | null =>
    reader.firstBound(hiddenCells(state).filter((cell) => !pinned.get(reader)?.has(cell)))
  for (let changed = true; changed;) {
    changed = false
    for (const reader of readers)
      for (let cell = nextBound(reader); cell !== null; cell = nextBound(reader)) {
        const further = reader.further(cell, weightOf)
        if (further.length === 0 && reader.mustFail) return cell
        if (further.length === 0) pinned.get(reader)?.add(cell)
        for (const other of further) {
          treat(state, other, 'complementary')
          protects.set(other, cell)
        }
        changed ||= further.length > 0
      }
  }
  return null
}

/** Further hidden cells, the dearest first. */
const dearest = ({ protects, weights }: State): number[] =>
  [...protects.keys()].sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b)

/** Shows again what the release is safe without hiding. */
function giveBack(state: State): void {
  const { readers, protects, pinned } = state
  for (const cell of dearest(state)) {
    const recalls = readers.map((reader) => reader.remember())
    const likely = protects.get(cell) as number
    treat(state, cell, 'shown')
    const hidden = hiddenCells(state)
    const keepsOut = (reader: ReleaseReader): boolean =>
      [[likely], hidden].every((some) => reader.firstBound(some.filter((other) => !pinned.get(reader)?.has(other))) === null)
    if (!readers.some((reader) => reader.leavesOneAlone(cell)) && readers.every(keepsOut)) {
      protects.delete(cell)
      continue
    }
    treat(state, cell, 'complementary')
    for (const recall of recalls) recall()
  }
}
