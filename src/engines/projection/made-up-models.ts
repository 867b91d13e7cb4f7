import * as fc from 'fast-check'
import type { Assumptions, ConstantAssumption, Spread, SupplyGroup, SupplyModel } from './supply.ts'

/** For tests: invented figures, all marked as somebody's own. */
export const certain = (value: number): ConstantAssumption => uncertain(value, value, value)

export const uncertain = (low: number, value: number, high: number): ConstantAssumption => ({ value, low, high, source: { kind: 'own' } })

const stillStock = { completions: 0, joining: 0, otherJoiners: 0, attrition: 0, participation: 1 }

/** A group without age bands in which nothing moves but what is given. */
export const group = (name: string, headcount: number, moving: Partial<Record<keyof typeof stillStock, number>> = {}): SupplyGroup => {
  const figures = { ...stillStock, ...moving }
  return {
    name,
    start: { headcount, source: { kind: 'own' } },
    assumptions: {
      completions: certain(figures.completions),
      joining: certain(figures.joining),
      otherJoiners: certain(figures.otherJoiners),
      attrition: certain(figures.attrition),
      participation: certain(figures.participation),
    },
  }
}

export const withAssumptions = (group: SupplyGroup, changed: Partial<Assumptions>): SupplyGroup => ({
  ...group,
  assumptions: { ...group.assumptions, ...changed },
})

/** Evenly spread: what fast-check takes for any double lies mostly near 0. */
export const figure = (most: number): fc.Arbitrary<number> => fc.nat(10_000).map((step) => (step * most) / 10_000)

const spread = (most: number): fc.Arbitrary<Spread> =>
  fc
    .tuple(figure(most), figure(most), figure(most))
    .map((figures) => figures.toSorted((a, b) => a - b))
    .map(([low = 0, value = 0, high = 0]) => ({ low, value, high }))

const own = { source: { kind: 'own' } } as const
const constant = (most: number): fc.Arbitrary<ConstantAssumption> => spread(most).map((figures) => ({ ...figures, ...own }))

const groupOf = (years: number, banded: boolean): fc.Arbitrary<SupplyGroup> =>
  fc
    .record({
      headcount: fc.nat(400),
      older: figure(1),
      completions: fc.array(spread(60), { minLength: years, maxLength: years }),
      joining: constant(1),
      otherJoiners: constant(20),
      attrition: constant(0.5),
      retirement: constant(0.5),
      ageing: constant(0.5),
      participation: constant(2),
    })
    .map(({ headcount, older, completions, retirement, ageing, ...assumptions }) => ({
      name: '',
      start: { headcount, ...(banded && { older: Math.floor(headcount * older) }), ...own },
      assumptions: { completions: { eachYear: completions, ...own }, ...assumptions, ...(banded && { retirement, ageing }) },
    }))

/** One to four groups with or without age bands, over one to twenty years. */
export const anyModel: fc.Arbitrary<SupplyModel> = fc
  .record({ years: fc.integer({ min: 1, max: 20 }), bands: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }) })
  .chain(({ years, bands }) =>
    fc
      .tuple(...bands.map((banded) => groupOf(years, banded)))
      .map((groups) => ({ years, groups: groups.map((each, index) => ({ ...each, name: `Group ${index + 1}` })) })),
  )
