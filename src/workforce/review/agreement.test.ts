import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf } from './agreement.ts'
import { wilson } from './proportion.ts'

const repeated = (table: Readonly<Record<string, number>>): [string, string][] =>
  Object.entries(table).flatMap(([pair, times]) => Array.from({ length: times }, () => pair.split(' ') as [string, string]))

const answer = fc.constantFrom('art', 'drama', 'is not', 'cannot tell')
const pairs = fc.array(fc.tuple(answer, answer), { maxLength: 60 })

describe('agreement of two reviewers', () => {
  it('is Cohen’s kappa as published (Bonett, statpsych ci.kappa, after Fleiss and Paik 2003)', () => {
    const { kappa, pairs } = agreementOf(repeated({ 'no no': 31, 'yes no': 12, 'no yes': 4, 'yes yes': 58 }))
    expect(pairs).toBe(105)
    if (!kappa.computable) throw new Error(kappa.why)
    expect(kappa.value).toBeCloseTo(0.6756757, 7)
    expect(kappa.interval?.low).toBeCloseTo(0.531721, 6)
    expect(kappa.interval?.high).toBeCloseTo(0.8196303, 6)
  })

  it('is not computable without a pair, or where there was only one answer', () => {
    expect(agreementOf([])).toMatchObject({ pairs: 0, same: null, kappa: { computable: false } })
    expect(agreementOf(repeated({ 'art art': 20 }))).toMatchObject({ pairs: 20, same: { share: 1 }, kappa: { computable: false } })
  })

  it('of people who always agree is 1, and claims no certainty from it', () => {
    expect(agreementOf(repeated({ 'art art': 5, 'not not': 5 })).kappa).toEqual({ computable: true, value: 1, interval: null })
  })

  it('does not depend on who is called the first, nor on the order of the cases', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const [one, two] = [agreementOf(given).kappa, agreementOf(given.map(([a, b]) => [b, a] as const).toReversed()).kappa]
        expect(two.computable).toBe(one.computable)
        if (!one.computable || !two.computable) return
        expect(two.value).toBeCloseTo(one.value, 9)
        expect(one.value).toBeLessThanOrEqual(1)
        if (one.interval) {
          expect(one.interval.low).toBeLessThanOrEqual(one.value)
          expect(one.interval.high).toBeGreaterThanOrEqual(one.value)
        }
      }),
    )
  })
})

describe('a share', () => {
  it('has Wilson’s interval (Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29)', () => {
    const rounded = (hits: number, of: number) => {
      const found = wilson(hits, of)
      return [found?.low.toFixed(4), found?.high.toFixed(4)]
    }
    expect(rounded(81, 263)).toEqual(['0.2553', '0.3662'])
    expect(rounded(15, 148)).toEqual(['0.0624', '0.1605'])
    expect(rounded(0, 20)).toEqual(['0.0000', '0.1611'])
    expect(rounded(1, 29)).toEqual(['0.0061', '0.1718'])
  })
})
