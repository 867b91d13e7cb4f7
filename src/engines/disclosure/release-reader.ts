import { type Highs } from 'highs'
import { type Cell } from './cells.ts'
import { programme } from './linear-programme.ts'
import { rescueOf, type Rescue, type RescueBounds } from './rescue.ts'
import { type ReaderRule, type ReleaseView } from './release-views.ts'
import { type Treatment } from './views.ts'

/** What one reader can work out about the hidden cells of one measure. */
export interface ReleaseReader {
  readonly mustFail: boolean
  /** Tells the reader how a cell is treated from now on. */
  see(cell: number, treatment: Treatment): void
  /** Whether any figures agree with what the reader knows. */
  isPossible(): boolean
  /** Figures seen to agree with all this reader knows. */
  witnesses(): readonly Float64Array[]
  /** Whether something that adds up has this cell, now shown, and a single unknown: no programme is needed to see that it is bound. */
  leavesOneAlone(cell: number): boolean
  /** The first of these hidden cells, if any, whose figure need not be in an interval as wide as it must be. */
  firstBound(cells: readonly number[]): number | null
  /**
   * The further cells of least weight without which this one would be free: none where all of them would not do.
   * `weightOf` is null for a cell that cannot be hidden.
   */
  further(cell: number, weightOf: (cell: number) => number | null): readonly number[]
  /** Remembers what is known to be free now; what it returns recalls it, once every cell is treated as it was. */
  remember(): () => void
  end(): void
}

/**
 * Every set of whole figures that agrees with all the reader knows is a witness that those figures may be the true ones.
 * A cell is free once two witnesses are far enough apart in it; one programme often frees many cells.
 */
export function releaseReader(
  highs: Highs,
  view: ReleaseView,
  reader: ReaderRule,
  cells: readonly Cell[],
  isTotal: readonly boolean[],
  mayHide: readonly boolean[],
  other?: ReleaseReader,
): ReleaseReader {
  const { system, most } = view
  const width = system.figures.length
  const columns = new Map(view.cells.map((cell, column) => [cell, column]))
  const low = new Float64Array(width)
  const high = new Float64Array(width).fill(most)
  const treated = new Map<number, Treatment>()
  const attack = programme(highs, width, system.constraints, 'costs')
  for (const column of system.figures.keys()) attack.bound(column, 0, most)
  const learnt = new WeakSet<Float64Array>()
  const sums = reader.mustFail ? system.constraints.filter((each) => each.low === each.high) : []
  let rescue: Rescue | null = null
  const rescueBounds = (): RescueBounds => {
    const gives = system.figures.map((_, column) => column < view.cells.length && mayHide[view.cells[column] as number] === true)
    const asShown = view.cells.map((cell) => reader.range(cells[cell] as Cell, 'shown', isTotal[cell] === true))
    return {
      low: low.map((bound, column) => (gives[column] ? (asShown[column]?.low ?? bound) : bound)),
      high: high.map((bound, column) => (gives[column] ? (asShown[column]?.high ?? bound) : bound)),
      most,
      leastHidden: reader.leastHidden,
      gives,
    }
  }
  let witnesses: Float64Array[] = []
  let least = new Float64Array(width).fill(Infinity)
  let largest = new Float64Array(width).fill(-Infinity)

  const add = (witness: Float64Array): void => {
    witnesses.push(witness)
    for (let column = 0; column < width; column++) {
      least[column] = Math.min(least[column] as number, witness[column] as number)
      largest[column] = Math.max(largest[column] as number, witness[column] as number)
    }
  }
  const isApart = (column: number): boolean => (largest[column] as number) - (least[column] as number) >= reader.width
  /** Whole figures in which a column is between two, preferably far down (1) or up (−1); branching, so slower. */
  const addWhole = (column: number, from: number, to: number, costs: readonly (readonly [number, number])[]): void => {
    if (from > to) return
    attack.bound(column, from, to)
    const whole = attack.cheapest(costs, true)
    attack.bound(column, low[column] as number, high[column] as number)
    if (whole) add(whole.map(Math.round))
  }
  /** Looks for a witness further down (1) or up (−1) in a column. Where the programme's is not whole, one far enough will do, else the furthest. */
  const seek = (column: number, direction: 1 | -1): void => {
    if (direction > 0 ? least[column] === low[column] : largest[column] === high[column]) return
    const furthest = attack.cheapest([[column, direction]])
    if (!furthest) throw new Error('the figures of a release contradict each other')
    if (isWhole(furthest)) return add(furthest.map(Math.round))
    const [from, to] = [low[column] as number, high[column] as number]
    if (witnesses.length > 0) {
      if (direction > 0) addWhole(column, from, Math.min(to, (largest[column] as number) - reader.width), [])
      else addWhole(column, Math.max(from, (least[column] as number) + reader.width), to, [])
    }
    if (!isApart(column)) addWhole(column, from, to, [[column, direction]])
  }

  return {
    mustFail: reader.mustFail,
    see(cell, treatment) {
      const column = columns.get(cell)
      if (column === undefined || treated.get(column) === treatment) return
      treated.set(column, treatment)
      const range = reader.range(cells[cell] as Cell, treatment, isTotal[cell] === true)
      low[column] = range.low
      high[column] = Math.min(range.high, most)
      attack.bound(column, range.low, high[column])
      const kept = witnesses.filter((witness) => (witness[column] as number) >= range.low && (witness[column] as number) <= range.high)
      if (kept.length === witnesses.length) return
      witnesses = []
      least = new Float64Array(width).fill(Infinity)
      largest = new Float64Array(width).fill(-Infinity)
      for (const witness of kept) add(witness)
    },
    leavesOneAlone(cell) {
      const column = columns.get(cell)
      return sums.some(
        ({ terms }) =>
          terms.some(([each]) => each === column) && terms.filter(([each]) => (low[each] as number) < (high[each] as number)).length === 1,
      )
    },
    isPossible: () => attack.cheapest([]) !== null,
    witnesses: () => witnesses,
    firstBound(hidden) {
      for (const witness of other?.witnesses() ?? []) {
        if (learnt.has(witness)) continue
        learnt.add(witness)
        if (witness.every((value, column) => value >= (low[column] as number) && value <= (high[column] as number))) add(witness)
      }
      const open = (): number[] =>
        hidden.flatMap((cell) => {
          const column = columns.get(cell)
          return column === undefined || isApart(column) ? [] : [column]
        })
      for (const direction of [-1, 1]) {
        const together = open()
        const values = together.length > 3 ? attack.cheapest(together.map((column) => [column, direction])) : null
        if (values && isWhole(values)) add(values.map(Math.round))
      }
      for (const column of open()) {
        if (isApart(column)) continue
        seek(column, -1)
        if (!isApart(column)) seek(column, 1)
        if (!isApart(column)) return view.cells[column] as number
      }
      return null
    },
    further(cell, weightOf) {
      const column = columns.get(cell) as number
      rescue ??= rescueOf(highs, system, rescueBounds())
      return rescue.cheapest(column, reader.width, view.cells.map(weightOf)).map((each) => view.cells[each] as number)
    },
    remember() {
      const now = { witnesses: [...witnesses], least: least.slice(), largest: largest.slice() }
      return () => void ({ witnesses, least, largest } = now)
    },
    end() {
      attack.end()
      rescue?.end()
    },
  }
}

const isWhole = (values: Float64Array): boolean => values.every((value) => Math.abs(value - Math.round(value)) < 1e-6)
