import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../kernel/index.ts'
import { chapman, underDependence } from './estimate.ts'

describe('how many are still hidden', () => {
  it('agrees with Chapman’s own form worked by hand', () => {
    // n1 = 110, n2 = 125, both = 55: (111 × 126) / 56 − 1 = 248.75
    expect(chapman({ both: 55, onlyFirst: 55, onlySecond: 70 })?.middle).toBeCloseTo(248.75, 10)
  })

  it('is not given where the lists hardly overlap', () => {
    expect(chapman({ both: 6, onlyFirst: 40, onlySecond: 40 })).toBeNull()
  })

  it('is never fewer than the people already seen, and its interval holds its middle', () => {
    assert(
      property(
        integer({ min: 7, max: 500 }),
        integer({ min: 0, max: 500 }),
        integer({ min: 0, max: 500 }),
        (both, onlyFirst, onlySecond) => {
          const estimate = chapman({ both, onlyFirst, onlySecond })
          if (!estimate) throw new Error('an estimate was possible')
          expect(estimate.low).toBeGreaterThanOrEqual(both + onlyFirst + onlySecond)
          expect(estimate.low).toBeLessThanOrEqual(estimate.middle)
          expect(estimate.middle).toBeLessThanOrEqual(estimate.high)
        },
      ),
      { seed: 1, numRuns: 300 },
    )
  })

  it('holds the truth about 95 times in 100 when the lists are independent', () => {
    const random = seededRandom(9, 'chapman')
    let covered = 0
    for (let round = 0; round < 400; round++) {
      const lists = { both: 0, onlyFirst: 0, onlySecond: 0 }
      for (let i = 0; i < 500; i++) {
        const [first, second] = [random.chance(0.6), random.chance(0.7)]
        if (first && second) lists.both++
        else if (first) lists.onlyFirst++
        else if (second) lists.onlySecond++
      }
      const estimate = chapman(lists)
      if (estimate && estimate.low <= 500 && 500 <= estimate.high) covered++
    }
    expect(covered).toBeGreaterThan(0.92 * 400)
  })

  it('rises when being on one list makes being on the other likelier', () => {
    const lists = { both: 60, onlyFirst: 40, onlySecond: 50 }
    expect(underDependence(lists, 2)?.middle).toBeGreaterThan(chapman(lists)?.middle ?? Infinity)
    expect(underDependence(lists, 1)).toEqual(chapman(lists))
  })
})
