import { array, assert, constantFrom, integer, option, property, record, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { person, post } from './a-therapist.ts'
import type { ExactTable } from './exact-table.ts'
import { linesTable, median, spreadTable, teamsOf, teamTable } from './integration.ts'
import { choices, narrow } from './narrow.ts'
import { comparison, planTables, tableBy } from './plan-tables.ts'
import { FILTER_KEYS, filterTraits, TABLE_KEYS, tableTraits, type Counted } from './traits.ts'

const anyPost = record({
  line: constantFrom('ahp' as const, 'psychology' as const, 'neither' as const),
  wte: option(integer({ min: 1, max: 100 }), { nil: null }),
  employer: constantFrom('XA1', 'XB2'),
  region: constantFrom('London', 'Ceredon, Wales', 'Not stated'),
  icb: constantFrom('Not stated', 'ICB A'),
  setting: constantFrom('Forensic mental health', null),
  band: constantFrom('Band 6', 'Band 7'),
  ageBand: constantFrom('45 to 54', null),
  team: constantFrom('Team 1', 'Team 2', 'Team 3', null),
  site: constantFrom('Ashdale', null),
})
const anyPeople = uniqueArray(
  record({
    id: constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'),
    modality: constantFrom('art' as const, 'drama' as const, 'not known' as const),
    posts: array(anyPost, { minLength: 1, maxLength: 4 }),
  }),
  { selector: ({ id }) => id, maxLength: 7 },
).map((given) =>
  given.map(({ id, modality, posts }): Counted => ({ ...person(id, ...posts.map((over, at) => post(`${id}|${at}`, over))), modality })),
)

const column = ({ rows }: ExactTable, at: number) => rows.filter(({ isTotal }) => !isTotal).map(({ figures }) => figures[at] ?? 0)
const totalOf = ({ rows }: ExactTable, at: number) => rows.find(({ isTotal }) => isTotal)?.figures[at] ?? 0
const sum = (figures: readonly number[]): number => figures.reduce((all, figure) => all + figure, 0)
const always = (test: (people: Counted[]) => void): void => assert(property(anyPeople, test), { seed: 10, numRuns: 100 })

describe('the plans of an organisation', () => {
  it('put everybody in exactly one line of the reconciliation, however they are narrowed', () => {
    always((people) => {
      for (const shown of [
        people,
        narrow(people, { band: 'Band 7' }, null),
        narrow(people, { employer: 'XA1', setting: 'not-stated' }, null),
      ]) {
        const { together, reconciliation } = planTables(shown)
        for (const at of together.columns.keys()) expect(sum(column(together, at))).toBe(totalOf(together, at))
        expect(totalOf(together, 0)).toBe(shown.length)
        expect(sum(column(reconciliation, 0))).toBe(shown.length)
        expect(totalOf(reconciliation, 0)).toBe(shown.length)
      }
    })
  })

  it('are divided by every trait into people who are all there, and into FTE that adds up', () => {
    always((people) => {
      for (const by of TABLE_KEYS) {
        const table = tableBy(people, by, 'England')
        const all = table.columns.findIndex(({ heading }) => heading === 'People: all')
        expect(totalOf(table, all)).toBe(people.length)
        if (tableTraits(null)[by].once) expect(sum(column(table, all))).toBe(people.length)
        else expect(sum(column(table, all))).toBeGreaterThanOrEqual(people.length)
        const time = table.columns.findIndex(({ heading }) => heading === 'FTE: all')
        if (time >= 0) expect(sum(column(table, time))).toBe(totalOf(table, time))
      }
    })
  })

  it('offer just those values that somebody has, and each of them finds somebody', () => {
    always((people) => {
      const offered = choices(people, 'England')
      for (const key of FILTER_KEYS) {
        for (const { code } of offered[key] ?? []) {
          const shown = narrow(people, { [key]: code }, 'England')
          expect(shown.length).toBeGreaterThan(0)
          const { of } = filterTraits('England')[key]
          expect(shown.every((each) => each.posts.every((own) => of(each, own).code === code))).toBe(true)
        }
      }
      expect(narrow(people, {}, null)).toEqual(people)
    })
  })

  it('change by exactly the difference to the month before', () => {
    assert(
      property(anyPeople, anyPeople, (people, before) => {
        const table = comparison(people, { name: 'before', people: before }, { name: 'the whole organisation', people })
        for (const { figures } of table?.rows ?? []) expect(figures[2]).toBe((figures[0] ?? 0) - (figures[1] ?? 0))
        expect(comparison(people, null, null)).toBeNull()
      }),
      { seed: 11, numRuns: 100 },
    )
  })

  it('read the nation off region or board, and only then off the organisation', () => {
    const nation = (region: string, icb: string, home: string | null): string => {
      const one = post('XA1|1', { region, icb })
      return filterTraits(home).nation.of(person('A', one), one).text
    }
    expect([
      nation('London', 'Not stated', 'Wales'),
      nation('Ceredon, Wales (fictional)', 'Not stated', 'England'),
      nation('Fenmarch (fictional)', 'Not stated', 'England'),
      nation('Not stated', 'Not stated', null),
    ]).toEqual(['England', 'Wales', 'England', 'Not stated'])
  })
})

describe('the integration profile', () => {
  it('has shares that add up to 1, and everybody once in each spread', () => {
    always((people) => {
      const lines = linesTable(people)
      if (people.length > 0) expect(sum(column(lines, 1))).toBeCloseTo(1)
      const spread = spreadTable(people)
      for (const at of [0, 1]) expect(sum(column(spread, at))).toBe(people.length)
    })
  })

  it('counts every team once, as one with a single therapist or with more', () => {
    always((people) => {
      const table = teamTable(people)
      expect(sum(column(table, 0))).toBe(teamsOf(people).length)
      expect(totalOf(table, 0)).toBe(teamsOf(people).length)
    })
  })

  it('takes two employers’ teams of one name for two', () => {
    const people = [person('A', post('1', { team: 'Ward 1' })), person('B', post('2', { team: 'Ward 1', employer: 'XB2' }))]
    expect(teamsOf(people).map(({ people: own }) => own)).toEqual([1, 1])
  })

  it('finds the middle', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 5])]).toEqual([null, 3, 2.5, 5])
  })
})
