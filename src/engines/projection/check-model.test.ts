import { expect, it } from 'vitest'
import { project, type SupplyGroup, type SupplyModel } from './index.ts'
import { certain, group, uncertain, withAssumptions } from './made-up-models.ts'

const art = group('Art', 900)

function problemsOf(model: SupplyModel, options = { seed: 1 }): { code: string; field: string | undefined; message: string }[] {
  const result = project(model, options)
  return result.ok ? [] : result.problems.map(({ code, where, message }) => ({ code, field: where?.field, message }))
}

/** The fields of a model of one group that are wrong. */
const wrongFields = (group: SupplyGroup, years = 3): unknown => problemsOf({ years, groups: [group] }).map(({ field }) => field)

it('a model that holds together has no problems', () => {
  expect(problemsOf({ years: 20, groups: [art, group('Drama', 0)] })).toEqual([])
})

it('the years are whole, 1 to 20, and there is a group', () => {
  const rates = { retirement: certain(0.1), ageing: certain(0.1) }
  const banded = { ...withAssumptions(art, rates), start: { ...art.start, older: 100 } }
  for (const years of [0, 21, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(problemsOf({ years, groups: [banded] })).toMatchObject([{ code: 'projection.years', field: 'years' }])
  expect(problemsOf({ years: 1, groups: [] })).toMatchObject([{ code: 'projection.no-groups', field: 'groups' }])
})

it('each group has a name of its own', () => {
  expect(problemsOf({ years: 1, groups: [art, group(' ', 1), art] })).toMatchObject([
    { code: 'projection.group-name', field: 'groups.1.name' },
    { code: 'projection.group-name', field: 'groups.2.name', message: 'Two groups are called "Art".' },
  ])
})

it('a stock is whole people, and its older band no more than all of them', () => {
  expect(wrongFields(group('Art', 10.5))).toEqual(['groups.0.start.headcount'])
  expect(wrongFields(group('Art', -1))).toEqual(['groups.0.start.headcount'])
  const banded = withAssumptions(art, { retirement: certain(0.1), ageing: certain(0.1) })
  expect(wrongFields({ ...banded, start: { ...art.start, older: 901 } })).toEqual(['groups.0.start.older'])
})

it('the low is at most the likeliest and the high at least that', () => {
  expect(problemsOf({ years: 1, groups: [withAssumptions(art, { attrition: uncertain(0.2, 0.1, 0.05) })] })).toMatchObject([
    {
      field: 'groups.0.assumptions.attrition.low',
      message: 'The low of "Attrition rate of Art" is 0.2, which is more than the likeliest, 0.1.',
    },
    {
      field: 'groups.0.assumptions.attrition.high',
      message: 'The high of "Attrition rate of Art" is 0.05, which is less than the likeliest, 0.1.',
    },
  ])
})

it('a rate typed as a percentage, and a figure that is no number, are told', () => {
  expect(wrongFields(withAssumptions(art, { joining: uncertain(0, 0.5, 60) }))).toEqual(['groups.0.assumptions.joining.high'])
  expect(wrongFields(withAssumptions(art, { otherJoiners: uncertain(0, Number.NaN, 1) }))).toEqual([
    'groups.0.assumptions.otherJoiners.value',
  ])
})

it('figures for each year are as many as the years, and each is looked at', () => {
  const eachYear = [certain(1), certain(-2), certain(3)]
  const own = { kind: 'own' } as const
  expect(wrongFields(withAssumptions(art, { completions: { eachYear, source: own } }), 4)).toEqual([
    'groups.0.assumptions.completions.eachYear',
  ])
  expect(wrongFields(withAssumptions(art, { completions: { eachYear, source: own } }))).toEqual([
    'groups.0.assumptions.completions.eachYear.1.value',
    'groups.0.assumptions.completions.eachYear.1.low',
    'groups.0.assumptions.completions.eachYear.1.high',
  ])
})

it('age bands come with a retirement and an ageing rate, and these with age bands', () => {
  expect(wrongFields({ ...art, start: { ...art.start, older: 100 } })).toEqual([
    'groups.0.assumptions.retirement',
    'groups.0.assumptions.ageing',
  ])
  expect(wrongFields(withAssumptions(art, { ageing: certain(0.1) }))).toEqual(['groups.0.start.older'])
})

it('nobody leaves and retires in one year: the two rates come to at most 1', () => {
  const banded = {
    ...withAssumptions(art, { retirement: uncertain(0.1, 0.2, 0.3), ageing: certain(0.1) }),
    start: { ...art.start, older: 100 },
  }
  expect(wrongFields(withAssumptions(banded, { attrition: uncertain(0.1, 0.1, 0.7) }))).toEqual([])
  expect(wrongFields(withAssumptions(banded, { attrition: uncertain(0.1, 0.1, 0.71) }))).toEqual(['groups.0.assumptions.retirement'])
})

it('a source says something', () => {
  const empty = { kind: 'source', words: ' ' } as const
  expect(wrongFields({ ...art, start: { ...art.start, source: empty } })).toEqual(['groups.0.start.source.words'])
  expect(wrongFields(withAssumptions(art, { attrition: { ...certain(0.1), source: empty } }))).toEqual([
    'groups.0.assumptions.attrition.source.words',
  ])
})

it('the seed and the number of runs are whole numbers in their limits', () => {
  const model = { years: 1, groups: [art] }
  expect(problemsOf(model, { seed: 1.5 })).toMatchObject([{ field: 'seed' }])
  expect(problemsOf(model, { seed: 1, runs: 99 } as { seed: number })).toMatchObject([{ field: 'runs' }])
})
