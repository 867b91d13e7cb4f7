import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { project, toReach, type Measure, type Projection, type Reach, type SupplyModel, type Target } from './index.ts'
import { anyModel, certain, group, withAssumptions } from './made-up-models.ts'

function reachOf(model: SupplyModel, target: Target, year: number): Reach {
  const result = toReach(model, target, year)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

function projected(model: SupplyModel): Projection {
  const result = project(model, { seed: 1, runs: 100 })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

it('art therapists who lose 10 % a year need 20 more completions, of whom half join, to stay 100', () => {
  const model = { years: 10, groups: [group('Art', 100, { completions: 10, joining: 0.5, attrition: 0.1 }), group('Music', 50)] }
  // 10 % of 100 leave: 10 must join, so 20 must complete; 10 do.
  expect(reachOf(model, { measure: 'headcount', amount: 100, group: 'Art' }, 10)).toMatchObject({
    reached: true,
    extraCompletions: 10,
    multiplier: 2,
    stock: 100_000,
  })
})

/** The same groups with the completions of the answer but for one a year, spread alike. */
function oneFewer(model: SupplyModel, answer: Extract<Reach, { reached: true }>): SupplyModel {
  const kept = (answer.extraCompletions - 1) / answer.extraCompletions
  const groups = model.groups.map((group, index) => {
    const [before, after] = [group.assumptions.completions, answer.model.groups[index]?.assumptions.completions]
    if (!after || !('eachYear' in before) || !('eachYear' in after)) return group
    const eachYear = before.eachYear.map(({ value }, year) => certain(value + ((after.eachYear[year]?.value ?? 0) - value) * kept))
    return withAssumptions(group, { completions: { ...after, eachYear } })
  })
  return { ...model, groups }
}

it('the projection of the answer meets the target, and one completion fewer would not', () => {
  const asked = fc.record({
    amount: fc.nat(1500),
    from: fc.integer({ min: 1, max: 20 }),
    measure: fc.constantFrom<Measure[]>('headcount', 'fte'),
    one: fc.boolean(),
  })
  let lifted = 0
  fc.assert(
    fc.property(anyModel, asked, (model, { amount, from, measure, one }) => {
      const name = model.groups[0]?.name ?? ''
      const reach = reachOf(model, { amount, measure, from: Math.min(from, model.years), ...(one && { group: name }) }, model.years)
      if (!reach.reached) return
      const stockOf = (model: SupplyModel): number => {
        const { groups, all } = projected(model)
        return (one ? groups.find((group) => group.name === name)?.years : all)?.at(-1)?.[measure] ?? 0
      }
      expect(stockOf(reach.model)).toBe(reach.stock)
      expect(reach.stock).toBeGreaterThanOrEqual(amount * 1000)
      if (reach.extraCompletions === 0) expect(reach.model).toEqual(model)
      else expect(stockOf(oneFewer(model, reach))).toBeLessThan(amount * 1000)
      lifted += reach.extraCompletions
    }),
    { numRuns: 60 },
  )
  expect(lifted).toBeGreaterThan(0)
})

it('extra completions are spread as the assumed ones are, equally where there are none', () => {
  const some = [group('Art', 0, { completions: 30, joining: 1 }), group('Drama', 0, { completions: 10, joining: 1 })]
  expect(reachOf({ years: 1, groups: some }, { measure: 'headcount', amount: 50 }, 1)).toMatchObject({
    extraCompletions: 10,
    multiplier: 1.25,
    groups: [
      { name: 'Art', extraCompletions: 7500 },
      { name: 'Drama', extraCompletions: 2500 },
    ],
  })
  const none = [group('Art', 0, { joining: 1 }), group('Drama', 0, { joining: 1 })]
  expect(reachOf({ years: 1, groups: none }, { measure: 'headcount', amount: 9 }, 1)).toMatchObject({
    extraCompletions: 9,
    multiplier: null,
    groups: [{ extraCompletions: 4500 }, { extraCompletions: 4500 }],
  })
})

it('years before the first that can be changed keep their completions', () => {
  const model = { years: 4, groups: [group('Art', 0, { completions: 10, joining: 1 })] }
  const reach = reachOf(model, { measure: 'headcount', amount: 60, from: 3 }, 4)
  expect(reach).toMatchObject({ extraCompletions: 10, multiplier: 2 })
  const stocks = reach.reached ? projected(reach.model).all.map(({ headcount }) => headcount) : []
  expect(stocks).toEqual([0, 10_000, 20_000, 40_000, 60_000])
})

it('a target that no training reaches says why', () => {
  const why = (model: SupplyModel, measure: 'headcount' | 'fte', amount: number): unknown => {
    const reach = reachOf(model, { measure, amount }, 1)
    return reach.reached || reach.why
  }
  expect(why({ years: 1, groups: [group('Art', 90, { completions: 10 })] }, 'headcount', 100)).toBe(
    'More completions change nothing, because nobody who completes joins the stock: it comes to 90 people.',
  )
  expect(why({ years: 1, groups: [group('Art', 90, { joining: 1, participation: 0 })] }, 'fte', 100)).toBe(
    'More completions change nothing, because none of them adds FTE to the stock: it comes to 0 FTE.',
  )
  expect(why({ years: 1, groups: [group('Art', 90, { joining: 0.5 })] }, 'headcount', 900_000)).toBe(
    'Even 100,000 extra completions a year bring the stock to 50,090 people only.',
  )
})

it('a target for a group that is not there, or from a year after the target, is a problem', () => {
  const result = toReach({ years: 5, groups: [group('Art', 1)] }, { measure: 'fte', amount: -1, group: 'Dance', from: 4 }, 3)
  expect(result.ok || result.problems.map(({ where }) => where?.field)).toEqual(['amount', 'group', 'from'])
})
