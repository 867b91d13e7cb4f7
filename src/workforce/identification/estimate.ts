/** Two lists of the same people, by which of the two each person stands on. */
export interface TwoLists {
  readonly both: number
  readonly onlyFirst: number
  readonly onlySecond: number
}

export interface Interval {
  readonly low: number
  readonly middle: number
  readonly high: number
}

const Z = 1.959964

/**
 * How many people there are in all, on either list or on neither: Chapman's (1951) nearly unbiased form of the
 * Lincoln–Petersen estimate with Seber's (1970) variance. The interval is log-normal on the number still hidden
 * (Burnham's form, in Rexstad and Burnham 1991), so it never falls below the people already seen.
 * Null where the overlap is too small to carry an estimate (fewer than 7, after Robson and Regier 1964).
 */
export function chapman({ both, onlyFirst, onlySecond }: TwoLists): Interval | null {
  if (both < 7) return null
  const [first, second] = [both + onlyFirst, both + onlySecond]
  const middle = ((first + 1) * (second + 1)) / (both + 1) - 1
  const variance = ((first + 1) * (second + 1) * onlyFirst * onlySecond) / ((both + 1) ** 2 * (both + 2))
  const seen = both + onlyFirst + onlySecond
  return around(seen, Math.max(0, middle - seen), variance)
}

function around(seen: number, hidden: number, variance: number): Interval {
  if (hidden === 0 || variance === 0) return { low: seen + hidden, middle: seen + hidden, high: seen + hidden }
  const spread = Math.exp(Z * Math.sqrt(Math.log(1 + variance / hidden ** 2)))
  return { low: seen + hidden / spread, middle: seen + hidden, high: seen + hidden * spread }
}

/**
 * The same with lists that depend on each other: `oddsRatio` is how many times the odds of standing on the second list
 * rise by standing on the first (1 is independence). The number on neither list is then oddsRatio × onlyFirst × onlySecond / both.
 */
export function underDependence(lists: TwoLists, oddsRatio: number): Interval | null {
  const independent = chapman(lists)
  if (!independent) return null
  const seen = lists.both + lists.onlyFirst + lists.onlySecond
  const scale = (value: number) => seen + oddsRatio * (value - seen)
  return { low: scale(independent.low), middle: scale(independent.middle), high: scale(independent.high) }
}
