import { array, assert, constantFrom, integer, option, property, record, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../kernel/index.ts'
import type { FoundPost } from '../findings/index.ts'
import { person, post } from './a-therapist.ts'
import { ageOf, flowFigures } from './flow-figures.ts'
import { FLOWS, flowsBetween, type OtherPost, type TwoSnapshots } from './flows.ts'
import { identityTable } from './flow-tables.ts'
import type { Counted } from './traits.ts'

const [AUGUST, OCTOBER] = ['2026-08-31' as PlainDate, '2026-10-31' as PlainDate]

const other = (postKey: string, code: string, active = true): OtherPost => ({ postKey, occupationCode: code, jobRole: null, active })

const between = (before: Counted[], after: Counted[], rest: Partial<TwoSnapshots> = {}) =>
  flowsBetween({
    before: { asAt: AUGUST, people: before },
    after: { asAt: OCTOBER, people: after },
    elsewhere: new Map(),
    started: new Map(),
    ...rest,
  })

describe('between two snapshots', () => {
  it('thirty corrected codes are thirty recodes and no growth', () => {
    const therapist = (code: string, line: FoundPost['line']) =>
      Array.from({ length: 30 }, (_, i) => person(`P${i}`, post(`XA1|${i}`, { occupationCode: code, line })))
    const figures = flowFigures(between(therapist('S1M', 'psychology'), therapist('S1H', 'ahp')))
    expect(figures).toMatchObject({ growth: { people: 0, wte: 0 }, recodes: { stayed: 30, found: 0 }, stability: { people: 1, wte: 1 } })
    expect(figures.group.joined.people).toBe(0)
  })

  it('thirty who are found because their codes were corrected are found since, not joiners', () => {
    const after = Array.from({ length: 30 }, (_, i) => person(`P${i}`, post(`XA1|${i}`)))
    const elsewhere = new Map(after.map(({ id }, i) => [id, [other(`XA1|${i}`, 'H1D')]]))
    const figures = flowFigures(between([], after, { elsewhere }))
    expect(figures).toMatchObject({ growth: { people: 0, wte: 0 }, recodes: { stayed: 0, found: 30 } })
    expect(figures.group.found.people).toBe(30)
  })

  it('tells a newcomer, a return from leave, another profession and somebody found under another number apart', () => {
    const after = ['new', 'returned', 'nurse', 'hidden', 'early'].map((id) => person(id, post(`XA1|${id}`)))
    const flows = between([], after, {
      elsewhere: new Map([
        ['returned', [other('XA1|returned', 'S1H', false)]],
        ['nurse', [other('XA1|before', 'N6D')]],
        ['hidden', [other('XA1|before', 'S1M')]],
      ]),
      started: new Map([
        ['new', '2026-09-01' as PlainDate],
        ['early', '2020-09-01' as PlainDate],
      ]),
    })
    expect(Object.fromEntries(flows.map(({ id, flow }) => [id, flow]))).toEqual({
      new: 'joined between',
      returned: 'returned',
      nurse: 'changed in',
      hidden: 'found',
      early: 'joined earlier',
    })
  })

  it('tells who left, went on leave, changed profession and is no longer counted apart', () => {
    const before = ['left', 'away', 'nurse', 'lost'].map((id) => person(id, post(`XA1|${id}`)))
    const flows = between(before, [], {
      elsewhere: new Map([
        ['away', [other('XA1|away', 'S1H', false)]],
        ['nurse', [other('XA1|after', 'N6D')]],
        ['lost', [other('XA1|lost', 'N6D')]],
      ]),
    })
    expect(flows.map(({ flow }) => flow)).toEqual(['left', 'away', 'changed out', 'lost'])
  })

  const PEOPLE = 'A B C D E F G H I J K L'.split(' ')
  const anyPost = record({
    key: constantFrom('a', 'b', 'c', 'd'),
    wte: option(integer({ min: 0, max: 100 }), { nil: null }),
    code: constantFrom('S1H', 'S1M', null),
  })
  const side = uniqueArray(record({ id: constantFrom(...PEOPLE), posts: array(anyPost, { minLength: 1, maxLength: 3 }) }), {
    selector: ({ id }) => id,
    maxLength: 12,
  })
  const anyElsewhere = array(
    record({
      id: constantFrom(...PEOPLE),
      key: constantFrom('a', 'z'),
      code: constantFrom('N6D', 'S1M', 'H1D'),
      active: constantFrom(true, false),
    }),
    { maxLength: 12 },
  )
  const read = (people: readonly { id: string; posts: readonly { key: string; wte: number | null; code: string | null }[] }[]) =>
    people.map(({ id, posts }) => person(id, ...posts.map(({ key, wte, code }) => post(`${id}|${key}`, { wte, occupationCode: code }))))

  it('everybody has exactly one flow, joiners are the sum of their kinds, and the flows lead from one stock to the other', () => {
    assert(
      property(side, side, anyElsewhere, (first, second, presence) => {
        const [before, after] = [read(first), read(second)]
        const elsewhere = new Map(presence.map(({ id, key, code, active }) => [id, [other(`${id}|${key}`, code, active)]]))
        const flows = between(before, after, { elsewhere })
        expect(flows.map(({ id }) => id).sort()).toEqual([...new Set([...first, ...second].map(({ id }) => id))].sort())
        const figures = flowFigures(flows)
        const joined = (Object.keys(FLOWS) as (keyof typeof FLOWS)[]).filter((flow) => FLOWS[flow].group === 'joined')
        expect(joined.reduce((sum, flow) => sum + figures.of[flow].wte, 0)).toBe(figures.group.joined.wte)
        expect(figures.start.people).toBe(before.length)
        expect(figures.end.people).toBe(after.length)
        expect(Object.values(figures.leaversByAge).reduce((sum, { people }) => sum + people, 0)).toBe(figures.group.left.people)
        for (const column of [0, 1]) {
          const rows = identityTable(figures, AUGUST, OCTOBER).rows.map((row) => row.figures[column] ?? 0)
          expect(rows.slice(0, -1).reduce((sum, figure) => sum + figure, 0)).toBe(rows.at(-1))
        }
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('does not depend on the order of people', () => {
    assert(
      property(side, side, (first, second) => {
        const forth = flowFigures(between(read(first), read(second)))
        expect(flowFigures(between(read(first.toReversed()), read(second.toReversed())))).toEqual(forth)
      }),
      { seed: 6, numRuns: 100 },
    )
  })
})

it('reads the side of 55 an age band lies on, and none where it lies on both', () => {
  const sides = ['under 25', '45 to 54', '55 to 64', '65 and over', '50 to 59', '50-54', '45 and over', '60', null, 'unknown']
  expect(sides.map((band) => ageOf([band]))).toEqual([
    'under 55',
    'under 55',
    '55 and over',
    '55 and over',
    'not known',
    'under 55',
    'not known',
    '55 and over',
    'not known',
    'not known',
  ])
})
