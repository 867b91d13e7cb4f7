import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { idOf, member, openWorld, thingsOf, viewerOf, type World } from '../../../test/world.ts'
import { approveDisposal, declineDisposal, findDisposal, listDisposals, proposeDisposals, sweepRetention } from './disposals.ts'
import { RULES } from './rules.ts'

let world: World
const organisation = idOf('trust one')
const administrator = viewerOf(member('administrator', 'trust one'))
const things = thingsOf('trust one')
const at = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** An import of trust one with one row. */
async function addImport(name: string, given: { kind: string; state: string; asAt: string; at: string }): Promise<string> {
  const id = idOf(name)
  const { owner } = world.database
  const table = { staff: 'staff_post', register: 'register_entry', members: 'member_entry' }[given.kind] ?? ''
  const key = given.kind === 'staff' ? sql`, post_key` : sql``
  await sql`insert into import (id, organisation_id, kind, state, as_at, file_name, bytes, created_by, created_at, committed_at, undone_at)
    values (${id}, ${organisation}, ${given.kind}, ${given.state}, ${given.asAt}, 'a.csv', 1, ${administrator.id}, ${at(given.at)}, ${at(given.at)}, ${at(given.at)})`.execute(
    owner,
  )
  await sql`insert into ${sql.table(table)} (organisation_id, import_id, row_number, digest ${key}) values (${organisation}, ${id}, 2, 'd' ${given.kind === 'staff' ? sql`, ${name}` : sql``})`.execute(
    owner,
  )
  return id
}

beforeAll(async () => {
  world = await openWorld()
  world.clock.now = at('2026-06-15')
  await world.database.owner.deleteFrom('disposal').execute()
  await addImport('old staff', { kind: 'staff', state: 'committed', asAt: '2025-04-30', at: '2025-05-02' })
  await addImport('young staff', { kind: 'staff', state: 'committed', asAt: '2025-05-31', at: '2025-06-02' })
  await addImport('old register', { kind: 'register', state: 'committed', asAt: '2026-01-01', at: '2026-01-02' })
  await addImport('new register', { kind: 'register', state: 'committed', asAt: '2026-02-01', at: '2026-02-02' })
  await addImport('first list', { kind: 'members', state: 'committed', asAt: '2026-01-01', at: '2026-01-02' })
  await addImport('list of last week', { kind: 'members', state: 'committed', asAt: '2026-06-01', at: '2026-06-08' })
  await addImport('undone', { kind: 'staff', state: 'undone', asAt: '2026-04-30', at: '2026-05-01' })
  await addImport('never confirmed', { kind: 'staff', state: 'staged', asAt: '2026-04-30', at: '2026-05-01' })
  const { owner } = world.database
  await sql`update rights_request set state = 'done', done_at = ${at('2023-06-14')} where id = ${things.request}`.execute(owner)
  await sql`update ask set answered_at = ${at('2026-03-10')} where organisation_id = ${organisation}`.execute(owner)
})

const open = async () => {
  const rows = await world.database.owner
    .selectFrom('disposal')
    .select(['id', 'what', 'about'])
    .where('organisation_id', '=', organisation)
    .where('done_at', 'is', null)
    .where('declined_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [`${row.what} ${row.about}`, row.id]))
}
const rowsOf = async (about: string): Promise<number> => {
  const { rows } = await sql<{ rows: number }>`select (select count(*) from staff_post where import_id = ${about})
    + (select count(*) from register_entry where import_id = ${about}) as rows`.execute(world.database.owner)
  return rows[0]?.rows ?? -1
}

describe('what is kept for long enough', () => {
  it('is proposed by the rules, once, and nothing is deleted by looking', async () => {
    const result = await world.app.do(administrator, proposeDisposals, {})
    expect(result).toMatchObject({ ok: true, value: { proposed: 6 } })
    expect([...(await open()).keys()].sort()).toEqual(
      [
        `staff rows ${idOf('old staff')}`,
        `register rows ${idOf('old register')}`,
        `undone import ${idOf('undone')}`,
        `unconfirmed upload ${idOf('never confirmed')}`,
        `questions ${things.run}`,
        `closed request ${things.request}`,
      ].sort(),
    )
    expect(await world.app.do(administrator, proposeDisposals, {})).toMatchObject({ ok: true, value: { proposed: 0 } })
    expect(await rowsOf(idOf('old staff'))).toBe(1)
    expect(Object.keys(RULES)).toHaveLength(7)
  })

  it('is found by the clock for every organisation, and not twice', async () => {
    let ids = 0
    const before = (await open()).size
    await sweepRetention(world.database, world.clock.now, () => idOf(`by the clock ${ids++}`))
    expect((await open()).size).toBe(before)
  })

  it('is deleted once a person approves, and the certificate stays', async () => {
    const disposal = (await open()).get(`staff rows ${idOf('old staff')}`)
    expect(await world.app.do(viewerOf(member('workforce analyst', 'trust one')), approveDisposal, { disposal })).toMatchObject({
      ok: false,
    })
    expect(await world.app.do(viewerOf(member('administrator', 'trust two')), approveDisposal, { disposal })).toMatchObject({
      ok: false,
      problems: [{ status: 404 }],
    })
    expect(await world.app.do(administrator, approveDisposal, { disposal })).toMatchObject({ ok: true })
    expect([await rowsOf(idOf('old staff')), await rowsOf(idOf('young staff'))]).toEqual([0, 1])
    expect(await world.app.do(administrator, findDisposal, { disposal })).toMatchObject({
      ok: true,
      value: { state: 'done', rows: 1, approvedBy: administrator.name },
    })
    expect(await world.app.do(administrator, approveDisposal, { disposal }), 'not twice').toMatchObject({ ok: false })
    expect(await world.app.do(administrator, proposeDisposals, {})).toMatchObject({ ok: true, value: { proposed: 0 } })
  })

  it('stays where a person says why, and is not proposed again for a year', async () => {
    const disposal = (await open()).get(`register rows ${idOf('old register')}`)
    expect(await world.app.do(administrator, declineDisposal, { disposal })).toMatchObject({ ok: false })
    expect(await world.app.do(administrator, declineDisposal, { disposal, because: 'request' })).toMatchObject({ ok: true })
    expect(await rowsOf(idOf('old register'))).toBe(1)
    expect(await world.app.do(administrator, proposeDisposals, {})).toMatchObject({ ok: true, value: { proposed: 0 } })
  })

  it('is not deleted where the rule no longer says so', async () => {
    const disposal = (await open()).get(`undone import ${idOf('undone')}`)
    await world.database.owner.updateTable('import').set({ state: 'committed' }).where('id', '=', idOf('undone')).execute()
    expect(await world.app.do(administrator, approveDisposal, { disposal })).toMatchObject({
      ok: false,
      problems: [{ code: 'rights.disposal-not-due' }],
    })
    expect(await rowsOf(idOf('undone'))).toBe(1)
  })

  it('of every rule is gone once it is approved', async () => {
    for (const [, disposal] of await open()) await world.app.do(administrator, approveDisposal, { disposal })
    const { rows } = await sql<{ rows: number }>`select (select count(*) from ask where organisation_id = ${organisation})
      + (select count(*) from rights_request where id = ${things.request}) + (select count(*) from staff_post where import_id = ${idOf('never confirmed')}) as rows`.execute(
      world.database.owner,
    )
    expect(rows[0]?.rows).toBe(0)
    const listed = await world.app.do(administrator, listDisposals, { state: 'done' })
    expect(listed).toMatchObject({ ok: true, value: { total: 4 } })
  })
})
