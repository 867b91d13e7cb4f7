import type { SeededRandom } from '../../kernel/index.ts'

/** Weighted drawing from a long list: one number and a search by halves, instead of a walk. */
export class Draw<T> {
  readonly #items: readonly T[]
  readonly #upTo: Float64Array

  constructor(weighted: readonly (readonly [T, number])[]) {
    let total = 0
    this.#items = weighted.map(([item]) => item)
    this.#upTo = Float64Array.from(weighted, ([, weight]) => (total += weight))
    if (!(total > 0)) throw new RangeError('nothing to draw from')
  }

  next(random: SeededRandom): T {
    const wanted = random.next() * (this.#upTo.at(-1) ?? 0)
    let low = 0
    let high = this.#upTo.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#upTo[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    return this.#items[low] as T
  }
}

/** Frequencies that fall as names do: the second is not much rarer than the first, the hundredth is. */
export const byRank = <T>(items: readonly T[], fall: number): (readonly [T, number])[] =>
  [...new Set(items)].map((item, rank) => [item, 1 / (rank + 4) ** fall] as const)
