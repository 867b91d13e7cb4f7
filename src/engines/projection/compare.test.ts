import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { compare, project, type Comparison, type Scenario, type SupplyModel } from './index.ts'
import { anyModel, certain, group, uncertain, withAssumptions } from './made-up-models.ts'

function compared(base: SupplyModel, scenarios: readonly Scenario[], runs = 100): Comparison {
  const result = compare(base, scenarios, { seed: 1, runs })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

it('a scenario that changes nothing differs by nothing, in every run', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const { base, scenarios } = compared(model, [{ name: 'The same', model }])
      expect({ ok: true, value: base }).toEqual(project(model, { seed: 1, runs: 100 }))
      for (const { headcount, fte } of [...(scenarios[0]?.groups.flatMap(({ years }) => years) ?? []), ...(scenarios[0]?.all ?? [])]) {
        expect(headcount).toEqual({ expected: 0, interval: { low: 0, middle: 0, high: 0 } })
        expect(fte).toEqual(headcount)
      }
    }),
    { numRuns: 20 },
  )
})

it('what is changed in one group shows there and in all groups together, and nowhere else', () => {
  const [art, drama] = [group('Art', 900, { attrition: 0.1 }), group('Drama', 300, { attrition: 0.1 })]
  const kept = withAssumptions(drama, { attrition: certain(0.05) })
  const { scenarios } = compared({ years: 5, groups: [art, drama] }, [{ name: 'Fewer leave', model: { years: 5, groups: [kept, art] } }])
  expect(scenarios[0]?.groups.map(({ name }) => name)).toEqual(['Art', 'Drama'])
  expect(scenarios[0]?.groups[0]?.years.every(({ headcount }) => headcount.interval.high === 0)).toBe(true)
  expect(scenarios[0]?.groups[1]?.years).toEqual(scenarios[0]?.all)
  // 300 × .95 − 300 × .9
  expect(scenarios[0]?.all[1]?.headcount.expected).toBe(15_000)
  expect(scenarios[0]?.all[1]?.headcount.interval.low).toBeGreaterThan(0)
})

it('the same luck in both makes the interval of a difference narrower than the two it lies between', () => {
  const art = withAssumptions(group('Art', 900, { completions: 100, joining: 0.5 }), { attrition: uncertain(0.04, 0.08, 0.12) })
  const grown = withAssumptions(art, { completions: certain(120) })
  const { base, scenarios } = compared(
    { years: 10, groups: [art] },
    [{ name: 'A fifth more', model: { years: 10, groups: [grown] } }],
    1000,
  )
  const [own, difference] = [base.all[10]?.interval.headcount, scenarios[0]?.all[10]?.headcount.interval]
  if (!own || !difference) throw new Error('no tenth year')
  expect(difference.low).toBeGreaterThan(0)
  expect(difference.high - difference.low).toBeLessThan((own.high - own.low) / 3)
})

it('a scenario with other groups or another number of years is not compared', () => {
  const base: SupplyModel = { years: 5, groups: [group('Art', 900)] }
  const result = compare(base, [{ name: 'Other', model: { years: 6, groups: [group('Music', 900)] } }], { seed: 1 })
  expect(result.ok || result.problems.map(({ where }) => where?.field)).toEqual(['scenarios.0.model.years', 'scenarios.0.model.groups'])
})
