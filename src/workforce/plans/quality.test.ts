import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPONENTS, score, tally, type StatedPost } from './quality.ts'

const good: StatedPost = {
  occupationCode: 'S1H',
  jobRole: 'Art Therapist',
  areaOfWork: 'Art Therapy',
  fte: '0.60',
  status: 'Active Assignment',
  registrationNumber: 'AS012345',
  hidden: false,
}
const tallies = (...posts: StatedPost[]) =>
  COMPONENTS.map((_, at) =>
    tally(
      posts.map((post) => ({ post, count: 1 })),
      at,
    ),
  )
const at = (name: (typeof COMPONENTS)[number]['name']): number => COMPONENTS.findIndex((component) => component.name === name)

const anyPost = record({
  occupationCode: constantFrom('S1H', 's1m ', 'S2H', 'S5H', 'N6D', 'Q99', 'N/A', null),
  jobRole: constantFrom('Art Therapist', '04001', 'Psychotherapist', 'Something new', '', null),
  areaOfWork: constantFrom('Art Therapy', 'Mental Health', 'Nowhere', null),
  fte: constantFrom('1.00', '.5', '37.5', 'full time', null),
  status: constantFrom('Active Assignment', '06', 'On the moon', null),
  registrationNumber: constantFrom('AS012345', 'PYL12345', 'TBC', null),
  hidden: constantFrom(true, false, null),
})

describe('the data-quality score', () => {
  it('has weights that add up to 100', () => {
    expect(COMPONENTS.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  })

  it('is 100 where every cell is as it should be, and loses a component’s weight where that is wrong everywhere', () => {
    expect(score(tallies(good))).toBe(100)
    expect(score(tallies({ ...good, fte: '37.5' }))).toBeCloseTo(85)
    expect(score(tallies({ ...good, occupationCode: 'S2H' }))).toBeCloseTo(80)
    expect(score(tallies({ ...good, registrationNumber: 'TBC' }))).toBeCloseTo(85)
    expect(score(tallies({ ...good, hidden: true }))).toBeCloseTo(95)
    expect(score(tallies())).toBeNull()
  })

  it('sees cells of one post that cannot both be right', () => {
    const contradiction = at('No contradiction')
    const isGood = (over: Partial<StatedPost>): boolean => tallies({ ...good, ...over })[contradiction]?.good === 1
    expect(isGood({ registrationNumber: 'PYL12345' })).toBe(false)
    expect(isGood({ occupationCode: 'S5H' })).toBe(false)
    expect(isGood({ occupationCode: 'S1M' })).toBe(false)
    expect(isGood({ occupationCode: 'S1M', jobRole: 'Psychotherapist' })).toBe(true)
  })

  it('asks for a number only where code or role are of a registered profession', () => {
    const number = at('Registration number there')
    expect(tallies({ ...good, occupationCode: 'H1D', jobRole: null, registrationNumber: null })[number]).toEqual({ good: 0, of: 0 })
    expect(tallies({ ...good, occupationCode: 'N6D', jobRole: null, registrationNumber: null })[number]).toEqual({ good: 0, of: 1 })
  })

  it('lies from 0 to 100, and a value that stands for many posts weighs as many', () => {
    assert(
      property(array(record({ post: anyPost, count: integer({ min: 1, max: 9 }) }), { maxLength: 12 }), (given) => {
        const weighed = COMPONENTS.map((_, component) => tally(given, component))
        const each = given.flatMap(({ post, count }) => Array.from({ length: count }, () => post))
        expect(weighed).toEqual(tallies(...each))
        const found = score(weighed)
        if (found !== null) expect(found >= 0 && found <= 100 + 1e-9).toBe(true)
      }),
      { seed: 9, numRuns: 200 },
    )
  })
})
