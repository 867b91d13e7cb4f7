import { array, assert, boolean, constantFrom, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FoundPerson } from '../findings/index.ts'
import { post } from './a-therapist.ts'
import { hiddenFigures, listsOf } from './hidden.ts'

const somebody = (over: Partial<FoundPerson>, at = 0): FoundPerson => ({
  id: `P${at}`,
  finding: `F${at}`,
  found: over.outcome ?? 'accepted',
  reasonCode: 'NUMBER_ON_REGISTER',
  decision: null,
  outcome: 'accepted',
  modality: 'art',
  registrationNumber: null,
  registeredTo: null,
  described: true,
  linked: true,
  posts: [post(`XA1|${at}`)],
  ...over,
})
const several = (count: number, over: Partial<FoundPerson>) => Array.from({ length: count }, (_, at) => somebody(over, at))
const mode = { mode: 'full-register' }

describe('how many are hidden', () => {
  it('is Chapman’s estimate over those described and those the register finds', () => {
    const people = [...several(40, {}), ...several(20, { linked: false }), ...several(10, { described: false })]
    const figures = hiddenFigures(people, mode)
    // (61 × 51 / 41) − 1 = 74.9, and never fewer than the 70 who count.
    expect(figures).toMatchObject({ possible: true, interval: { middle: 75 }, counted: 70 })
    if (!figures.possible) return
    expect(figures.hidden.middle).toBe(5)
    expect(figures.sensitivity.map(({ middle }) => middle)).toEqual([72, 75, 80, 90])
  })

  it('leaves people out who were decided not to be one, and people without an active post', () => {
    const inactive = somebody({ posts: [post('XA1|1', { counts: false })] })
    expect(listsOf([somebody({}), somebody({ outcome: 'excluded' }), inactive])).toEqual({ both: 1, onlyFirst: 0, onlySecond: 0 })
  })

  it('says why there is none without the whole register, and where the lists hardly meet or one of them tells nothing new', () => {
    expect(hiddenFigures(several(40, {}), { mode: 'part-register' })).toMatchObject({ possible: false, counted: 40 })
    expect(hiddenFigures(several(6, {}), mode)).toMatchObject({ possible: false, counted: 6 })
    expect(hiddenFigures([...several(20, {}), ...several(9, { linked: false })], mode)).toMatchObject({ possible: false, counted: 29 })
  })

  it('is lower where no open case turns out to be one, and narrower where the register confirms more', () => {
    const people = [...several(40, {}), ...several(20, { linked: false, outcome: 'review' }), ...several(10, { described: false })]
    const figures = hiddenFigures(people, mode)
    if (!figures.possible) throw new Error('there is an estimate')
    const [now, half, none, confirmed] = figures.narrowing.map(({ interval }) => interval)
    expect(half?.high).toBeLessThan(now?.high ?? 0)
    expect((confirmed?.high ?? 0) - (confirmed?.low ?? 0)).toBeLessThan((now?.high ?? 0) - (now?.low ?? 0))
    // Then nobody would be described and not found: no interval is better than a false certainty.
    expect(none).toBeNull()
  })

  it('is an interval in order, never below those who count already', () => {
    const any = array(
      record({
        described: boolean(),
        linked: boolean(),
        outcome: constantFrom('accepted' as const, 'review' as const, 'excluded' as const),
      }),
      { minLength: 20, maxLength: 120 },
    )
    assert(
      property(any, (given) => {
        const figures = hiddenFigures(
          given.map((over, at) => somebody(over, at)),
          mode,
        )
        if (!figures.possible) return
        const supposed = figures.narrowing.flatMap(({ interval }) => interval ?? [])
        for (const { low, middle, high } of [figures.interval, ...figures.sensitivity, ...supposed]) {
          expect(low).toBeGreaterThanOrEqual(figures.counted)
          expect(middle).toBeGreaterThanOrEqual(low)
          expect(high).toBeGreaterThanOrEqual(middle)
        }
      }),
      { seed: 8, numRuns: 200 },
    )
  })
})
