import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { createViewers, type Viewers } from '../../src/access/index.ts'
import { openDatabase, type Database } from '../../src/database/index.ts'
import { clusterIn } from '../postgresql-cluster.ts'
import { host, member, NOW, openWorld, worldAround, type World } from '../world.ts'

const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)
const person = member('supervisor', 'trust one')
const administrator = member('administrator', 'trust one')
const rules = { host, requiresTwoStep: false }

const opened: Database[] = []
// Each has connections of its own, and the server of the tests has few.
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
})

async function openedWorld(): Promise<World> {
  const world = await openWorld('postgresql')
  opened.push(world.database)
  return world
}

/** The same database as another process would open it. */
async function openedAgain({ owner }: Database): Promise<Database> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner)
  const database = await openDatabase({ engine: 'postgresql', url: clusterIn(inject('clusterDirectory')).url(rows[0]?.name ?? '') })
  if (!database.ok) throw new Error('the database does not open')
  opened.push(database.value)
  return database.value
}

/** Counts what is asked of a database; `hold` lets an answer wait. */
function counted(database: Database) {
  const count = { reads: 0, hold: async (): Promise<void> => undefined }
  const read: Database['read'] = async (...question) => {
    count.reads++
    const rows = await database.read(...question)
    await count.hold()
    return rows
  }
  return { count, database: { ...database, read } }
}

/** Milliseconds until it is so; NaN where that takes longer than a session may be kept. */
async function until(isSo: () => Promise<boolean> | boolean, most = 900): Promise<number> {
  const started = performance.now()
  while (!(await isSo())) {
    if (performance.now() - started > most) return Number.NaN
    await wait(2)
  }
  return performance.now() - started
}

const listeners = sql`select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'triptych listener' and datname = current_database()`

describe('a viewer on PostgreSQL', () => {
  let world: World
  let viewers: Viewers
  let count: ReturnType<typeof counted>['count']
  /** Whether the database was asked. */
  const asks = async (now = NOW): Promise<boolean> => {
    const before = count.reads
    await viewers.find(person.secret, now)
    return count.reads > before
  }
  const isKept = async (): Promise<boolean> => !(await asks())

  beforeEach(async () => {
    world = await openedWorld()
    const parts = counted(await openedAgain(world.database))
    viewers = createViewers(parts.database, rules)
    count = parts.count
    expect(await until(isKept, 5_000)).not.toBeNaN()
  })

  it('is kept for a second and no longer', async () => {
    expect(await asks()).toBe(false)
    await wait(1_010)
    expect(await asks()).toBe(true)
    expect(await asks()).toBe(false)
  })

  it('is never kept where there is none', async () => {
    const before = count.reads
    for (let i = 0; i < 3; i++) expect(await viewers.find('a secret of nobody', NOW)).toBeNull()
    expect(count.reads).toBe(before + 3)
  })

  it('is over by the clock although kept', async () => {
    expect(await viewers.find(person.secret, later(31))).toBeNull()
    expect(await asks()).toBe(true)
    expect(await isKept()).toBe(true)
    expect(await viewers.find(person.secret, later(12 * 60))).toBeNull()
  })

  it('is written down as seen once a minute, and that makes nobody forget', async () => {
    const seen = async (): Promise<Date | undefined> =>
      (await world.database.owner.selectFrom('session').select('seen_at').where('id', '=', person.session).executeTakeFirst())?.seen_at
    expect(await asks(later(2))).toBe(true)
    expect(await seen()).toEqual(later(2))
    await wait(50)
    expect(await asks(later(2.9))).toBe(false)
    expect(await seen()).toEqual(later(2))
  })

  it.each([
    ['a session ended', sql`update session set ended_at = ${NOW} where id = ${person.session}`],
    ['a session deleted', sql`delete from session where id = ${person.session}`],
    ['an account disabled', sql`update account set status = 'disabled' where id = ${person.account}`],
    ['a name changed', sql`update account set name = 'Another' where id = ${person.account}`],
    ['a second step set up', sql`update account set two_step_since = ${NOW} where id = ${person.account}`],
    ['a role taken', sql`delete from membership where account_id = ${person.account}`],
    [
      'a role given',
      sql`insert into membership values (${person.account}, ${person.organisation}, 'auditor', ${NOW}) on conflict do nothing`,
    ],
    ['an organisation closed', sql`update organisation set closed_at = ${NOW} where id = ${person.organisation}`],
  ])('is forgotten at once: %s by another process', async (_, change) => {
    viewers.forget()
    await asks()
    await change.execute(world.database.owner)
    expect(await until(asks, 500)).not.toBeNaN()
  })

  it.each([
    ['a last sign-in', sql`update account set signed_in_at = ${NOW} where id = ${person.account}`],
    ['a last use', sql`update session set seen_at = ${NOW} where id = ${person.session}`],
  ])('is kept over %s', async (_, change) => {
    viewers.forget()
    await asks()
    await change.execute(world.database.owner)
    await wait(100)
    expect(await asks()).toBe(false)
  })

  it('is not kept from an answer that a change overtook', async () => {
    let answer = (): void => undefined
    viewers.forget()
    count.hold = () => new Promise((resolve) => (answer = resolve))
    const before = count.reads
    const overtaken = viewers.find(person.secret, NOW)
    await until(() => count.reads > before)
    await wait(50)
    await sql`update session set ended_at = ${NOW} where id = ${person.session}`.execute(world.database.owner)
    await wait(100)
    count.hold = async () => undefined
    answer()
    expect(await overtaken).not.toBeNull()
    expect(await viewers.find(person.secret, NOW)).toBeNull()
  })

  it('is asked for every time while nobody listens, and kept again when somebody does', async () => {
    await listeners.execute(world.database.owner)
    expect(await until(asks)).not.toBeNaN()
    // Deaf for the next half second: nothing may be believed, and what happens now is seen at once.
    for (let i = 0; i < 5; i++) expect(await asks()).toBe(true)
    await sql`update account set status = 'disabled' where id = ${person.account}`.execute(world.database.owner)
    expect(await viewers.find(person.secret, NOW)).toBeNull()
    await sql`update account set status = 'active' where id = ${person.account}`.execute(world.database.owner)
    expect(await until(isKept, 5_000)).not.toBeNaN()
    await sql`update account set status = 'disabled' where id = ${person.account}`.execute(world.database.owner)
    expect(await until(async () => (await viewers.find(person.secret, NOW)) === null, 500)).not.toBeNaN()
  })
})

const auditor = member('auditor', 'trust one')
const address = `/admin/people/${auditor.organisation}/${auditor.account}`
const acts = [
  ['disable', '/account', 303],
  ['end-sessions', '/account', 303],
  ['take-role', '/admin/audit', 403],
] as const

describe.each(acts)('what an administrator does (%s) is so', (act, path, refused) => {
  it('with the answer in the same process, and within a second in another', async () => {
    const here = await openedWorld()
    const there = worldAround(await openedAgain(here.database))
    for (const world of [here, there]) {
      // Time to hear, and then to be kept.
      await world.ask(path, auditor)
      await wait(200)
      expect((await world.ask(path, auditor)).status).toBe(200)
    }
    expect((await here.send(`${address}/${act}`, administrator, { role: auditor.role })).status).toBe(303)
    expect((await here.ask(path, auditor)).status).toBe(refused)
    expect(await until(async () => (await there.ask(path, auditor)).status === refused)).toBeLessThan(500)
  })
})

it('is asked for every time on the embedded engine, where nobody listens', async () => {
  const { database } = await openWorld('memory')
  const parts = counted(database)
  const viewers = createViewers(parts.database, rules)
  for (let i = 0; i < 3; i++) await viewers.find(person.secret, NOW)
  expect(parts.count.reads).toBe(3)
})
