import { describe, expect, it } from 'vitest'
import { driftBetween, type RunFigures } from './drift.ts'

const model = (surname: number) => ({ comparisons: [{ name: 'surname', levels: [{ label: 'same surname', milliBits: surname }] }] })
const people = (count: number, milliBits: number, reasonCode = 'A') => Array.from({ length: count }, () => ({ reasonCode, milliBits }))
const figures = (surname: number | null, ...groups: RunFigures['people'][]): RunFigures => ({
  model: surname === null ? null : model(surname),
  people: groups.flat(),
})
const shifts = (before: RunFigures, now: RunFigures): string[] =>
  driftBetween(before, now).sentences.flatMap(({ what, isShift }) => (isShift ? [what] : []))

describe('drift between two runs', () => {
  it('is none where nothing moved, and the index is then 0', () => {
    const same = figures(8_000, people(120, 9_000), people(80, -1_000, 'B'))
    expect(shifts(same, same)).toEqual([])
    expect(driftBetween(same, same).stabilityIndex).toBe(0)
  })

  it('is told from a weight that moved by 1 bit on, with the level that moved the most', () => {
    const [before, little, much] = [figures(8_000, people(10, 0)), figures(8_999, people(10, 0)), figures(6_900, people(10, 0))]
    expect(shifts(before, little)).toEqual([])
    expect(shifts(before, much)).toEqual(['weights'])
    expect(driftBetween(before, much).sentences[0]?.sentence).toContain('same surname (Surname), from 8.0 to 6.9 bits')
  })

  it('is told from a reason whose share moved by 5 percentage points on', () => {
    const at = (b: number) => figures(8_000, people(100 - b, 0), people(b, 0, 'B'))
    expect(shifts(at(10), at(14))).toEqual([])
    expect(shifts(at(10), at(15))).toEqual(['reasons'])
  })

  it('of the match weights is what the formula of the index has it, but for half a person in each band', () => {
    const at = (low: number) => figures(8_000, people(low * 100, -1_000), people((100 - low) * 100, 9_000))
    // (0.4 − 0.2) ln(0.4 / 0.2) + (0.6 − 0.8) ln(0.6 / 0.8)
    const exact = 0.2 * Math.log(2) - 0.2 * Math.log(0.75)
    expect(driftBetween(at(20), at(40)).stabilityIndex).toBeCloseTo(exact * 1000, -1)
    expect(shifts(at(20), at(40))).toContain('distribution')
  })

  it('is not judged with too few people, nor without weights in both', () => {
    const [few, none] = [figures(8_000, people(99, 0)), figures(null, people(99, 9_000))]
    expect(driftBetween(few, few).stabilityIndex).toBeNull()
    expect(driftBetween(none, few).sentences[0]?.sentence).toContain('cannot be compared')
  })
})
