import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { areaOfWork, jobRole } from './index.ts'

const data = process.env['TRIPTYCH_DATA'] ?? '../shared/data'
const roles = join(data, 'job_role_codes.csv')
const areas = join(data, 'area_of_work.txt')

describe('job roles', () => {
  it('twelve roles are an arts therapist, four for each modality', () => {
    const found = Array.from({ length: 62 }, (_, i) => jobRole(`04${String(i + 1).padStart(3, '0')}`))
    const modalities = found.flatMap((role) => role?.artsTherapy?.modality ?? [])
    expect(modalities.toSorted()).toEqual([...Array(4).fill('art'), ...Array(4).fill('drama'), ...Array(4).fill('music')])
  })

  it('a role is read from its code, a code that lost its zero, its name, both together, or a smartcard code', () => {
    for (const text of ['04013', '4013', 'Drama Therapist', 'dramatherapist', '04013 Drama Therapist', 'DRAMA  THERAPIST', 'R0830']) {
      expect([text, jobRole(text)?.code]).toEqual([text, '04013'])
    }
  })

  it('the student role is of the arts family and no registrant', () => {
    expect(jobRole('Art, Music and Drama Student')).toMatchObject({ student: true, artsTherapy: null, family: 'arts', plan: 'neither' })
  })

  it('a name that several staff groups share has no one code', () => {
    expect(jobRole('Counsellor')).toMatchObject({ code: null, staffGroup: null, family: 'psychological', plan: 'psychology' })
    expect(jobRole('Manager')).toMatchObject({ code: null, family: 'generic' })
  })

  it('a generic role says nothing of the plan, and a role the list does not hold is null', () => {
    expect(jobRole('Specialist Practitioner')).toMatchObject({ family: 'generic', plan: 'neither' })
    expect(jobRole('Mental Health and Wellbeing Practitioner')).toBeNull()
    expect(jobRole('')).toBeNull()
  })

  it.skipIf(!existsSync(roles))('every published role code is known here under the same name', () => {
    const rows = readFileSync(roles, 'utf8').trim().split(/\r?\n/).slice(1)
    const words = (text: string) =>
      text
        .toLowerCase()
        .replace(/\(.*\)|- closed/g, ' ')
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()
    const held = rows.filter((row) => !row.includes('group header'))
    for (const row of held) {
      const [, code, , name] = /^(\d+),("[^"]*"|[^,]*),("[^"]*"|[^,]*)/.exec(row) ?? []
      expect([code, words(jobRole(code ?? '')?.name ?? '')]).toEqual([code, words(name ?? '')])
    }
    expect(held).toHaveLength(318)
  })
})

describe('areas of work', () => {
  it('only the tertiary arts-therapy areas give a modality', () => {
    expect(areaOfWork('Drama Therapy')).toMatchObject({ modality: 'drama', artsTherapy: true, setting: null })
    expect(areaOfWork('art/music/drama therapy')).toMatchObject({ modality: null, artsTherapy: true })
    expect(areaOfWork('Clinical Support > Art/Music/Drama Therapy > Music Therapy')?.modality).toBe('music')
    expect(areaOfWork('Occupational Therapy')).toMatchObject({ artsTherapy: false, modality: null, setting: null })
  })

  it('mental-health and learning-disability areas have a setting', () => {
    expect(areaOfWork('Child and Adolescent Psychiatry')?.setting).toBe('camhs')
    expect(areaOfWork('Learning Disability Other')?.setting).toBe('learning-disability')
    expect(areaOfWork('Orthodontics')).toMatchObject({ setting: null })
  })

  it('a retired area is known as retired, an unheard-of one is null', () => {
    expect(areaOfWork('Clinical Psychology (Retired 01 January 2019)')).toMatchObject({ retired: true })
    expect(areaOfWork('Ward 12')).toBeNull()
  })

  it.skipIf(!existsSync(areas))('every published area is known here', () => {
    const lines = readFileSync(areas, 'utf8').split(/\r?\n/)
    const names = lines.slice(lines.findIndex((line) => line.startsWith('Primary |')) + 1).flatMap((line) => line.split('|'))
    const wanted = names.map((name) => name.trim()).filter(Boolean)
    expect(wanted.filter((name) => areaOfWork(name) === null)).toEqual([])
    expect(wanted.length).toBeGreaterThan(300)
  })
})
