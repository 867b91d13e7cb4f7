import { describe, expect, it } from 'vitest'
import type { Candidate } from '../identification/candidate.ts'
import type { JudgedPerson } from '../identification/judge.ts'
import type { Post } from '../identification/person.ts'
import { readPost, readSigns } from '../identification/signs.ts'
import { signsFrom } from '../identification/evidence.ts'
import { correctionsFor } from './corrections.ts'

const COLUMNS = ['position_title', 'occupation_code', 'job_role', 'area_of_work', 'registration_type', 'registration_number']

const aPost = (stated: Record<string, string | null>, fields: readonly string[] = COLUMNS): Post => {
  const signs = signsFrom([
    readSigns('sign_title', [stated['position_title'] ?? null]),
    readSigns('sign_occupation', [stated['occupation_code'] ?? null]),
    readSigns('sign_role', [stated['job_role'] ?? null]),
    readSigns('sign_area', [stated['area_of_work'] ?? null]),
    0,
    readSigns('sign_type', [stated['registration_type'] ?? null, null]),
  ])
  return {
    id: 0,
    file: 0,
    row: null,
    organisation: 'XA1',
    organisationName: null,
    assignmentNumber: '10000001',
    record: {},
    stated,
    signs,
    reading: readPost(stated, false),
    evidence: 'neutral',
    born: null,
    keys: { person_identifier: null, employee: null, ni: null },
    expiry: null,
    fields: new Set(fields),
  }
}

const candidate = { registrant: { number: 'AS012345', modality: 'drama' } } as Candidate

const accepted = (post: Post, reasonCode = 'REGISTERED_NUMBER_CONFIRMED'): JudgedPerson => ({
  id: 'P000001',
  person: { posts: [post] },
  modality: 'drama',
  decision: { outcome: 'accepted', reasonCode, candidate, marginMilliBits: null, next: null },
  candidates: [candidate],
  posts: [{ post, outcome: 'accepted', reasonCode }],
})

const fields = (person: JudgedPerson): string[] => correctionsFor([person]).map(({ field, suggested }) => `${field}: ${suggested}`)

describe('the correction list', () => {
  it('asks for code, role, number and type of a therapist hidden as a project worker; the role by Service Request', () => {
    const hidden = accepted(
      aPost({
        position_title: 'Project Worker',
        occupation_code: 'S1M',
        job_role: 'Practitioner',
        registration_type: null,
        registration_number: null,
      }),
    )
    expect(fields(hidden)).toEqual([
      'Occupation code: S1H',
      'Job role: Drama Therapist',
      'Professional registration number: AS012345',
      'Professional registration type: 19 HCPC - Arts Therapist',
    ])
    expect(correctionsFor([hidden]).find(({ field }) => field === 'Job role')?.how).toContain('Service Request')
  })

  it('asks for nothing where the record is right', () => {
    expect(
      fields(
        accepted(aPost({ occupation_code: 'S1H', job_role: 'Drama Therapist', registration_type: '19', registration_number: 'AS012345' })),
      ),
    ).toEqual([])
  })

  it('says nothing of a field that the extract has no column for', () => {
    expect(fields(accepted(aPost({ occupation_code: 'S1H' }, ['occupation_code'])))).toEqual([])
  })

  it('puts right how a number is written', () => {
    const typed = accepted(
      aPost({ occupation_code: 'S1H', job_role: 'Drama Therapist', registration_type: '19', registration_number: 'HCPC as 12345' }),
    )
    expect(fields(typed)).toEqual(['Professional registration number: AS012345'])
  })

  it('never overwrites a registration of another profession', () => {
    const dual = accepted(
      aPost({
        occupation_code: 'S1H',
        job_role: 'Drama Therapist',
        registration_type: 'HCPC - Practitioner Psychologist',
        registration_number: 'PYL012345',
      }),
    )
    expect(fields(dual)).toEqual([])
  })

  it('does not question the codes of an accepted person’s other post', () => {
    const other = accepted(
      aPost({
        position_title: 'Recovery Worker',
        occupation_code: 'H2D',
        job_role: 'Practitioner',
        registration_type: '19',
        registration_number: 'AS012345',
      }),
      'POST_OF_ACCEPTED_PERSON',
    )
    expect(fields(other)).toEqual([])
  })
})
