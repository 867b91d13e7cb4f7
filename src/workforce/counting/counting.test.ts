import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIMENSIONS, fteBy, headcountBy } from './breakdowns.ts'
import type { CountedPerson, CountedPost } from './counted-person.ts'
import { plans, reconciliation } from './plans.ts'

const post = (over: Partial<CountedPost> = {}): CountedPost => ({
  line: 'ahp',
  wte: 60,
  organisation: 'XA1',
  region: 'Region A',
  icb: 'ICB A',
  band: 'Band 7',
  titleGroup: 'Project worker',
  occupation: 'S1M',
  area: 'Mental Health',
  hidden: true,
  ...over,
})
const person = (id: string, ...posts: CountedPost[]): CountedPerson => ({ id, modality: 'art', posts })

const figures = (table: { rows: readonly { labels: readonly string[]; counts: readonly number[] }[] }): Record<string, readonly number[]> =>
  Object.fromEntries(table.rows.map((row) => [row.labels.join(), row.counts]))

const anyPost = record({
  line: constantFrom('ahp' as const, 'psychology' as const, 'neither' as const),
  wte: integer({ min: 0, max: 100 }),
  organisation: constantFrom('XA1', 'XA2', 'XB1'),
  region: constantFrom('Region A', 'Region B'),
  icb: constantFrom('ICB A', 'ICB B'),
  band: constantFrom('Band 6', 'Band 7', 'Band 8 and above'),
  titleGroup: constantFrom('Project worker', 'Arts therapist'),
  occupation: constantFrom('S1M', 'S1H'),
  area: constantFrom('Mental Health', 'Art Therapy'),
  hidden: constantFrom(true, false),
})
const anyPersons = array(
  record({
    id: constantFrom('a', 'b'),
    modality: constantFrom('art' as const, 'music' as const, 'not known' as const),
    posts: array(anyPost, { minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 30 },
)

describe('counting arts therapists', () => {
  it('counts somebody with a post in each plan once in each plan and once in the combined total', () => {
    const both = person('P1', post({ line: 'ahp', wte: 60 }), post({ line: 'psychology', wte: 40 }))
    const table = figures(plans([both]))
    expect(table['AHP plan']?.slice(0, 2)).toEqual([1, 60])
    expect(table['Psychological-professions plan']?.slice(0, 2)).toEqual([1, 40])
    expect(table['Combined, each person once']).toEqual([1, 100, 1, 100])
    expect(figures(reconciliation([both]))['Posts coded to both']).toEqual([1, 100])
  })

  it('counts all of them in both plans by profession, because they belong to both families', () => {
    const table = figures(plans([person('P1', post({ line: 'ahp' })), person('P2', post({ line: 'neither' }))]))
    expect(table['AHP plan']?.[2]).toBe(2)
    expect(table['Psychological-professions plan']?.[2]).toBe(2)
  })

  it('counts somebody with posts in two trusts once nationally and once in each trust, while FTE adds up', () => {
    const two = [person('P1', post({ organisation: 'XA1', wte: 60 }), post({ organisation: 'XA2', wte: 40 }))]
    const organisation = DIMENSIONS.find((dimension) => dimension.name === 'Organisation')
    if (!organisation) throw new Error('no such dimension')
    const heads = headcountBy(two, organisation)
    expect(figures(heads)).toMatchObject({ XA1: [1, 0, 0, 0, 1], XA2: [1, 0, 0, 0, 1], All: [1, 0, 0, 0, 1] })
    expect(heads.adds).toBe(false)
    expect(heads.notes?.join()).toContain('may add up to more')
    expect(figures(fteBy(two, organisation))['All']?.[3]).toBe(100)
  })

  it('puts everybody in exactly one line of the reconciliation', () => {
    assert(
      property(anyPersons, (persons) => {
        const rows = reconciliation(persons).rows
        const sum = (column: number) => rows.filter((row) => !row.isTotal).reduce((total, row) => total + (row.counts[column] ?? 0), 0)
        expect(persons.length === 0 ? [sum(0)] : [sum(0), sum(1)]).toEqual(rows.find((row) => row.isTotal)?.counts)
        expect(sum(0)).toBe(persons.length)
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  it('has FTE that adds up over every dimension, to the same total', () => {
    assert(
      property(anyPersons, (persons) => {
        const all = persons.flatMap((each) => each.posts).reduce((sum, each) => sum + each.wte, 0)
        for (const dimension of DIMENSIONS) {
          const table = fteBy(persons, dimension)
          const lines = table.rows.filter((row) => !row.isTotal).reduce((sum, row) => sum + (row.counts[3] ?? 0), 0)
          expect([lines, table.rows.find((row) => row.isTotal)?.counts[3]]).toEqual([all, all])
        }
      }),
      { seed: 4, numRuns: 100 },
    )
  })
})
