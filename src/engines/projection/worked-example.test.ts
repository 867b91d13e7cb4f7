import { expect, it } from 'vitest'
import { type Result } from '../../kernel/index.ts'
import { compare, project, sensitivity, toReach, type ConstantAssumption, type Interval, type SupplyModel } from './index.ts'

const own = { kind: 'own' } as const
const assume = (low: number, value: number, high: number): ConstantAssumption => ({ low, value, high, source: own })

const model: SupplyModel = {
  years: 5,
  groups: [
    {
      name: 'Drama',
      start: { headcount: 200, older: 50, source: own },
      assumptions: {
        completions: assume(35, 40, 45),
        joining: assume(0.4, 0.5, 0.6),
        otherJoiners: assume(2, 4, 6),
        attrition: assume(0.05, 0.08, 0.11),
        retirement: assume(0.06, 0.1, 0.14),
        ageing: assume(0.02, 0.03, 0.04),
        participation: assume(0.65, 0.7, 0.75),
      },
    },
  ],
}
const ends = (interval?: Interval): number[] => (interval ? [interval.low / 1000, interval.high / 1000] : [])

const taken = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

// The figures that README.md prints.

it('the table of the README comes out as printed', () => {
  const years = taken(project(model, { seed: 1 })).all
  expect([0, 1, 2, 5].map((year) => [years[year]?.headcount, years[year]?.fte])).toEqual([
    [200_000, 140_000],
    [203_000, 142_100],
    [206_210, 144_347],
    [216_045, 151_232],
  ])
  expect(years[5]?.flows).toEqual({ newlyQualified: 20_000, otherJoiners: 4000, attrition: 17_024, retirement: 3741 })
  expect([1, 2, 5].map((year) => ends(years[year]?.interval.headcount))).toEqual([
    [195, 212],
    [194, 219],
    [193, 238],
  ])
})

it('and so do its answers', () => {
  const kept = model.groups.map((group) => ({ ...group, assumptions: { ...group.assumptions, attrition: assume(0.03, 0.05, 0.07) } }))
  const [scenario] = taken(compare(model, [{ name: 'Fewer leave', model: { ...model, groups: kept } }], { seed: 1 })).scenarios
  expect(scenario?.all[5]?.headcount.expected).toBe(26_810)
  expect(ends(scenario?.all[5]?.headcount.interval)).toEqual([23, 31])
  expect(ends(scenario?.projection.all[5]?.interval.headcount)).toEqual([221, 263])
  const swings = taken(sensitivity(model, 5)).swings.map(({ assumption, width }) => [assumption, Math.round(width / 1000)])
  expect(swings.slice(0, 2)).toEqual([
    ['attrition', 51],
    ['joining', 34],
  ])
  expect(swings).toContainEqual(['ageing', 2])
  expect(taken(toReach(model, { measure: 'headcount', amount: 240, from: 3 }, 5))).toMatchObject({ extraCompletions: 18, multiplier: 1.45 })
})
