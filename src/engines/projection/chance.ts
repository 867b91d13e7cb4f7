import type { Spread } from './supply.ts'

// Each draw turns one uniform number into a value of its distribution by the inverse of the distribution function. So every run takes
// the same number of draws whatever is assumed, and the same uniform number never gives less where more is expected: two scenarios
// with the same seed meet the same luck. Only + − × ÷ and square roots are used, which every machine rounds alike.

/** The value of a triangular distribution below which the share `uniform` of it lies. */
export function triangular({ value, low, high }: Spread, uniform: number): number {
  if (low === high) return value
  const rising = (value - low) / (high - low)
  return uniform < rising
    ? low + Math.sqrt(uniform * (high - low) * (value - low))
    : high - Math.sqrt((1 - uniform) * (high - low) * (high - value))
}

/** A whole number whose expectation is the figure. */
export const wholeNumber = (figure: number, uniform: number): number => {
  const floor = Math.floor(figure)
  return uniform < figure - floor ? floor + 1 : floor
}

/** How many of `people` do what each does with the given probability. */
export function binomial(people: number, probability: number, uniform: number): number {
  if (people === 0 || probability <= 0) return 0
  if (probability >= 1) return people
  const odds = probability / (1 - probability)
  const mode = Math.min(Math.floor((people + 1) * probability), people)
  return quantile(mode, (count) => ((people - count + 1) / count) * odds, uniform)
}

/** How many come in a year when `expected` come on average, each by themselves. */
export function poisson(expected: number, uniform: number): number {
  return expected <= 0 ? 0 : quantile(Math.floor(expected), (count) => expected / count, uniform)
}

/** A term so much smaller than the largest no longer moves a sum. */
const NEGLIGIBLE = 1e-17

/** The kernel's uniform numbers are steps of 2⁻³²: one stands for the middle of its step, so that none is the impossible 0. */
const HALF_STEP = 2 ** -33

/**
 * The smallest count whose distribution function exceeds `uniform`, for a distribution with one peak of which only the ratio of
 * each term to the one before is known. Terms are reckoned from the peak outwards, so that none is too small to be held.
 */
function quantile(mode: number, ratio: (count: number) => number, uniform: number): number {
  let below = 0
  for (let count = mode, term = 1; count > 0 && (term /= ratio(count)) > NEGLIGIBLE; count--) below += term
  let above = 0
  for (let count = mode, term = 1; term > NEGLIGIBLE; term *= ratio(++count)) above += term
  let left = (uniform + HALF_STEP) * (below + above)
  if (left < below) {
    let count = mode
    for (let term = 1, beyond = below - left; count > 0 && beyond > 0; beyond -= term) term /= ratio(count--)
    return count
  }
  left -= below
  let count = mode
  for (let term = 1; left >= term; count++) {
    left -= term
    term *= ratio(count + 1)
    if (term <= NEGLIGIBLE) break
  }
  return count
}
