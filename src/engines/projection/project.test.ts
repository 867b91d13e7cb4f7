import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { project, type Projection, type ProjectedStock, type SupplyModel } from './index.ts'
import { anyModel, certain, figure, group, uncertain, withAssumptions } from './made-up-models.ts'
import { simulate } from './simulate.ts'
import { expectedPath } from './expected-path.ts'
import { asAssumed } from './supply.ts'

function projected(model: SupplyModel, seed = 1, runs = 100): Projection {
  const result = project(model, { seed, runs })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const last = (years: readonly ProjectedStock[]): ProjectedStock => years.at(-1) as ProjectedStock
const width = ({ interval }: ProjectedStock): number => interval.headcount.high - interval.headcount.low

it('every stock is the one before with what came in and without what went out, to the last digit', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const { groups, all } = projected(model)
      for (const years of [...groups.map(({ years }) => years), all])
        years.slice(1).forEach(({ headcount, flows }, before) => {
          if (!flows) throw new Error('a year without flows')
          const { newlyQualified, otherJoiners, attrition, retirement } = flows
          expect(headcount).toBe((years[before]?.headcount ?? 0) + newlyQualified + otherJoiners - attrition - retirement)
        })
      all.forEach(({ headcount, fte }, year) => {
        expect(headcount).toBe(groups.reduce((sum, { years }) => sum + (years[year]?.headcount ?? 0), 0))
        expect(fte).toBe(groups.reduce((sum, { years }) => sum + (years[year]?.fte ?? 0), 0))
      })
    }),
    { numRuns: 30 },
  )
})

it('no stock and no age band falls below nobody', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      for (const { years } of projected(model).groups)
        for (const { headcount, older = 0, interval } of years) {
          expect(Math.min(older, headcount - older, interval.headcount.low)).toBeGreaterThanOrEqual(0)
        }
    }),
    { numRuns: 30 },
  )
})

it('a stock in which nothing moves stays as it is, in every run', () => {
  const { all } = projected({ years: 20, groups: [group('Art', 900, { participation: 0.8 }), group('Drama', 301)] })
  for (const { headcount, fte, interval } of all) {
    expect({ headcount, fte }).toEqual({ headcount: 1_201_000, fte: 1_021_000 })
    expect(interval.headcount).toEqual({ low: 1_201_000, middle: 1_201_000, high: 1_201_000 })
  }
})

it('constant rates follow S(1−r)^t + j(1−(1−r)^t)/r', () => {
  const rates = { rate: figure(0.9).filter((rate) => rate > 0), joiners: fc.nat(50), stock: fc.nat(2000) }
  fc.assert(
    fc.property(fc.record(rates), ({ rate, joiners, stock }) => {
      const path = expectedPath(group('Music', stock, { completions: 2 * joiners, joining: 0.5, attrition: rate }), 20, asAssumed)
      for (const { year, headcount } of path) {
        const stayed = (1 - rate) ** year
        // Each year rounds what leaves to a thousandth of a person.
        expect(Math.abs(headcount / 1000 - (stock * stayed + (joiners * (1 - stayed)) / rate))).toBeLessThanOrEqual(0.0005 * year + 1e-9)
      }
    }),
  )
})

it('age bands follow the same sums: younger people age, older ones retire', () => {
  const banded = withAssumptions(group('Art', 100, { attrition: 0.1, otherJoiners: 6 }), {
    ageing: certain(0.05),
    retirement: certain(0.2),
  })
  const path = expectedPath({ ...banded, start: { ...banded.start, older: 40 } }, 1, asAssumed)
  // Of 60 younger people 6 leave and 3 age; of 40 older ones 4 leave and 8 retire.
  expect(path[1]).toEqual({
    year: 1,
    headcount: 88_000,
    fte: 88_000,
    older: 31_000,
    flows: { newlyQualified: 0, otherJoiners: 6000, attrition: 10_000, retirement: 8000 },
  })
})

it('of one thousandth of a person not two thousandths go, where half leave and half grow older', () => {
  const banded = withAssumptions(group('Art', 0, { attrition: 0.5, otherJoiners: 0.001 }), {
    ageing: certain(0.5),
    retirement: certain(0.5),
  })
  const path = expectedPath({ ...banded, start: { ...banded.start, older: 0 } }, 5, asAssumed)
  for (const { headcount, older = 0 } of path.slice(1)) expect(headcount - older).toBe(1)
})

it('when nothing is uncertain the runs agree with the expected path on average', () => {
  const flows = { completions: 40.5, joining: 0.6, otherJoiners: 7.3, attrition: 0.08, participation: 0.7 }
  const plain = group('Drama', 300, flows)
  const banded = withAssumptions(group('Art', 500, flows), { ageing: certain(0.04), retirement: certain(0.15) })
  const runs = 4000
  for (const each of [plain, { ...banded, start: { ...banded.start, older: 150 } }]) {
    const { headcount } = simulate(each, 10, 7, runs)
    for (const { year, headcount: expected } of expectedPath(each, 10, asAssumed).slice(1)) {
      const stocks = headcount[year] ?? []
      const mean = stocks.reduce<number>((sum, stock) => sum + stock, 0) / runs
      const variance = stocks.reduce<number>((sum, stock) => sum + (stock - mean) ** 2, 0) / (runs - 1)
      expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / runs))
    }
  }
})

it('the same seed gives the same bytes, in whatever order the groups stand; another seed other runs', () => {
  const anyOrder = anyModel.chain((model) =>
    fc.shuffledSubarray([...model.groups], { minLength: model.groups.length }).map((groups) => [model, { ...model, groups }] as const),
  )
  fc.assert(
    fc.property(anyOrder, fc.nat(), ([model, shuffled], seed) => {
      expect(JSON.stringify(projected(shuffled, seed))).toBe(JSON.stringify(projected(model, seed)))
    }),
    { numRuns: 30 },
  )
  const moving: SupplyModel = { years: 5, groups: [group('Art', 900, { attrition: 0.1 })] }
  expect(projected(moving, 1)).not.toEqual(projected(moving, 2))
})

it('neither another group nor a later year changes what happens in a group', () => {
  const [art, drama] = [group('Art', 900, { attrition: 0.1 }), group('Drama', 300, { attrition: 0.1 })]
  const alone = projected({ years: 3, groups: [drama] }).groups[0]
  const among = projected({ years: 10, groups: [art, drama] }).groups[1]
  expect(among?.years.slice(0, 4)).toEqual(alone?.years)
})

it('groups with the same figures do not share their luck', () => {
  const [one, other] = projected({ years: 5, groups: ['Art', 'Music'].map((name) => group(name, 900, { attrition: 0.1 })) }).groups
  expect(one?.years).not.toEqual(other?.years)
})

it('the less is known, the wider the interval; the expected path stays', () => {
  const art = group('Art', 900, { completions: 100, joining: 0.5, attrition: 0.08 })
  const [known, less, least] = [certain(0.08), uncertain(0.06, 0.08, 0.1), uncertain(0.02, 0.08, 0.14)]
    .map((attrition) => projected({ years: 10, groups: [withAssumptions(art, { attrition })] }, 1, 1000))
    .map(({ all }) => last(all)) as [ProjectedStock, ProjectedStock, ProjectedStock]
  expect(width(known)).toBeGreaterThan(0)
  expect(width(less)).toBeGreaterThan(1.5 * width(known))
  expect(width(least)).toBeGreaterThan(1.5 * width(less))
  expect(least.headcount).toBe(known.headcount)
})

it('about eight runs in ten lie in the interval', () => {
  const art = group('Art', 900, { completions: 100, joining: 0.5, attrition: 0.08 })
  const { interval } = last(projected({ years: 10, groups: [art] }, 1, 1000).all)
  const runs = simulate(art, 10, 1, 1000).headcount[10] ?? []
  expect(runs.filter((stock) => stock < interval.headcount.low).length).toBeLessThan(100)
  expect(runs.filter((stock) => stock <= interval.headcount.low).length).toBeGreaterThanOrEqual(100)
  expect(runs.filter((stock) => stock > interval.headcount.high).length).toBeLessThanOrEqual(100)
})

it('more training output never makes a stock smaller, not in one single run', () => {
  fc.assert(
    fc.property(anyModel, figure(100), (model, extra) => {
      for (const each of model.groups) {
        const { completions } = each.assumptions
        if (!('eachYear' in completions)) throw new Error('a constant')
        const more = completions.eachYear.map(({ low, value, high }) => ({ low: low + extra, value: value + extra, high: high + extra }))
        const grown = withAssumptions(each, { completions: { ...completions, eachYear: more } })
        const [before, after] = [each, grown].map((group) =>
          [
            expectedPath(group, model.years, asAssumed).map(({ headcount }) => headcount),
            ...simulate(group, model.years, 1, 100).headcount,
          ].flat(),
        )
        before?.forEach((stock, index) => expect(after?.[index]).toBeGreaterThanOrEqual(stock))
      }
    }),
    { numRuns: 20 },
  )
})
