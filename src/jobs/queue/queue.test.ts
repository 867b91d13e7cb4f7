import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import type { Database, Db } from '../../database/index.ts'
import { ok, type Problem } from '../../kernel/index.ts'
import {
  askToCancel,
  ATTEMPTS,
  beat,
  cancelled,
  claim,
  enqueue,
  fail,
  finish,
  handBack,
  isCancelAsked,
  jobView,
  resume,
  SILENCE,
  type Hold,
  type JobView,
} from './index.ts'

const organisation = randomUUID()
const start = Date.parse('2026-11-24T09:00:00Z')
const at = (seconds: number): Date => new Date(start + seconds * 1_000)
const kinds = ['count']

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
  await database.owner
    .insertInto('organisation')
    .values({ id: organisation, kind: 'trust', name: 'Fictional Trust', created_at: at(0) })
    .execute()
})
beforeEach(() => database.owner.deleteFrom('job').execute())

const asSystem = <T>(run: (db: Db) => Promise<T>): Promise<T> => database.transaction({ kind: 'system' }, run)
async function add(seconds = 0, kind = 'count', requestedBy = randomUUID()): Promise<string> {
  const id = randomUUID()
  await asSystem((db) => enqueue(db, { id, organisation, requestedBy, kind, input: { seconds }, now: at(seconds) }))
  return id
}
const view = async (id: string): Promise<JobView> =>
  jobView(await database.owner.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
async function take(runner: string, seconds: number): Promise<Hold | null> {
  const row = await asSystem((db) => claim(db, { runner, kinds, now: at(seconds) }))
  return row && { id: row.id, runner, attempt: row.attempts }
}
async function held(runner: string, seconds: number): Promise<Hold> {
  const hold = await take(runner, seconds)
  if (!hold) throw new Error('nothing to take')
  return hold
}
const problem: Problem = { code: 'test.wrong', kind: 'error', message: 'Something is wrong.', todo: 'Put it right.' }

describe('claiming', () => {
  it('takes the oldest first, each once, and leaves the kinds it does not know', async () => {
    const second = await add(2)
    const first = await add(1)
    await add(0, 'unknown')
    expect((await take('a', 10))?.id).toBe(first)
    expect((await take('b', 10))?.id).toBe(second)
    expect(await take('a', 10)).toBeNull()
    expect(await asSystem((db) => claim(db, { runner: 'a', kinds: [], now: at(10) }))).toBeNull()
  })

  it('takes a job whose runner went silent, and not before', async () => {
    const id = await add()
    await held('a', 0)
    expect(await take('b', SILENCE / 1_000)).toBeNull()
    expect(await take('b', SILENCE / 1_000 + 1)).toEqual({ id, runner: 'b', attempt: 2 })
  })

  it('gives up after three runners died over it, with a sentence', async () => {
    const id = await add()
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) expect((await held('a', attempt * 100)).attempt).toBe(attempt)
    expect(await take('a', 1_000)).toBeNull()
    expect(await view(id)).toMatchObject({
      state: 'failed',
      attempts: 3,
      problems: [{ code: 'jobs.gave-up', message: expect.stringContaining('3 times'), todo: expect.stringContaining(id) }],
    })
  })

  it('does not begin again what was asked to stop when its runner died', async () => {
    const id = await add()
    await held('a', 0)
    expect(await asSystem((db) => askToCancel(db, id, at(1)))).toEqual(ok('running'))
    expect(await take('b', 100)).toBeNull()
    expect(await view(id)).toMatchObject({ state: 'cancelled', endedAt: at(100) })
  })
})

describe('the one who holds a job', () => {
  it('says how far it is, and finishes', async () => {
    const id = await add()
    const hold = await held('a', 1)
    expect(await asSystem((db) => beat(db, hold, at(2), { stage: 'Reading', done: 2.6, total: 9e12 }))).toBe('held')
    expect(await view(id)).toMatchObject({ state: 'running', stage: 'Reading', done: 3, total: 2_147_483_647, startedAt: at(1) })
    expect(await asSystem((db) => finish(db, hold, { rows: 3 }, at(3)))).toBe(true)
    expect(await view(id)).toMatchObject({ state: 'done', result: { rows: 3 }, problems: [], endedAt: at(3), input: { seconds: 0 } })
  })

  it('is no ghost: once another holds it, nothing the first writes changes anything', async () => {
    const id = await add()
    const ghost = await held('a', 0)
    const hold = await held('a', 60)
    const before = await view(id)
    for (const written of [
      await asSystem((db) => finish(db, ghost, 'ghost', at(61))),
      await asSystem((db) => fail(db, ghost, [problem], at(61))),
      await asSystem((db) => cancelled(db, ghost, at(61))),
      await asSystem((db) => handBack(db, ghost, at(61))),
    ])
      expect(written).toBe(false)
    expect(await asSystem((db) => beat(db, ghost, at(61), { stage: 'ghost' }))).toBe('lost')
    expect(await asSystem((db) => isCancelAsked(db, ghost))).toBe('lost')
    expect(await view(id)).toEqual(before)
    expect(await asSystem((db) => finish(db, hold, undefined, at(62)))).toBe(true)
    expect(await asSystem((db) => finish(db, hold, 'again', at(63)))).toBe(false)
    expect(await view(id)).toMatchObject({ state: 'done', result: null })
  })

  it('hands it back as if it had not begun', async () => {
    const id = await add()
    const hold = await held('a', 0)
    expect(await asSystem((db) => handBack(db, hold, at(1)))).toBe(true)
    expect(await view(id)).toMatchObject({ state: 'waiting', attempts: 0, endedAt: null })
    await asSystem((db) => askToCancel(db, id, at(2)))
    expect(await view(id)).toMatchObject({ state: 'cancelled' })
  })

  it('hands back a job that was asked to stop as cancelled', async () => {
    const id = await add()
    const hold = await held('a', 0)
    await asSystem((db) => askToCancel(db, id, at(1)))
    expect(await asSystem((db) => isCancelAsked(db, hold))).toBe('cancel asked')
    expect((await view(id)).stopping).toBe(true)
    await asSystem((db) => handBack(db, hold, at(2)))
    expect(await view(id)).toMatchObject({ state: 'cancelled', endedAt: at(2), stopping: false })
  })
})

describe('asking', () => {
  it('cancels what waits at once, and says so twice, but not what has ended or is not there', async () => {
    const id = await add()
    expect(await asSystem((db) => askToCancel(db, id, at(1)))).toEqual(ok('cancelled'))
    expect(await view(id)).toMatchObject({ state: 'cancelled', endedAt: at(1) })
    expect(await asSystem((db) => askToCancel(db, id, at(2)))).toMatchObject({ ok: false, problems: [{ code: 'jobs.ended', status: 409 }] })
    expect(await asSystem((db) => askToCancel(db, randomUUID(), at(2)))).toMatchObject({ ok: false, problems: [{ status: 404 }] })
  })

  it('runs again what failed or was cancelled, and three times more', async () => {
    const id = await add()
    expect(await asSystem((db) => resume(db, id))).toMatchObject({ ok: false, problems: [{ code: 'jobs.not-to-resume' }] })
    const hold = await held('a', 0)
    await asSystem((db) => fail(db, hold, [problem], at(1)))
    expect(await view(id)).toMatchObject({ state: 'failed', problems: [problem] })
    expect(await asSystem((db) => resume(db, id))).toEqual(ok(undefined))
    expect(await view(id)).toMatchObject({ state: 'waiting', problems: [], endedAt: null })
    expect(await held('a', 2)).toMatchObject({ id, attempt: 2 })
    expect(await asSystem((db) => resume(db, randomUUID()))).toMatchObject({ ok: false, problems: [{ code: 'jobs.not-found' }] })
  })

  it('is allowed to whoever asked for the work, by the walls of the database, and to nobody else', async () => {
    const viewer = randomUUID()
    const as = <T>(account: string, run: (db: Db) => Promise<T>): Promise<T> =>
      database.transaction({ kind: 'viewer', viewer: account, organisations: [], installation: false }, run)
    const id = randomUUID()
    await as(viewer, (db) => enqueue(db, { id, organisation, requestedBy: viewer, kind: 'count', input: null, now: at(0) }))
    expect(await as(randomUUID(), (db) => askToCancel(db, id, at(1)))).toMatchObject({ ok: false, problems: [{ status: 404 }] })
    expect(await as(viewer, (db) => askToCancel(db, id, at(1)))).toEqual(ok('cancelled'))
    expect(await as(viewer, (db) => resume(db, id))).toEqual(ok(undefined))
    const hold = await held('a', 2)
    await expect(as(viewer, (db) => finish(db, hold, 'forged', at(3)))).rejects.toThrow()
  })
})
