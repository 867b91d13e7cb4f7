import { describe, expect, it } from 'vitest'
import type { PlainDate } from '../../kernel/index.ts'
import type { FoundPerson } from '../findings/index.ts'
import { person, post } from './a-therapist.ts'
import { whatIsMissing } from './missing.ts'
import type { Snapshot } from './snapshot.ts'

const snapshot: Snapshot = {
  run: 'run',
  asAt: '2026-02-28' as PlainDate,
  staffImport: 'import',
  posts: 100,
  covers: 'whole',
  doneAt: new Date('2026-03-01T09:00:00Z'),
  registerAsAt: null,
  hasRegister: true,
  hasMembers: false,
  mode: 'full-register',
}
const whole = { region: 'London', setting: 'Forensic', ageBand: '45 to 54', team: 'Team 1' }
const found = (...outcomes: FoundPerson['outcome'][]) => outcomes.map((outcome) => ({ outcome })) as FoundPerson[]

describe('what figures leave out', () => {
  it('is nothing where the extract is whole and says everything', () => {
    expect(whatIsMissing(snapshot, found('accepted', 'excluded'), [person('A', post('1', whole))])).toEqual([])
  })

  it('is everybody in review, and whoever is not in a partial extract', () => {
    expect(whatIsMissing({ ...snapshot, covers: 'arts', hasRegister: false }, found('review', 'review', 'accepted'), [])).toEqual([
      expect.stringContaining('hidden under other titles are not in it'),
      expect.stringContaining('No register was compared'),
      '2 people are in review and not counted.',
    ])
  })

  it('is counted cell by cell', () => {
    const people = [person('A', post('1', { ...whole, wte: null }), post('2', { ...whole, team: null, wte: null }))]
    expect(whatIsMissing(snapshot, found('accepted'), people)).toEqual([
      '2 counted posts have no FTE that can be read.',
      '1 counted post has no team.',
    ])
  })
})
