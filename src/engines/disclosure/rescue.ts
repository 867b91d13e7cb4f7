import { type Highs } from 'highs'
import { programme, type Constraint } from './linear-programme.ts'
import { type FigureSystem } from './relations.ts'

/** Finds which shown figures to hide so that a hidden one is no longer bound. */
export interface Rescue {
  /**
   * Columns of little weight that, were they hidden, would let this one differ by `width`; none where no set would do.
   * Null weighs what is hidden already or never may be.
   */
  cheapest(column: number, width: number, weights: readonly (number | null)[]): readonly number[]
  end(): void
}

export interface RescueBounds {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly most: number
  readonly leastHidden: number
  /** Which columns may be hidden; their bounds are those they have while they are shown. */
  readonly gives: readonly boolean[]
}

/**
 * Two sets of figures that both agree with everything, but that what is shown may give way at a price: the first set in columns from 0,
 * the second from `n`, and from `2n` by how much each shown figure gives way in either. In one column they must differ by the width asked for.
 */
export function rescueOf(
  highs: Highs,
  { figures, constraints }: FigureSystem,
  { low, high, most, leastHidden, gives }: RescueBounds,
): Rescue {
  const n = figures.length
  const twice = [0, n].flatMap((offset) =>
    constraints.map((each): Constraint => ({ ...each, terms: each.terms.map(([column, factor]) => [column + offset, factor]) })),
  )
  const giving = [...gives.keys()].filter((column) => gives[column])
  const withinPrice = giving.flatMap((column) =>
    [0, n].flatMap((offset): Constraint[] => [
      {
        terms: [
          [offset + column, 1],
          [2 * n + column, -1],
        ],
        low: -Infinity,
        high: high[column] as number,
      },
      {
        terms: [
          [offset + column, 1],
          [2 * n + column, 1],
        ],
        low: low[column] as number,
        high: Infinity,
      },
    ]),
  )
  const apart = figures.map((_, column): Constraint => ({
    terms: [
      [column, 1],
      [n + column, -1],
    ],
    low: -Infinity,
    high: Infinity,
  }))
  const search = programme(highs, 3 * n, [...twice, ...withinPrice, ...apart], 'bounds')
  for (const column of figures.keys()) {
    const from = gives[column] ? Math.min(leastHidden, low[column] as number) : (low[column] as number)
    for (const offset of [0, n]) search.bound(offset + column, from, gives[column] ? most : (high[column] as number))
    search.bound(2 * n + column, 0, gives[column] ? most : 0)
  }
  const firstApart = twice.length + withinPrice.length
  return {
    cheapest(column, width, weights) {
      const total = (found: readonly number[]): number => found.reduce((sum, each) => sum + (weights[each] ?? 0), 0)
      search.boundRow(firstApart + column, width, Infinity)
      let amounts: Float64Array | null = null
      let best: readonly number[] = []
      // After the first time, what had to give much costs less for each unit: the price is for giving way at all.
      for (let round = 0; round < 2; round++) {
        const prices = giving.map((each): [number, number] => [
          2 * n + each,
          (weights[each] ?? 0) / Math.max(amounts === null ? 1 : (amounts[2 * n + each] as number), 1e-2),
        ])
        amounts = search.cheapest(prices)
        const give = (values: Float64Array): number[] =>
          giving.filter((each) => weights[each] !== null && (values[2 * n + each] as number) > 1e-6)
        if (amounts !== null && give(amounts).length === 0) amounts = search.cheapest(prices, true)
        if (amounts === null) break
        const found = give(amounts)
        if (best.length === 0 || total(found) < total(best)) best = found
      }
      search.boundRow(firstApart + column, -Infinity, Infinity)
      return best
    },
    end: () => search.end(),
  }
}
