/** Pairs that show the same level in every comparison: an index into each comparison's levels (0 strongest), -1 for missing. */
export interface Pattern {
  readonly levels: readonly number[]
  readonly pairs: number
}

/** For each comparison, the share of pairs at each level. */
export type Shares = readonly (readonly number[])[]

/** Pseudo-pairs that the declared expectation counts for, so that no level is ever impossible. */
const PRIOR_PAIRS = 20

const factor = (m: Shares, u: Shares, pattern: Pattern): number =>
  pattern.levels.reduce((product, level, c) => (level < 0 ? product : (product * (m[c]?.[level] ?? 1)) / (u[c]?.[level] ?? 1)), 1)

/** Shares from counts, drawn towards the declared expectation. */
export function smoothed(counts: readonly number[], expected: readonly number[]): number[] {
  const total = counts.reduce((sum, n) => sum + n, 0)
  return counts.map((n, i) => (n + PRIOR_PAIRS * (expected[i] ?? 0)) / (total + PRIOR_PAIRS))
}

/**
 * Expectation–maximisation over pattern counts (Fellegi–Sunter with u held fixed): the share of true pairs, and m for the
 * comparisons that are free to learn. Work is per pattern, of which there are hundreds, not per pair.
 */
export function expectationMaximisation(patterns: readonly Pattern[], start: Shares, u: Shares, free: readonly boolean[], rounds = 50) {
  let m = start.map((shares) => [...shares])
  let share = 0.1
  let counts: number[][] = []
  for (let round = 0; round < rounds; round++) {
    counts = m.map((shares) => shares.map(() => 0))
    let expected = 0
    let total = 0
    for (const pattern of patterns) {
      const odds = (share / (1 - share)) * factor(m, u, pattern)
      const here = pattern.pairs * (odds / (1 + odds))
      expected += here
      total += pattern.pairs
      pattern.levels.forEach((level, c) => {
        const row = counts[c]
        if (level >= 0 && row) row[level] = (row[level] ?? 0) + here
      })
    }
    if (total === 0) break
    const next = m.map((shares, c) => (free[c] ? smoothed(counts[c] ?? [], start[c] ?? []) : shares))
    const moved = Math.abs(expected / total - share) + next.flat().reduce((sum, value, i) => sum + Math.abs(value - (m.flat()[i] ?? 0)), 0)
    share = Math.min(0.999, Math.max(1e-9, expected / total))
    m = next
    if (moved < 1e-6) break
  }
  return { share, m, counts }
}

/** The share of true pairs among all pairs that makes the blocked patterns most likely, m and u held fixed. */
export function shareOfTruePairs(patterns: readonly Pattern[], m: Shares, u: Shares, allPairs: number, start: number): number {
  let share = start
  for (let round = 0; round < 200; round++) {
    let expected = 0
    for (const pattern of patterns) {
      const odds = (share / (1 - share)) * factor(m, u, pattern)
      expected += pattern.pairs * (odds / (1 + odds))
    }
    const next = Math.min(0.5, Math.max(0.1 / allPairs, expected / allPairs))
    if (Math.abs(next - share) <= 1e-9 * share) return next
    share = next
  }
  return share
}
