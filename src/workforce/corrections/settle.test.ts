import { describe, expect, it } from 'vitest'
import type { ConfirmedPost } from './confirmed-posts.ts'
import { holderOnRegister } from './post-corrections.ts'
import { settle, wantedCorrections, type ListedCell } from './settle.ts'

const WRONG = {
  assignment_number: '10000001',
  position_title: 'Project Worker',
  occupation_code: 'S1M',
  job_role: 'Practitioner',
  registration_type: '19',
  registration_number: 'AS012345',
}

const extractOf = (cells: Readonly<Record<string, string | null>> | null, columns = Object.keys(WRONG)) => ({
  fields: new Set(columns),
  posts: new Map(cells === null ? [] : [['XA1|10000001', [{ number: 2, cells }]]]),
})

const confirmed: readonly ConfirmedPost[] = [
  {
    person: 'p',
    post: { postKey: 'XA1|10000001', rowNumber: 2 },
    holder: holderOnRegister({ number: 'AS012345', modality: 'drama' }, true),
  },
]

const cell = (field: string, current: string | null, suggested: string): ListedCell => ({
  id: field,
  postKey: 'XA1|10000001',
  field,
  current,
  suggested,
})
const code = cell('Occupation code', 'S1M', 'S1H')
const role = cell('Job role', 'Practitioner', 'Drama Therapist')
const nothing = { open: [], declined: [] }

describe('a correction list against the next extract', () => {
  it('asks for what is wrong, once for a post that two rows are of', () => {
    const twice = [...confirmed, ...confirmed]
    expect(wantedCorrections(twice, extractOf(WRONG)).map(({ field }) => field)).toEqual(['Occupation code', 'Job role'])
    expect(settle(nothing, twice, extractOf(WRONG)).added).toHaveLength(2)
  })

  it('keeps what is still wrong, and asks for nothing twice', () => {
    const { added, kept, done, ended } = settle({ open: [code, role], declined: [] }, confirmed, extractOf(WRONG))
    expect({ added, done, ended }).toEqual({ added: [], done: [], ended: [] })
    expect(kept.map(({ id, isOther }) => [id, isOther])).toEqual([
      ['Occupation code', false],
      ['Job role', false],
    ])
  })

  it('ticks off what the record says now, also where it is written otherwise', () => {
    const { kept, done } = settle({ open: [code, role], declined: [] }, confirmed, extractOf({ ...WRONG, job_role: ' drama  therapist' }))
    expect(done).toEqual(['Job role'])
    expect(kept.map(({ id }) => id)).toEqual(['Occupation code'])
  })

  it('ticks off another right value than the one suggested', () => {
    const consultant = extractOf({ ...WRONG, job_role: 'Drama Therapist Consultant', occupation_code: 'SAH' })
    expect(settle({ open: [code, role], declined: [] }, confirmed, consultant).done).toEqual(['Occupation code', 'Job role'])
  })

  it('ticks off what was suggested also where nobody asks about the post any more', () => {
    const { done, ended } = settle({ open: [code, role], declined: [] }, [], extractOf({ ...WRONG, occupation_code: 'S1H' }))
    expect({ done, ended }).toEqual({ done: ['Occupation code'], ended: ['Job role'] })
  })

  it('ends what nobody asks for any more while the record is as it was', () => {
    const { done, ended } = settle({ open: [code, role], declined: [] }, [], extractOf(WRONG))
    expect({ done, ended }).toEqual({ done: [], ended: ['Occupation code', 'Job role'] })
    expect(settle({ open: [code], declined: [] }, confirmed, extractOf(null)).ended, 'the post is gone').toEqual(['Occupation code'])
  })

  it('leaves alone what the new extract has no column for', () => {
    const { job_role: _, ...without } = WRONG
    expect(settle({ open: [role], declined: [] }, confirmed, extractOf(without, Object.keys(without)))).toMatchObject({
      kept: [],
      done: [],
      ended: [],
    })
  })

  it('does not ask again for what somebody dropped, until the record or the suggestion is another', () => {
    expect(settle({ open: [], declined: [code] }, confirmed, extractOf(WRONG)).added.map(({ field }) => field)).toEqual(['Job role'])
    expect(settle({ open: [], declined: [code] }, confirmed, extractOf({ ...WRONG, occupation_code: 'S1U' })).added).toHaveLength(2)
    expect(settle({ open: [], declined: [{ ...code, suggested: 'S0H' }] }, confirmed, extractOf(WRONG)).added).toHaveLength(2)
  })

  it('opens again what was sent where something else is suggested now', () => {
    const art = { ...role, suggested: 'Art Therapist' }
    const { kept } = settle({ open: [code, art], declined: [] }, confirmed, extractOf(WRONG))
    expect(kept.map(({ id, isOther }) => [id, isOther])).toEqual([
      ['Occupation code', false],
      ['Job role', true],
    ])
  })
})
