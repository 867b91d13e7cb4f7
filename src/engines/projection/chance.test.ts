import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { binomial, poisson, triangular, wholeNumber } from './chance.ts'
import { figure } from './made-up-models.ts'

/** What the kernel's streams give. */
const uniform = fc
  .oneof(
    fc.nat(100),
    fc.nat(0xffffffff),
    fc.nat(100).map((step) => 0xffffffff - step),
  )
  .map((step) => step / 2 ** 32)

/** The distribution function of each count, reckoned person by person. */
function binomialBelow(people: number, probability: number): number[] {
  let terms = [1]
  for (let person = 0; person < people; person++)
    terms = [...terms, 0].map((term, count) => term * (1 - probability) + (terms[count - 1] ?? 0) * probability)
  let sum = 0
  return terms.map((term) => (sum += term))
}

it('a binomial draw is the smallest count whose distribution function exceeds the uniform number', () => {
  fc.assert(
    fc.property(fc.nat(60), figure(1), uniform, (people, probability, uniform) => {
      const below = binomialBelow(people, probability)
      const count = binomial(people, probability, uniform)
      expect(below[count]).toBeGreaterThan(uniform - 1e-9)
      expect(below[count - 1] ?? 0).toBeLessThanOrEqual(uniform + 1e-9)
    }),
  )
})

it('binomial and Poisson quantiles are those of the printed tables', () => {
  expect(binomial(10, 0.5, 0.975)).toBe(8)
  expect(binomial(20, 0.3, 0.5)).toBe(6)
  expect(poisson(3, 0.95)).toBe(6)
  expect(poisson(10, 0.05)).toBe(5)
})

it('a draw from a million people lies where the normal distribution says', () => {
  const spread = Math.sqrt(1e6 * 0.3 * 0.7)
  expect(Math.abs(binomial(1e6, 0.3, 0.5) - 300_000)).toBeLessThanOrEqual(1)
  expect(Math.abs(binomial(1e6, 0.3, 0.975) - (300_000 + 1.959964 * spread))).toBeLessThan(2)
  expect(Math.abs(poisson(1e6, 0.025) - (1e6 - 1.959964 * 1000))).toBeLessThan(2)
})

it('nobody does what has no chance, and everybody what is certain', () => {
  fc.assert(
    fc.property(fc.nat(1000), uniform, (people, uniform) => {
      expect(binomial(people, 0, uniform)).toBe(0)
      expect(binomial(people, 1, uniform)).toBe(people)
      expect(poisson(0, uniform)).toBe(0)
    }),
  )
})

it('with the same luck one person more adds one or nobody, and a greater chance never takes one away', () => {
  fc.assert(
    fc.property(fc.nat(500), figure(1), figure(1), uniform, (people, one, other, uniform) => {
      const step = binomial(people + 1, one, uniform) - binomial(people, one, uniform)
      expect([0, 1]).toContain(step)
      expect(binomial(people, Math.max(one, other), uniform)).toBeGreaterThanOrEqual(binomial(people, Math.min(one, other), uniform))
      expect(poisson(50 * Math.max(one, other), uniform)).toBeGreaterThanOrEqual(poisson(50 * Math.min(one, other), uniform))
    }),
  )
})

it('a triangular draw halves its area at its median and keeps within its ends', () => {
  // The area left of 3 under a triangle on 1 to 5 with its peak at 3 is one half; left of 2 it is one eighth.
  expect(triangular({ low: 1, value: 3, high: 5 }, 0.5)).toBe(3)
  expect(triangular({ low: 1, value: 3, high: 5 }, 0.125)).toBe(2)
  expect(triangular({ low: 2, value: 2, high: 6 }, 0)).toBe(2)
  expect(triangular({ low: 0.08, value: 0.08, high: 0.08 }, 0.7)).toBe(0.08)
})

it('a figure that is not whole becomes the whole number above it as often as its fraction says', () => {
  expect(wholeNumber(12.25, 0.24)).toBe(13)
  expect(wholeNumber(12.25, 0.25)).toBe(12)
  expect(wholeNumber(12, 0)).toBe(12)
})
