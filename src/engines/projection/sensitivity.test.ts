import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { project, sensitivity, type Sensitivity, type SupplyModel } from './index.ts'
import { anyModel, group, uncertain, withAssumptions } from './made-up-models.ts'

function swingsOf(model: SupplyModel, year: number, measure: 'headcount' | 'fte' = 'headcount'): Sensitivity {
  const result = sensitivity(model, year, measure)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

it('each swing is what a projection says whose one assumption stands at its low or its high', () => {
  const art = withAssumptions(group('Art', 1000, { completions: 50, joining: 1 }), {
    attrition: uncertain(0.05, 0.1, 0.2),
    participation: uncertain(0.6, 0.8, 0.8),
  })
  const { expected, swings } = swingsOf({ years: 2, groups: [art, group('Music', 200)] }, 1, 'fte')
  expect(expected).toBe((1000 * 0.9 + 50) * 800 + 200_000)
  expect(swings.slice(0, 2)).toEqual([
    { group: 'Art', assumption: 'participation', source: { kind: 'own' }, atLow: 770_000, atHigh: 960_000, width: 190_000 },
    { group: 'Art', assumption: 'attrition', source: { kind: 'own' }, atLow: 1_000_000, atHigh: 880_000, width: 120_000 },
  ])
  expect(swings.slice(2).every(({ width, atLow }) => width === 0 && atLow === expected)).toBe(true)
})

it('swings stand from the widest to the narrowest, one for each assumption, in whatever order the groups stand', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const found = swingsOf(model, model.years)
      const widths = found.swings.map(({ width }) => width)
      expect(widths).toEqual(widths.toSorted((a, b) => b - a))
      expect(widths).toHaveLength(model.groups.reduce((sum, { assumptions }) => sum + Object.keys(assumptions).length, 0))
      expect(swingsOf({ ...model, groups: model.groups.toReversed() }, model.years)).toEqual(found)
      const projection = project(model, { seed: 1, runs: 100 })
      expect(projection.ok && projection.value.all.at(-1)?.headcount).toBe(found.expected)
    }),
    { numRuns: 30 },
  )
})

it('a year that is not projected is a problem', () => {
  const result = sensitivity({ years: 5, groups: [group('Art', 900)] }, 6)
  expect(result.ok || result.problems.map(({ code }) => code)).toEqual(['projection.year'])
})
