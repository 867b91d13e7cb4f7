import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../kernel/index.ts'
import { assumptionsOf, figureField, figuresOfModel, figuresOfStart, modelFrom, type Figures } from './figures.ts'
import type { StartStock } from './start-stock.ts'

const start: StartStock = {
  run: 'r',
  asAt: '2026-02-28' as PlainDate,
  groups: [
    { name: 'Art therapists', headcount: 20, older: 5, participation: 0.8 },
    { name: 'Music therapists', headcount: 10, older: 2, participation: null },
  ],
  withoutAge: 0,
}

const ONES: Readonly<Record<string, string>> = {
  completions: '4',
  joining: '0.5',
  otherJoiners: '1',
  attrition: '8 %',
  retirement: '0.1',
  ageing: '0.03',
  participation: '0.8',
}

const typed = (over: Figures = {}): Figures => ({
  ...Object.fromEntries(
    start.groups.flatMap((_, at) => Object.entries(ONES).map(([name, value]) => [`groups.${at}.assumptions.${name}.value`, value])),
  ),
  ...over,
})

const problemsOf = (figures: Figures): string[] => {
  const model = modelFrom(start, 5, figures)
  return model.ok ? [] : model.problems.map(({ where, message }) => `${where?.field}: ${message}`)
}

describe('the figures of a scenario', () => {
  it('are a model with the stock of the records; percent are shares, and what has no range is certain', () => {
    const model = modelFrom(start, 5, typed({ 'groups.0.assumptions.attrition.source': 'Leavers of 2025' }))
    expect(model).toMatchObject({
      ok: true,
      value: {
        years: 5,
        groups: [
          {
            name: 'Art therapists',
            start: { headcount: 20, older: 5, source: { kind: 'source' } },
            assumptions: {
              attrition: { value: 0.08, low: 0.08, high: 0.08, source: { kind: 'source', words: 'Leavers of 2025' } },
              completions: { value: 4, source: { kind: 'own' } },
            },
          },
          { name: 'Music therapists' },
        ],
      },
    })
  })

  it('are asked for one by one, in the words of their field', () => {
    expect(problemsOf({})).toHaveLength(2 * 7)
    expect(problemsOf(typed({ 'groups.1.assumptions.joining.value': '' }))).toEqual([
      'groups.1.assumptions.joining.value: Enter the share of completions who join of Music therapists',
    ])
    expect(problemsOf(typed({ 'groups.0.assumptions.attrition.low': 'few' }))).toEqual([
      'groups.0.assumptions.attrition.low: Enter the attrition rate of Art therapists as a number, such as 0.08 or 8 %',
    ])
  })

  it('that do not go together are told at a field of the form', () => {
    const [problem] = problemsOf(typed({ 'groups.0.assumptions.attrition.low': '0.2' }))
    expect(problem).toMatch(/^groups\.0\.assumptions\.attrition\.low: .*more than the likeliest/)
    const [sum] = problemsOf(typed({ 'groups.1.assumptions.attrition.value': '0.95', 'groups.1.assumptions.retirement.value': '0.1' }))
    expect(sum).toMatch(/^groups\.1\.assumptions\.retirement\.value: .*more than 1/)
  })

  it('stand in the form again as they were typed', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => millionths / 1_000_000)
    fc.assert(
      fc.property(amount, fc.constantFrom('', 'A source'), (share, source) => {
        const figures = typed({
          [figureField(1, 'joining', 'value')]: String(share),
          [figureField(1, 'joining', 'low')]: '0',
          [figureField(1, 'joining', 'high')]: '100 %',
          [figureField(1, 'joining', 'source')]: source,
        })
        const first = modelFrom(start, 5, figures)
        if (!first.ok) throw new Error(first.problems[0]?.message)
        expect(modelFrom(start, 5, figuresOfModel(first.value, start))).toEqual(first)
      }),
      { numRuns: 30, seed: 3 },
    )
  })

  it('ask nothing about retirement where ages are not known', () => {
    expect(assumptionsOf({})).toEqual(['completions', 'joining', 'otherJoiners', 'attrition', 'participation'])
    expect(assumptionsOf({ older: 0 })).toContain('retirement')
  })

  it('start with what the records say, with its source, and nothing else', () => {
    expect(figuresOfStart(start)).toEqual({
      'groups.0.assumptions.participation.value': '0.8',
      'groups.0.assumptions.participation.source': 'Staff extract as at 28 February 2026',
    })
  })
})
