import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDuckDB } from '../../analytics/index.ts'
import { plainDate, type PlainDate } from '../../kernel/index.ts'
import { csv, REGISTER, STAFF, world, type Entry, type Row } from './a-trust.ts'
import { identify, type IdentificationInput } from './identify.ts'
import type { JudgedPerson } from './judge.ts'
import type { ReadableTable } from './load.ts'

const asAt = plainDate(2026, 10, 31) as PlainDate

describe('a person in a staff extract', () => {
  let directory: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'triptych-identify-'))
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  const table = (name: string, columns: readonly string[], rows: readonly Record<string, string | undefined>[]): ReadableTable => {
    const path = join(directory, `${name}.csv`)
    writeFileSync(path, csv(columns, rows))
    return {
      data: { path, delimiter: ',', skipLines: 1, columns: columns.length, firstDataRow: 2, lineBreaks: false },
      mapping: new Map(columns.map((column, i) => [column, i])),
    }
  }

  async function identified(
    people: readonly Row[],
    entries: readonly Entry[] = [],
    input: Partial<IdentificationInput> & { register?: 'none' } = {},
  ): Promise<(assignment: string) => JudgedPerson | undefined> {
    const { staff, register } = world()
    const sql = await openDuckDB({ threads: 1 })
    try {
      const result = await identify(
        sql,
        {
          staff: [table('staff', STAFF, [...staff, ...people.map((person) => ({ organisation_code: 'XA1', ...person }))])],
          registers: input.register === 'none' ? [] : [table('register', REGISTER, [...register, ...entries])],
          members: [],
          registerCovers: 'arts',
          asAt,
          profile: 'jaro-winkler',
          ...input,
        },
        () => undefined,
      )
      if (!result.ok) throw new Error(result.problems[0]?.message)
      return (assignment) => result.value.judged.find((person) => person.posts.some(({ post }) => post.assignmentNumber === assignment))
    } finally {
      sql.close()
    }
  }

  const alice: Row = {
    assignment_number: '10000001',
    surname: 'Quillfeather',
    forenames: 'Alice',
    position_title: 'Project Worker',
    occupation_code: 'H2D',
    band: 'Band 6',
    area_of_work: 'Mental Health',
    registration_number: 'HCPC as 7345',
    town: 'Leeds',
  }
  const alicesEntry: Entry = {
    number: 'AS007345',
    surname: 'Quillfeather',
    forenames: 'Alice',
    profession: 'Arts therapist',
    modality: 'Drama',
    status: 'Registered',
    locality: 'Leeds',
    to: '2028-05-31',
  }

  it('titled Project Worker is accepted when number and name stand on the register, however the number was typed', async () => {
    const found = (await identified([alice], [alicesEntry]))('10000001')
    expect(found?.decision).toMatchObject({ outcome: 'accepted', reasonCode: 'REGISTERED_NUMBER_CONFIRMED' })
    expect(found?.modality).toBe('drama')
  })

  it('is found under a married name by the number, and the account of the weight adds up', async () => {
    const found = (await identified([{ ...alice, surname: 'Tamblyn' }], [alicesEntry]))('10000001')
    expect(found?.decision.reasonCode).toBe('REGISTERED_NUMBER_CONFIRMED')
    expect(found?.decision.candidate?.steps.reduce((sum, step) => sum + step.milliBits, 0)).toBe(found?.decision.candidate?.milliBits)
  })

  it('with a stated number that is not on the register goes to review', async () => {
    const found = (await identified([{ ...alice, registration_number: 'AS099999', surname: 'Zellweg', forenames: 'Bronwen' }]))('10000001')
    expect(found?.decision).toMatchObject({ outcome: 'review', reasonCode: 'NUMBER_NOT_ON_REGISTER' })
  })

  it('whose registration has run out is set aside as expired, not dropped', async () => {
    const found = (await identified([alice], [{ ...alicesEntry, to: '2024-05-31' }]))('10000001')
    expect(found?.decision).toMatchObject({ outcome: 'excluded', reasonCode: 'REGISTRATION_EXPIRED' })
  })

  it('who is registered and works as a nurse is registered, not practising', async () => {
    const found = (await identified([{ ...alice, position_title: 'Staff Nurse', occupation_code: 'N6D' }], [alicesEntry]))('10000001')
    expect(found?.decision).toMatchObject({ outcome: 'excluded', reasonCode: 'REGISTERED_NOT_PRACTISING' })
  })

  it('with title and code of an arts therapist but nobody like them on the register is never accepted', async () => {
    const bob: Row = {
      assignment_number: '10000002',
      surname: 'Xanthopoulos',
      forenames: 'Bob',
      position_title: 'Music Therapist',
      occupation_code: 'S1H',
      job_role: 'Music Therapist',
      band: 'Band 7',
    }
    const found = (await identified([bob]))('10000002')
    expect(found?.decision.outcome).toBe('review')
  })

  it('coded S8H is a student and never a registrant', async () => {
    const found = (
      await identified([
        {
          ...alice,
          assignment_number: '10000003',
          occupation_code: 'S8H',
          position_title: 'Student Art Therapist',
          registration_number: '',
        },
      ])
    )('10000003')
    expect(found?.decision).toMatchObject({ outcome: 'excluded', reasonCode: 'STUDENT' })
  })

  it.each([
    ['Dance Movement Psychotherapist', 'DANCE_MOVEMENT'],
    ['Play Therapist', 'PLAY_THERAPIST'],
    ['ART Practitioner (Acute Response Team)', 'TEXT_TRAP'],
  ])('titled %s is set aside under a code of its own', async (title, code) => {
    const found = (
      await identified([{ assignment_number: '10000004', surname: 'Vell', forenames: 'Carys', position_title: title, band: 'Band 6' }])
    )('10000004')
    expect(found?.decision).toMatchObject({ outcome: 'excluded', reasonCode: code })
  })

  it('with two part-time posts under one employee number is one person with two posts', async () => {
    const second: Row = { ...alice, assignment_number: '10000001-2', position_title: 'Art Psychotherapist', registration_number: '' }
    const found = (await identified([alice, second], [alicesEntry]))('10000001-2')
    expect(found?.posts).toHaveLength(2)
    expect(found?.posts.every((post) => post.outcome === 'accepted')).toBe(true)
  })

  it('on a career break is listed apart', async () => {
    const found = (await identified([{ ...alice, assignment_status: 'Career Break' }], [alicesEntry]))('10000001')
    expect(found?.posts[0]).toMatchObject({ outcome: 'excluded', reasonCode: 'NOT_ACTIVE' })
  })

  it('is, without a register, "registration stated, not verified", and an arts title alone is only somebody to look up', async () => {
    const carol: Row = {
      assignment_number: '10000005',
      surname: 'Ashgrove',
      forenames: 'Carol',
      position_title: 'Art Therapist',
      band: 'Band 7',
    }
    const judged = await identified([alice, carol], [], { register: 'none' })
    expect(judged('10000001')?.decision).toMatchObject({ outcome: 'accepted', reasonCode: 'REGISTRATION_STATED_NOT_VERIFIED' })
    expect(judged('10000005')?.decision).toMatchObject({ outcome: 'review', reasonCode: 'LOOK_UP' })
  })

  it('is not accepted by name alone against a part of the register', async () => {
    const judged = await identified(
      [{ ...alice, registration_number: '', position_title: 'Dramatherapist', occupation_code: 'S1H' }],
      [alicesEntry],
      { registerCovers: 'part' },
    )
    expect(judged('10000001')?.decision).toMatchObject({ outcome: 'review', reasonCode: 'PART_REGISTER_NAME_ONLY' })
  })

  it('with a number at one trust does not carry a namesake at another who would not be accepted alone', async () => {
    const namesake: Row = {
      assignment_number: '20000001',
      organisation_code: 'XB1',
      surname: 'Quillfeather',
      forenames: 'Alice',
      position_title: 'Care Co-ordinator',
      occupation_code: 'N6D',
      band: 'Band 6',
    }
    const judged = await identified([alice, namesake], [alicesEntry, { ...alicesEntry, number: 'AS007346', locality: 'Hull' }])
    expect(judged('10000001')?.decision.outcome).toBe('accepted')
    expect(judged('20000001')?.decision.outcome ?? 'no row').not.toBe('accepted')
  })

  it('is never accepted without the surname, however much the post says', async () => {
    const other: Row = {
      assignment_number: '10000006',
      surname: 'Zimmerholt',
      forenames: 'Alice',
      position_title: 'Dramatherapist',
      occupation_code: 'S1H',
      job_role: 'Drama Therapist',
      registration_type: 'HCPC - Arts Therapist',
      town: 'Leeds',
      band: 'Band 7',
    }
    expect((await identified([other], [alicesEntry]))('10000006')?.decision.outcome).toBe('review')
  })

  it('with the registration type of an arts therapist, no number and nobody like them on the register is not dropped', async () => {
    const typed: Row = {
      assignment_number: '10000007',
      surname: 'Yarborough',
      forenames: 'Wenna',
      position_title: 'Project Worker',
      registration_type: 'HCPC - Arts Therapist',
      band: 'Band 6',
    }
    expect((await identified([typed]))('10000007')?.decision).toMatchObject({ outcome: 'review', reasonCode: 'TYPE_STATED_NOT_FOUND' })
  })

  it('who states a number that another person states too is asked about, where no register can tell', async () => {
    const borrower: Row = { ...alice, assignment_number: '10000008', surname: 'Borrowdale', forenames: 'Keith' }
    const judged = await identified([alice, borrower], [], { register: 'none' })
    expect(judged('10000001')?.decision.reasonCode).toBe('REGISTRANT_CLAIMED_TWICE')
    expect(judged('10000008')?.decision.reasonCode).toBe('REGISTRANT_CLAIMED_TWICE')
  })

  it('coded S5H is not accepted even with a confirmed number: somebody has to say which is wrong', async () => {
    const found = (await identified([{ ...alice, occupation_code: 'S5H' }], [alicesEntry]))('10000001')
    expect(found?.decision).toMatchObject({ outcome: 'review', reasonCode: 'SUPPORT_CODE_CONTRADICTS' })
  })

  it('suspended by the regulator is for a person to decide', async () => {
    const found = (await identified([alice], [{ ...alicesEntry, status: 'Suspended' }]))('10000001')
    expect(found?.decision).toMatchObject({ outcome: 'review', reasonCode: 'STATUS_RESTRICTED' })
  })

  it('is found when the extract is one row, or has no names, or no numbers, against a register of thousands', async () => {
    const many = Array.from({ length: 700 }, (_, i): Entry => ({
      number: `AS0${30000 + i}`,
      surname: `Longley${i}`,
      forenames: 'Dilys',
      profession: 'Arts therapist',
      status: 'Registered',
    }))
    for (const columns of [
      ['assignment_number', 'registration_number', 'position_title'],
      ['assignment_number', 'surname', 'forenames', 'position_title'],
    ]) {
      const staff = table('small', columns, [Object.fromEntries(columns.map((column) => [column, alice[column as keyof Row] ?? '']))])
      const judged = await identified([], [alicesEntry, ...many], { staff: [staff] })
      expect(judged('10000001')?.decision.outcome).toBeDefined()
    }
  })
})
