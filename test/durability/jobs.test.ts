import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { openDatabase, type Database, type DatabaseOptions } from '../../src/database/index.ts'
import { enqueue, jobView, type JobView } from '../../src/jobs/queue/index.ts'
import { startRunner, type JobHandler, type RunnerLog } from '../../src/jobs/runner/index.ts'
import { ok, seededRandom } from '../../src/kernel/index.ts'
import { freshOptions, temporaryDirectory } from '../databases.ts'

const organisation = randomUUID()
const nothing = (): void => undefined
const silent = { info: nothing, warn: nothing, error: nothing } as unknown as RunnerLog

async function open(options: DatabaseOptions): Promise<Database> {
  const opened = await openDatabase(options)
  if (!opened.ok) throw new Error('no database')
  return opened.value
}

/** A database with so many jobs waiting. */
async function queued(
  engine: 'embedded' | 'postgresql',
  count: number,
): Promise<{ options: DatabaseOptions; database: Database; ids: string[] }> {
  const options = await freshOptions(engine)
  const database = await open(options)
  const now = new Date()
  await database.owner
    .insertInto('organisation')
    .values({ id: organisation, kind: 'trust', name: 'Fictional Trust', created_at: now })
    .execute()
  const ids = Array.from({ length: count }, () => randomUUID())
  await database.transaction({ kind: 'system' }, async (db) => {
    for (const id of ids) await enqueue(db, { id, organisation, requestedBy: organisation, kind: 'work', input: id, now })
  })
  return { options, database, ids }
}
const views = async (database: Database): Promise<JobView[]> => (await database.owner.selectFrom('job').selectAll().execute()).map(jobView)

it('500 jobs and two runners of four at a time on one PostgreSQL: each is run exactly once', async () => {
  const { options, database, ids } = await queued('postgresql', 500)
  const other = await open(options)
  const runs: string[] = []
  const handler =
    (who: string): JobHandler =>
    async ({ id }) => {
      runs.push(`${who} ${id}`)
      await sleep(1)
      return ok(who)
    }
  const clock = (): Date => new Date()
  const runners = [
    startRunner({ database, handlers: { work: handler('one') }, clock, log: silent, concurrency: 4 }),
    startRunner({ database: other, handlers: { work: handler('other') }, clock, log: silent, concurrency: 4 }),
  ]
  await Promise.all(runners.map((runner) => runner.idle()))
  await Promise.all(runners.map((runner) => runner.stop()))
  expect(runs).toHaveLength(500)
  expect(new Set(runs.map((run) => run.split(' ')[1]))).toEqual(new Set(ids))
  expect(new Set(runs.map((run) => run.split(' ')[0])).size).toBe(2)
  expect((await views(database)).filter(({ state, attempts }) => state === 'done' && attempts === 1)).toHaveLength(500)
  await other.close()
  await database.close()
})

const started: ChildProcess[] = []
afterEach(() => {
  for (const running of started.splice(0)) running.kill('SIGKILL')
})

/** A process that runs jobs and says each outcome it wrote; its clock is so many seconds fast. */
function startProcess(options: DatabaseOptions, handler: string, secondsFast: number): { process: ChildProcess; lines: string[] } {
  const place = temporaryDirectory()
  mkdirSync(place, { recursive: true })
  const file = join(place, 'runs-jobs.mjs')
  const source = (path: string): string => JSON.stringify(pathToFileURL(resolve('src', path)).href)
  writeFileSync(
    file,
    `import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}
register()
const { openDatabase } = await import(${source('database/index.ts')})
const { startRunner } = await import(${source('jobs/runner/index.ts')})
const opened = await openDatabase(${JSON.stringify(options)})
const say = (text) => writeSync(1, text + '\\n')
const told = (fields, text) => { if (text === 'a job ended' && fields.ours) say('ended ' + fields.job) }
startRunner({
  database: opened.value, concurrency: 4, pollMilliseconds: 50,
  clock: () => new Date(Date.now() + ${secondsFast * 1_000}),
  log: { info: told, warn: () => {}, error: () => {} },
  handlers: { work: ${handler} },
})`,
  )
  const running = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(running)
  const lines: string[] = []
  createInterface(running.stdout).on('line', (line) => lines.push(line))
  return { process: running, lines }
}

it.each([
  ['embedded', 60, 2],
  ['postgresql', 200, 8],
] as const)(
  'kill -9 of the process that runs jobs, on %s, %d of them, at %d random moments: none lost, none with two outcomes',
  async (engine, jobs, kills) => {
    const { options, database: first } = await queued(engine, jobs)
    const random = seededRandom(8, 'kills')
    const outcomes: string[] = []
    let killedWhileRunning = 0
    // The embedded engine is one process's at a time.
    await first.close()
    for (let round = 0; round < kills; round++) {
      const running = startProcess(
        options,
        `async ({ id }, { progress }) => { progress({ stage: 'Counting', done: 1, total: 2 }); await sleep(40); return { ok: true, value: id } }`,
        round * 60,
      )
      // Those of the last life come first, and have their end before this one's.
      const some = random.between(6, 9)
      while (running.lines.length < some) await sleep(2)
      await sleep(random.between(0, 40))
      running.process.kill('SIGKILL')
      await once(running.process, 'close')
      outcomes.push(...running.lines)
      const database = await open(options)
      killedWhileRunning += (await views(database)).filter(({ state }) => state === 'running').length
      await database.close()
    }
    const database = await open(options)
    const done = (await views(database)).filter(({ state }) => state === 'done').length
    expect(killedWhileRunning).toBeGreaterThan(0)
    expect(done).toBeGreaterThan(0)
    expect(done).toBeLessThan(jobs)

    const clock = (): Date => new Date(Date.now() + kills * 60_000)
    const log = { ...silent, info: (fields: { job: string; ours?: boolean }) => fields.ours && outcomes.push(`ended ${fields.job}`) }
    const handlers: Record<string, JobHandler> = { work: ({ id }) => Promise.resolve(ok(id)) }
    const runner = startRunner({ database, handlers, clock, log, concurrency: 4 })
    await runner.idle()
    await runner.stop()
    const after = await views(database)
    expect(after.filter(({ state, id, result }) => state === 'done' && result === id)).toHaveLength(jobs)
    expect(new Set(outcomes).size).toBe(outcomes.length)
    // A kill between the commit and the saying leaves an outcome unsaid; it is never said twice.
    expect(outcomes.length).toBeGreaterThanOrEqual(jobs - kills * 4)
    await database.close()
  },
  180_000,
)

it('a job that kills its process is given up after three of them, in words', async () => {
  const { options, database, ids } = await queued('postgresql', 1)
  for (let life = 0; life < 3; life++) {
    const running = startProcess(options, `() => process.kill(process.pid, 'SIGKILL')`, life * 60)
    expect((await once(running.process, 'close'))[1]).toBe('SIGKILL')
  }
  const clock = (): Date => new Date(Date.now() + 3 * 60_000)
  const runner = startRunner({ database, handlers: { work: () => Promise.resolve(ok('never')) }, clock, log: silent })
  await runner.idle()
  await runner.stop()
  const [view] = await views(database)
  expect(view).toMatchObject({ id: ids[0], state: 'failed', attempts: 3, problems: [{ code: 'jobs.gave-up' }] })
  expect(view?.problems[0]?.message).toBe('The work was begun 3 times and the program ended each time before it was done.')
  await database.close()
})
