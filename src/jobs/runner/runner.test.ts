import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import type { Database } from '../../database/index.ts'
import { failed, ok, type Problem } from '../../kernel/index.ts'
import { askToCancel, claim, enqueue, jobView, type JobView } from '../queue/index.ts'
import { startRunner, type JobHandler, type Runner, type RunnerLog } from './index.ts'

const organisation = randomUUID()
const system = { kind: 'system' } as const
const clock = (): Date => new Date()
const problem: Problem = { code: 'test.wrong', kind: 'error', message: 'Something is wrong.', todo: 'Put it right.' }

let database: Database
let runner: Runner | null = null
let logged: { level: string; fields: object; text: string }[] = []
const keep =
  (level: string) =>
  (fields: object, text: string): void => {
    logged.push({ level, fields, text })
  }
const log = { info: keep('info'), warn: keep('warn'), error: keep('error') } as unknown as RunnerLog

beforeAll(async () => {
  database = await openTestDatabase()
  await database.owner
    .insertInto('organisation')
    .values({ id: organisation, kind: 'trust', name: 'Fictional Trust', created_at: clock() })
    .execute()
})
beforeEach(async () => {
  logged = []
  await database.owner.deleteFrom('job').execute()
})
afterEach(async () => {
  await runner?.stop(0)
  runner = null
})

async function add(input: unknown = null): Promise<string> {
  const id = randomUUID()
  await database.transaction(system, (db) =>
    enqueue(db, { id, organisation, requestedBy: randomUUID(), kind: 'work', input, now: clock() }),
  )
  return id
}
const view = async (id: string): Promise<JobView> =>
  jobView(await database.owner.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
function run(handler: JobHandler, more: { concurrency?: number; pollMilliseconds?: number } = {}): Runner {
  runner = startRunner({ database, handlers: { work: handler }, clock, log, pollMilliseconds: 50, ...more })
  return runner
}
const untilAborted = (signal: AbortSignal): Promise<void> => sleep(60_000, undefined, { signal }).catch(() => undefined)
async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (const started = performance.now(); performance.now() - started < 10_000; await sleep(10)) if (await what()) return
  throw new Error('it did not come to that')
}

it('runs what waits and writes what came of it', async () => {
  const ids = [await add(2), await add('wrong'), await add('throw')]
  await run(({ id, input, attempt }) => {
    if (input === 'throw') throw new Error('Ada Lovelace, 10 December 1815\n    at her home')
    return Promise.resolve(input === 'wrong' ? failed(problem) : ok({ id, input, attempt }))
  }).idle()
  const [done, wrong, thrown] = await Promise.all(ids.map(view))
  expect(done).toMatchObject({ state: 'done', result: { id: ids[0], input: 2, attempt: 1 } })
  expect(wrong).toMatchObject({ state: 'failed', problems: [problem] })
  expect(thrown).toMatchObject({ state: 'failed', problems: [{ code: 'jobs.mistake', details: { job: ids[2] } }] })
  const errors = logged.filter(({ level }) => level === 'error')
  expect(errors).toHaveLength(1)
  expect(errors[0]?.fields).toMatchObject({
    job: ids[2],
    error: { name: 'Error', at: expect.arrayContaining([expect.stringContaining('runner.test.ts')]) },
  })
  expect(JSON.stringify(logged)).not.toMatch(/Lovelace|1815|home/)
})

it('hears of a cancellation within a second and ends as cancelled', async () => {
  const id = await add()
  let stoppedAt = 0
  run(
    async (_, { signal }) => {
      await untilAborted(signal)
      stoppedAt = performance.now()
      return failed(problem)
    },
    { pollMilliseconds: 500 },
  )
  await until(async () => (await view(id)).state === 'running')
  const askedAt = performance.now()
  await database.transaction(system, (db) => askToCancel(db, id, clock()))
  await until(async () => (await view(id)).state === 'cancelled')
  expect(stoppedAt - askedAt).toBeLessThan(1_000)
})

it('keeps what was done although it was cancelled at the last moment', async () => {
  const id = await add()
  run(async (_, { signal }) => {
    await untilAborted(signal)
    return ok('done')
  })
  await until(async () => (await view(id)).state === 'running')
  await database.transaction(system, (db) => askToCancel(db, id, clock()))
  await until(async () => (await view(id)).state === 'done')
})

it('hands back what it is stopped over, at once begun by the next as if for the first time', async () => {
  const id = await add()
  const first = run(async (_, { signal }) => {
    await untilAborted(signal)
    return failed(problem)
  })
  await until(async () => (await view(id)).state === 'running')
  await first.stop(20)
  expect(await view(id)).toMatchObject({ state: 'waiting', attempts: 0 })
  await run(({ attempt }) => Promise.resolve(ok({ attempt }))).idle()
  expect(await view(id)).toMatchObject({ state: 'done', result: { attempt: 1 } })
})

it('waits for what is nearly done when it is stopped, and takes nothing new', async () => {
  const ids = [await add(), await add()]
  const stopping = run(async () => {
    await sleep(150)
    return ok('done')
  })
  await until(async () => (await view(ids[0] ?? '')).state === 'running')
  await stopping.stop()
  expect((await Promise.all(ids.map(view))).map(({ state }) => state)).toEqual(['done', 'waiting'])
})

it('stops what another runner has taken, and writes nothing of it', async () => {
  const id = await add()
  let heard = false
  run(async (_, { signal }) => {
    await untilAborted(signal)
    heard = true
    return ok('ghost')
  })
  await until(async () => (await view(id)).state === 'running')
  await database.transaction(system, (db) => claim(db, { runner: 'another', kinds: ['work'], now: new Date(Date.now() + 60_000) }))
  await until(() => heard && logged.some(({ text }) => text === 'a job ended'))
  expect(await view(id)).toMatchObject({ state: 'running', attempts: 2, result: null })
  expect(logged.find(({ text }) => text === 'a job ended')?.fields).toMatchObject({ ours: false })
})

it('runs as many at a time as it may', async () => {
  for (let job = 0; job < 7; job++) await add()
  let now = 0
  let most = 0
  await run(
    async () => {
      most = Math.max(most, ++now)
      await until(() => most >= 3)
      await sleep(30)
      now--
      return ok(null)
    },
    { concurrency: 3 },
  ).idle()
  expect(most).toBe(3)
})

it('may be woken from inside a transaction, and looks outside it', async () => {
  const waked = run(() => Promise.resolve(ok(null)), { pollMilliseconds: 60_000 })
  await waked.idle()
  let id = ''
  await database.transaction(system, async (db) => {
    id = randomUUID()
    await enqueue(db, { id, organisation, requestedBy: randomUUID(), kind: 'work', input: null, now: clock() })
    waked.wake()
  })
  await until(async () => (await view(id)).state === 'done')
  expect(logged.filter(({ level }) => level !== 'info')).toEqual([])
})

it('goes on when the database was away', async () => {
  const id = await add()
  let away = true
  const flaky: Database = {
    ...database,
    transaction: (scope, work) => (away ? Promise.reject(new Error('away')) : database.transaction(scope, work)),
  }
  runner = startRunner({ database: flaky, handlers: { work: () => Promise.resolve(ok(null)) }, clock, log, pollMilliseconds: 20 })
  await until(() => logged.some(({ level }) => level === 'warn'))
  away = false
  await until(async () => (await view(id)).state === 'done')
})
