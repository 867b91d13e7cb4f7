import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { personalColumns } from '../../src/database/index.ts'
import { enqueue } from '../../src/jobs/queue/index.ts'
import * as rights from '../../src/rights/index.ts'
import { importDirectory, readAccount, writeAccount } from '../../src/workforce/index.ts'
import { openFindWorld } from '../find/fictional-find.ts'
import { idOf, member, viewerOf } from '../world.ts'

let world: Awaited<ReturnType<typeof openFindWorld>>
const organisation = idOf('trust one')
const administrator = viewerOf(member('administrator', 'trust one'))
const lead = viewerOf(member('AHP lead', 'trust one'))

type Done<Output> = { readonly ok: true; readonly value: Output } | { readonly ok: false }
async function done<Output>(act: Promise<Done<Output>>): Promise<Output> {
  const result = await act
  expect(result).toMatchObject({ ok: true })
  return (result as { value: Output }).value
}

/** Every cell of every table, and every file of the data directory, as one text. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    world.database.owner,
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{
      text: string | null
    }>`select string_agg(to_jsonb(t)::text, ' ') as text from ${sql.table(name)} t`.execute(world.database.owner)
    parts.push(rows[0]?.text ?? '')
  }
  for (const name of readdirSync(world.config.directory, { recursive: true, encoding: 'utf8', withFileTypes: true }))
    if (name.isFile()) parts.push(readFileSync(join(name.parentPath, name.name), 'latin1'))
  return parts.join('\n')
}

interface Seeded {
  readonly person: string
  readonly token: string
  readonly number: string
  readonly email: string
}

/** A person of the newest run gets words that nobody else has, everywhere where something of people can stand. */
async function seed(at: number, person: string, finding: string): Promise<Seeded> {
  const { owner } = world.database
  const token = `Zq${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10)]}vex`
  const number = `AS9${String(10_000 + at * 37)}`
  const email = `${token.toLowerCase()}@example.org`
  const statements = [
    sql`update staff_post s set surname = ${token}, forenames = ${`Fore${token}`}, full_name = null, known_as = ${`Known${token}`},
        employee_number = ${`E${token}`}, ni_number = ${`NI${token}`}, registration_number = ${number}, date_of_birth = ${`born ${token}`}
      where s.post_key in (select value from staff_person_key where kind = 'post' and person_id = ${person})`,
    sql`insert into staff_person_key values (${organisation}, 'employee', ${`E${token}`}, ${person}), (${organisation}, 'number', ${number}, ${person}) on conflict do nothing`,
    sql`insert into register_entry (organisation_id, import_id, row_number, digest, number, surname, forenames)
      values (${organisation}, ${world.find.registerImport}, ${900_000 + at}, ${`d${token}`}, ${number}, ${token}, ${`Fore${token}`})`,
    sql`insert into member_entry (organisation_id, import_id, row_number, digest, membership_number, surname, forenames)
      values (${organisation}, ${world.find.registerImport}, ${900_000 + at}, 'd', ${`M${token}`}, ${token}, ${`Fore${token}`})`,
    sql`update finding set registration_number = ${number} where person_id = ${person}`,
    sql`insert into decision (id, organisation_id, person_id, finding_id, round, answer, modality, reason, decided_by, decided_at)
      values (gen_random_uuid(), ${organisation}, ${person}, ${finding}, 'first', 'is one', 'art', ${`Known to be ${token}`}, ${lead.id}, now())`,
    sql`insert into ask (id, organisation_id, kind, token_hash, recipient, recipient_name, person_id, run_id, created_by, created_at, due_at, expires_at)
      values (gen_random_uuid(), ${organisation}, 'person', ${`hash${token}`}, ${email}, ${`Fore${token} ${token}`}, ${person}, ${world.find.runs[1]}, ${lead.id}, now(), now(), now())`,
    sql`insert into ask_answer select id, organisation_id, person_id, 'is one', 'art', ${number}, ${`says ${token}`}, now() from ask where recipient = ${email}`,
    sql`insert into invitation (id, organisation_id, email, name, role, token_hash, created_at, expires_at)
      values (gen_random_uuid(), ${organisation}, ${email}, ${`Fore${token} ${token}`}, 'auditor', ${`inv${token}`}, now(), now())`,
    sql`insert into mail (id, organisation_id, purpose, recipient, recipient_name, subject, body, state, next_attempt_at, once, created_at)
      values (gen_random_uuid(), ${organisation}, 'ask-person', ${email}, ${`Fore${token} ${token}`}, ${`For ${token}`}, ${`Hello ${token}`}, 'failed', now(), ${`x${at}`}, now())`,
    sql`insert into correction (id, organisation_id, person_id, run_id, post_key, assignment_number, field, suggested_value, reason, how, state, note)
      values (gen_random_uuid(), ${organisation}, ${person}, ${world.find.runs[1]}, ${`k${token}`}, ${`A${token}`}, 'f', 'v', 'r', 'h', 'open', ${`n ${token}`})`,
    sql`insert into label_set (id, organisation_id, name, labels, label_count, made_by, made_at) values (gen_random_uuid(), ${organisation}, 'Set',
      ${JSON.stringify([
        { person, note: token },
        { person: 'another', note: 'stays' },
      ])}, 2, ${lead.id}, now())`,
    sql`update import set problems = ${JSON.stringify({ rows: [{ field: 'registration_number', values: [{ value: number, count: 1, row: 2 }] }] })},
        mends = ${JSON.stringify([{ field: 'surname', from: token, to: 'Else' }])}, file_name = ${`Fore${token} ${token}.csv`}
      where id = ${world.find.staffImports[0]} and ${at} = 0`,
  ]
  for (const statement of statements) await statement.execute(owner)
  const other = world.find.accepted.at(-1)
  const row = await owner
    .selectFrom('finding')
    .select('account')
    .where('id', '=', other?.finding ?? '')
    .executeTakeFirstOrThrow()
  const account = readAccount(row.account)
  const candidate = { ...account.candidates[0], number, name: `Fore${token} ${token}` } as (typeof account.candidates)[number]
  await owner
    .updateTable('finding')
    .set({ account: writeAccount({ ...account, candidates: [...account.candidates, candidate] }) })
    .where('id', '=', other?.finding ?? '')
    .execute()
  return { person, token, number, email }
}

async function record(kind: 'access' | 'erasure', { token, number, email }: Seeded): Promise<string> {
  const received = { right: kind, organisation, received: '2026-03-02' }
  const { id } = await done(
    world.app.do(administrator, rights.recordRequest, { ...received, name: `Fore${token} ${token}`, registrationNumber: number, email }),
  )
  const found = await done(world.app.do(administrator, rights.findRequest, { request: id, look: 'yes' }))
  const records = found.candidates?.map(({ ref }) => ref) ?? []
  expect(new Set(found.candidates?.map((each) => each.kind))).toEqual(
    new Set([
      'staff record',
      'register entry',
      'possible match',
      'membership',
      'letters',
      ...(records.some((ref) => ref.startsWith('mention')) ? ['mention'] : []),
    ]),
  )
  await done(world.app.do(administrator, rights.confirmRecords, { request: id, records }))
  return id
}

let seeded: Seeded[]
beforeAll(async () => {
  world = await openFindWorld()
  const chosen = world.find.accepted.slice(0, 20)
  seeded = []
  for (const [at, { person, finding }] of chosen.entries()) seeded.push(await seed(at, person, finding))
}, 120_000)

describe('a copy of what is held', () => {
  it('has every personal column of the schema, and every value of the person’s rows', async () => {
    const [person] = seeded
    if (!person) throw new Error('somebody was seeded')
    const id = await record('access', person)
    const started = performance.now()
    const { tables } = await done(world.app.do(administrator, rights.takeCopy, { request: id }))
    expect(performance.now() - started, 'milliseconds').toBeLessThan(60_000)
    const { rows: columns } = await sql<{ table: string; column: string }>`
      select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'`.execute(
      world.database.owner,
    )
    const tags = personalColumns as Readonly<Record<string, Readonly<Record<string, object | null>>>>
    const personal = columns.filter(({ table, column }) => tags[table]?.[column] != null)
    const told = new Set(tables.flatMap(({ table, columns: own }) => own.map(({ column }) => `${table}.${column}`)))
    expect(personal.filter(({ table, column }) => !told.has(`${table}.${column}`))).toEqual([])
    expect(columns.filter(({ table, column }) => tags[table] !== undefined && !(column in (tags[table] ?? {})))).toEqual([])
    const text = JSON.stringify(tables)
    for (const word of [
      `E${person.token}`,
      `NI${person.token}`,
      `born ${person.token}`,
      person.number,
      person.email,
      `says ${person.token}`,
    ])
      expect(text, word).toContain(word)
    expect(text, 'the name of a file that names them').toContain(`${person.token}.csv`)
    expect(text, 'a secret').not.toContain(`hash${person.token}`)
    for (const other of seeded.slice(1)) expect(text.includes(other.token), 'somebody else').toBe(false)
    expect(text, 'whoever decided').not.toContain(lead.id)
  })

  it('is for nobody without the right to handle data rights', async () => {
    const { rows } = await done(world.app.do(administrator, rights.listRequests, {}))
    const request = rows.find(({ kind }) => kind === 'access')?.id
    expect(await world.app.do(lead, rights.takeCopy, { request })).toMatchObject({ ok: false, problems: [{ status: 403 }] })
    expect((await done(world.app.do(lead, rights.findRequest, { request }))).subject, 'a lead need not know').toBeNull()
  })
})

describe('an erasure', () => {
  it('needs a second person', async () => {
    const [, person] = seeded
    if (!person) throw new Error('somebody was seeded')
    const request = await record('erasure', person)
    await done(world.app.do(administrator, rights.proposeErasure, { request }))
    expect(await world.app.do(administrator, rights.approveErasure, { request })).toMatchObject({
      ok: false,
      problems: [{ code: 'rights.approved-by-the-same' }],
    })
    expect((await done(world.app.do(lead, rights.findRequest, { request }))).subject?.name).toContain(person.token)
    await done(world.app.do(lead, rights.declineErasure, { request }))
    expect(await world.app.do(lead, rights.approveErasure, { request }), 'declined').toMatchObject({ ok: false })
  })

  it('of twenty people leaves nothing of them anywhere, and everybody else as they were', { timeout: 300_000 }, async () => {
    const { directory } = world.config
    const open = idOf('an open import')
    await sql`insert into import (id, organisation_id, kind, state, file_name, bytes, created_by, created_at)
      values (${open}, ${organisation}, 'staff', 'asking', 'open.csv', 1, ${lead.id}, now())`.execute(world.database.owner)
    mkdirSync(importDirectory(directory, open), { recursive: true })
    writeFileSync(join(importDirectory(directory, open), 'file.csv'), seeded.map(({ token }) => token).join('\n'))
    mkdirSync(join(directory, 'mail'), { recursive: true })
    for (const { email, token } of seeded)
      writeFileSync(join(directory, 'mail', `${idOf(email)}.eml`), `To: <${email}>\r\n\r\nHello ${token}`)
    const before = await everything()
    expect(seeded.filter(({ token }) => !before.includes(token))).toEqual([])
    const others = async () =>
      (
        await world.database.owner
          .selectFrom('finding')
          .select('person_id')
          .where('run_id', '=', world.find.runs[1] ?? '')
          .execute()
      )
        .map(({ person_id }) => person_id)
        .filter((person) => !seeded.some((each) => each.person === person))
        .sort()
    const [stay, rowsBefore] = [await others(), await counted()]

    for (const person of seeded) {
      const request = await record('erasure', person)
      await done(world.app.do(administrator, rights.proposeErasure, { request }))
      await done(world.app.do(lead, rights.approveErasure, { request }))
      const { certificate, subject } = await done(world.app.do(administrator, rights.findRequest, { request }))
      expect(certificate?.deleted['staff_post']).toBeGreaterThan(0)
      expect(subject).toBeNull()
    }
    // Requests that are not erasures that were done still hold their subject, sealed.
    const dump = await everything()
    const left = seeded.flatMap(({ token, number, email, person }) =>
      [token, token.toLowerCase(), number, email, person].filter((word) => dump.includes(word)),
    )
    expect(left).toEqual([])
    expect(await others()).toEqual(stay)
    const rowsAfter = await counted()
    expect(rowsAfter.findings).toBe(rowsBefore.findings - seeded.length)
    expect(rowsAfter.stated, 'imports say how many rows they have').toBe(rowsAfter.rows)
  })

  const counted = async () => {
    const { rows } = await sql<{ findings: number; rows: number; stated: number }>`
      select (select count(*) from finding where run_id = ${world.find.runs[1]}) as findings,
        (select count(*) from staff_post where import_id = ${world.find.staffImports[1]}) as rows,
        (select row_count from import where id = ${world.find.staffImports[1]}) as stated`.execute(world.database.owner)
    return rows[0] ?? { findings: -1, rows: -1, stated: -2 }
  }

  it.each(['workforce.run', 'workforce.import.read'])(
    'waits while %s is under way, which would write down whom it read of before',
    async (kind) => {
      const { id: request } = await done(
        world.app.do(administrator, rights.recordRequest, { right: 'erasure', organisation, received: '2026-03-02', name: 'Nobody Here' }),
      )
      await done(world.app.do(administrator, rights.confirmRecords, { request }))
      await done(world.app.do(administrator, rights.proposeErasure, { request }))
      const job = idOf(`job ${kind}`)
      const asked = { id: job, organisation, requestedBy: lead.id, kind, input: {}, now: world.clock.now }
      await world.database.transaction({ kind: 'system' }, (db) => enqueue(db, asked))
      for (const state of ['waiting', 'running'] as const) {
        await world.database.owner.updateTable('job').set({ state }).where('id', '=', job).execute()
        expect(await world.app.do(lead, rights.approveErasure, { request })).toMatchObject({
          ok: false,
          problems: [{ code: 'rights.work-under-way', status: 409 }],
        })
      }
      await world.database.owner.deleteFrom('job').where('id', '=', job).execute()
      await done(world.app.do(lead, rights.approveErasure, { request }))
    },
  )

  it('of an account keeps its id alone, and nobody can sign in with it', async () => {
    const auditor = member('auditor', 'trust one')
    const { id: request } = await done(
      world.app.do(administrator, rights.recordRequest, {
        right: 'erasure',
        organisation,
        received: '2026-03-02',
        name: auditor.name,
        email: auditor.email,
      }),
    )
    const { candidates } = await done(world.app.do(administrator, rights.findRequest, { request, look: 'yes' }))
    const records = candidates?.filter(({ kind, name }) => kind === 'account' && name === auditor.name).map(({ ref }) => ref)
    await done(world.app.do(administrator, rights.confirmRecords, { request, records }))
    await done(world.app.do(administrator, rights.proposeErasure, { request }))
    await done(world.app.do(lead, rights.approveErasure, { request }))
    const dump = await everything()
    expect(dump.includes(auditor.email) || dump.includes(auditor.name)).toBe(false)
    expect((await world.ask('/account', auditor)).status).toBe(303)
  })
})

it('the clock of a request stands while it is paused, and the day it is due moves by as many days', async () => {
  const { id: request } = await done(
    world.app.do(administrator, rights.recordRequest, { right: 'access', organisation, received: '2026-01-31', name: 'Nobody Here' }),
  )
  const look = async () => done(world.app.do(administrator, rights.findRequest, { request, look: 'yes' }))
  expect(await look()).toMatchObject({ dueOn: '2026-02-28', candidates: [] })
  expect(await world.app.do(administrator, rights.pauseRequest, { request, reason: '' })).toMatchObject({ ok: false })
  await done(world.app.do(administrator, rights.pauseRequest, { request, reason: 'Identity to be proved' }))
  world.clock.now = new Date(world.clock.now.getTime() + 9 * 86_400_000)
  await done(world.app.do(administrator, rights.resumeRequest, { request }))
  expect(await look()).toMatchObject({ dueOn: '2026-03-09', pausedDays: 9, state: 'open' })
})
