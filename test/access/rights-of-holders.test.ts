import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import * as rights from '../../src/rights/index.ts'
import { idOf, member, openWorld, thingsOf, viewerOf, type World } from '../world.ts'

let world: World
const things = thingsOf('trust one')
const { organisation } = things
const administrator = viewerOf(member('administrator', 'trust one'))
const lead = viewerOf(member('AHP lead', 'trust one'))

type Done<Output> = { readonly ok: true; readonly value: Output } | { readonly ok: false }
async function done<Output>(act: Promise<Done<Output>>): Promise<Output> {
  const result = await act
  expect(result).toMatchObject({ ok: true })
  return (result as { value: Output }).value
}

const ROWS = [
  { row: 2, key: 'ZZ901|P1', surname: 'Alder', forenames: 'Bea', employee: '1001' },
  { row: 3, key: 'ZZ901|P1', surname: 'Birch', forenames: 'Carl', employee: '1002' },
  { row: 4, key: 'ZZ901|P1', surname: 'Birch', forenames: 'Dora', employee: '1003' },
  { row: 5, key: 'ZZ901||BANK WORKER|S0A', surname: 'Cedar', forenames: 'Eve', born: '1980-01-02' },
  { row: 6, key: 'ZZ901||BANK WORKER|S0A', surname: 'Damson', forenames: 'Flo', born: '1981-03-04' },
]
const MONTHS = ['2026-01-31', '2026-02-28'] as const
const importOf = (month: string): string => idOf(`holders ${month}`)
const personOf = (row: number): string => idOf(`holder ${row}`)

/** One position that three people hold, and a bank without any number, in two months; a run found those of the first month. */
beforeAll(async () => {
  world = await openWorld()
  const { owner } = world.database
  const run = idOf('run of holders')
  for (const month of MONTHS) {
    await sql`insert into import (id, organisation_id, kind, state, as_at, file_name, bytes, row_count, created_by, created_at)
      values (${importOf(month)}, ${organisation}, 'staff', 'committed', ${month}, 'staff.csv', 1, 5, ${lead.id}, now())`.execute(owner)
    for (const { row, key, surname, forenames, employee, born } of ROWS)
      await sql`insert into staff_post (organisation_id, import_id, row_number, post_key, digest, surname, forenames, employee_number, date_of_birth)
        values (${organisation}, ${importOf(month)}, ${row}, ${key}, 'd', ${surname}, ${forenames}, ${employee ?? null}, ${born ?? null})`.execute(
        owner,
      )
  }
  await sql`insert into identification_run (id, organisation_id, job_id, staff_import_id, as_at, state, requested_by, created_at)
    values (${run}, ${organisation}, ${things.job}, ${importOf(MONTHS[0])}, ${MONTHS[0]}, 'done', ${lead.id}, now())`.execute(owner)
  for (const { row, key } of ROWS) {
    await sql`insert into staff_person values (${personOf(row)}, ${organisation}, ${run}, now())`.execute(owner)
    // The key of a post is whose it was first.
    await sql`insert into staff_person_key values (${organisation}, 'post', ${key}, ${personOf(row)}) on conflict do nothing`.execute(owner)
    await sql`insert into finding select (jsonb_populate_record(f, ${JSON.stringify({ id: idOf(`finding ${row}`), run_id: run, person_id: personOf(row) })}::jsonb)).*
      from finding f where id = ${things.case}`.execute(owner)
    await sql`insert into finding_post select (jsonb_populate_record(p, ${JSON.stringify({
      finding_id: idOf(`finding ${row}`),
      run_id: run,
      import_id: importOf(MONTHS[0]),
      row_number: row,
      post_key: key,
    })}::jsonb)).* from finding_post p where finding_id = ${things.case}`.execute(owner)
  }
})

async function requested(right: 'access' | 'erasure', name: string, more: Readonly<Record<string, string>> = {}) {
  const { id: request } = await done(
    world.app.do(administrator, rights.recordRequest, { right, organisation, received: '2026-03-02', name, ...more }),
  )
  const { candidates } = await done(world.app.do(administrator, rights.findRequest, { request, look: 'yes' }))
  return { request, candidates: candidates ?? [] }
}

/** Confirms all that was found of a person, or part of it, and takes the copy. */
async function copied(name: string, part: (ref: string) => boolean = () => true): Promise<string> {
  const { request, candidates } = await requested('access', name)
  const records = candidates.map(({ ref }) => ref).filter(part)
  expect(records).not.toEqual([])
  await done(world.app.do(administrator, rights.confirmRecords, { request, records }))
  const { tables } = await done(world.app.do(administrator, rights.takeCopy, { request }))
  return JSON.stringify(tables.flatMap(({ table, rows }) => (table === 'rights_request' ? [] : rows)))
}

async function erased(name: string, more: Readonly<Record<string, string>> = {}) {
  const { request, candidates } = await requested('erasure', name, more)
  const records = candidates.map(({ ref }) => ref)
  await done(world.app.do(administrator, rights.confirmRecords, { request, records }))
  await done(world.app.do(administrator, rights.proposeErasure, { request }))
  return { request, approved: await world.app.do(lead, rights.approveErasure, { request }) }
}

const left = async (): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`select forenames as name from staff_post where post_key like 'ZZ901|%'
    union all select 'finding ' || person_id from finding where run_id = ${idOf('run of holders')} order by 1`.execute(world.database.owner)
  return rows.map(({ name }) => name)
}
const whole = (...gone: readonly number[]): readonly string[] =>
  ROWS.filter(({ row }) => !gone.includes(row))
    .flatMap(({ row, forenames }) => [forenames, forenames, `finding ${personOf(row)}`])
    .sort()

describe('of a position that several people hold', () => {
  it.each(ROWS)('$forenames gets the rows of $forenames alone, of every month', async ({ surname, forenames, row }) => {
    const text = await copied(`${forenames} ${surname}`)
    expect(text.split(`"forenames":"${forenames}"`)).toHaveLength(MONTHS.length + 1)
    expect(text).toContain(personOf(row))
    for (const other of ROWS.filter((each) => each.row !== row))
      for (const word of [other.forenames, personOf(other.row), other.employee ?? other.forenames]) expect(text).not.toContain(word)
  })

  it('what was found in one month, or stands in another alone, brings the months together', async () => {
    for (const kind of ['person:', 'post:'])
      expect((await copied('Carl Birch', (ref) => ref.startsWith(kind))).split('"forenames":"Carl"'), kind).toHaveLength(3)
  })
})

describe('of a registrant who only stands as whom a finding may mean', () => {
  it('the copy has the entry, and nothing of whom the finding is about', async () => {
    const text = await copied('Registrant of trust one')
    expect(text).toContain('Registrant of trust one')
    expect(text).not.toContain('weak to accept')
    for (const { row } of ROWS) expect(text).not.toContain(personOf(row))
  })

  it('nothing is searched before somebody asks for it', async () => {
    const { request } = await requested('access', 'Registrant of trust one')
    expect(await done(world.app.do(administrator, rights.findRequest, { request }))).toMatchObject({ mayLook: true, candidates: null })
  })

  it('the number finds the entry too', async () => {
    const { candidates } = await requested('access', 'Another Name', { registrationNumber: 'as 12345' })
    expect(candidates.map(({ kind }) => kind)).toEqual(['possible match'])
  })
})

describe('an erasure', () => {
  it('finds by an index whatever points at a person or a finding', async () => {
    const { rows } = await sql<{ reference: string }>`
      select c.conrelid::regclass || '.' || a.attname as reference from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid in ('staff_person'::regclass, 'finding'::regclass)
        and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`.execute(world.database.owner)
    expect(rows).toEqual([])
  })

  it('of a registrant takes the entry out of the findings, which stay', async () => {
    expect((await erased('Registrant of trust one')).approved).toMatchObject({ ok: true })
    const { rows } = await sql<{ account: string }>`select account from finding where organisation_id = ${organisation}`.execute(
      world.database.owner,
    )
    expect(rows.filter(({ account }) => /Registrant of|AS012345/.test(account))).toEqual([])
    expect(await left()).toEqual(whole())
  })

  it('does nothing while a file that holds the person cannot be deleted', async () => {
    const open = idOf('an open import')
    await sql`insert into import (id, organisation_id, kind, state, file_name, bytes, problems, mends, created_by, created_at)
      values (${open}, ${organisation}, 'staff', 'asking', 'open.csv', 1, '{"questions":[]}', '[{}]', ${lead.id}, now())`.execute(
      world.database.owner,
    )
    const inTheWay = join(world.config.directory, 'imports')
    mkdirSync(world.config.directory, { recursive: true })
    writeFileSync(inTheWay, '')
    const { request, approved } = await erased('Bea Alder')
    expect(approved).toMatchObject({ ok: false, problems: [{ code: 'rights.files-stay' }] })
    expect(await left()).toEqual(whole())
    rmSync(inTheWay)
    await done(world.app.do(lead, rights.approveErasure, { request }))
    const kept = world.database.owner.selectFrom('import').select(['state', 'problems', 'mends']).where('id', '=', open)
    expect(await kept.executeTakeFirst(), 'what was asked about the file').toEqual({ state: 'abandoned', problems: null, mends: '[]' })
    expect(await left()).toEqual(whole(2))
  })

  it('takes values of the person’s rows out of what was found wrong, though the rows say nothing there', async () => {
    const values = [
      { value: '31.31.1980', count: 1, row: 3 },
      { value: '32.32.1981', count: 1, row: 6 },
    ]
    const problems = JSON.stringify({ rows: [{ field: 'date_of_birth', values }] })
    await sql`update import set problems = ${problems} where id = ${importOf(MONTHS[1])}`.execute(world.database.owner)
    expect((await erased('Carl Birch')).approved).toMatchObject({ ok: true })
    const kept = world.database.owner.selectFrom('import').select('problems').where('id', '=', importOf(MONTHS[1]))
    expect(JSON.parse((await kept.executeTakeFirst())?.problems ?? '')).toEqual({
      rows: [{ field: 'date_of_birth', values: values.slice(1) }],
    })
  })

  it('of the last administrator is not done', async () => {
    const { email, name } = member('administrator', 'trust one')
    expect((await erased(name, { email })).approved).toMatchObject({ ok: false, problems: [{ code: 'rights.last-administrator' }] })
    const account = world.database.owner.selectFrom('account').select('status').where('email', '=', email)
    expect(await account.executeTakeFirst()).toEqual({ status: 'active' })
  })

  it('of one holder of a position leaves the others whole', async () => {
    const gone = [2, 3]
    for (const { surname, forenames, row } of ROWS.filter(({ row }) => !gone.includes(row))) {
      expect((await erased(`${forenames} ${surname}`)).approved).toMatchObject({ ok: true })
      gone.push(row)
      expect(await left(), forenames).toEqual(whole(...gone))
    }
  })
})
