import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { openDatabase, type Database, type DatabaseOptions } from '../../src/database/index.ts'
import { seededRandom } from '../../src/kernel/index.ts'
import { confirmImport, placeImport, READ_IMPORT_JOB, receiveImport, startRun, writeDemonstration } from '../../src/workforce/index.ts'
import { freshOptions, temporaryDirectory, type Engine } from '../databases.ts'
import { idOf, member, populate, thingsOf, viewerOf, worldAround } from '../world.ts'

/** Each: an import and a run, killed at random moments. `npm run soak` asks for more. */
const ROUNDS = Number(process.env['TRIPTYCH_ROUNDS'] ?? 3)
const analyst = viewerOf(member('workforce analyst', 'trust one'))
const { organisation } = thingsOf('trust one')

const started: ChildProcess[] = []
afterEach(() => {
  for (const running of started.splice(0)) running.kill('SIGKILL')
})

async function open(options: DatabaseOptions): Promise<Database> {
  const opened = await openDatabase(options)
  if (!opened.ok) throw new Error(opened.problems.map(({ message }) => message).join(' '))
  return opened.value
}

/** A process that does the work that waits, by a clock so many seconds fast, so that what a killed one held is free. */
function worker(options: DatabaseOptions, directory: string, secondsFast: number) {
  const place = temporaryDirectory()
  mkdirSync(place, { recursive: true })
  const file = join(place, 'works.mjs')
  const source = (path: string): string => JSON.stringify(pathToFileURL(resolve('src', path)).href)
  writeFileSync(
    file,
    `import { writeSync } from 'node:fs'
import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}
register()
const { openDatabase } = await import(${source('database/index.ts')})
const { startRunner } = await import(${source('jobs/runner/index.ts')})
const { jobHandlers } = await import(${source('jobs/handlers/index.ts')})
const clock = () => new Date(Date.now() + ${secondsFast * 1_000})
const opened = await openDatabase(${JSON.stringify(options)})
const database = opened.value
const say = (text) => writeSync(1, text + '\\n')
startRunner({
  database, clock, pollMilliseconds: 50,
  log: { info: (_, text) => say(text), warn: (_, text) => say(text), error: (fields, text) => say(text + JSON.stringify(fields)) },
  handlers: jobHandlers({ database, directory: ${JSON.stringify(directory)}, demonstration: false, clock }),
})
say('ready')`,
  )
  const running = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(running)
  const lines: string[] = []
  createInterface(running.stdout).on('line', (line) => lines.push(line))
  return {
    async until(text: string): Promise<void> {
      for (let waited = 0; !lines.some((line) => line.startsWith(text)); waited += 10) {
        if (running.exitCode !== null || waited > 120_000) throw new Error(`it said: ${lines.join(', ')}`)
        await wait(10)
      }
    },
    async kill(): Promise<void> {
      running.kill('SIGKILL')
      await once(running, 'close')
    },
  }
}

it.each(Array.from({ length: ROUNDS }, (_, round) => [round + 1, round % 2 === 0 ? 'embedded' : 'postgresql'] as const))(
  'kill -9 while a file is read and while therapists are looked for, round %d on %s: nothing lost, doubled or half visible',
  { timeout: 400_000 },
  async (round, engine: Engine) => {
    const random = seededRandom(round, 'kill an import')
    const data = temporaryDirectory()
    await writeDemonstration({ out: data, seed: 7, posts: 800 }, { writeSheet: () => Promise.resolve() })
    const options = await freshOptions(engine)
    const directory = join(data, 'installation')
    mkdirSync(directory)
    let fast = 0

    /** As the server would, between two lives of the worker. */
    const inside = async <T>(work: (world: ReturnType<typeof worldAround>) => Promise<T>): Promise<T> => {
      const database = await open(options)
      try {
        return await work(worldAround(database, { TRIPTYCH_DIRECTORY: directory }))
      } finally {
        await database.close()
      }
    }
    /** One life that is killed somewhere, then one that finishes. */
    const killedThenDone = async (most: number, check: () => Promise<void>): Promise<void> => {
      const killed = worker(options, directory, (fast += 60))
      await killed.until('ready')
      await wait(random.between(0, most))
      await killed.kill()
      await check()
      const other = worker(options, directory, (fast += 60))
      await other.until('a job ended')
      await wait(200)
      await other.kill()
    }

    const id = idOf(`import of round ${round}`)
    await inside(async ({ app, database }) => {
      await populate(database)
      cpSync(join(data, 'staff.csv'), join(data, 'uploaded'))
      await placeImport(directory, id, { name: 'staff.csv', path: join(data, 'uploaded') })
      const input = { import: id, organisation, kind: 'staff', asAt: '2026-02-28', fileName: 'staff.csv', bytes: 1 }
      expect(await app.do(analyst, receiveImport, input)).toMatchObject({ ok: true })
    })
    const stateOf = ({ owner }: Database) =>
      owner.selectFrom('import').select(['state', 'row_count', 'version']).where('id', '=', id).executeTakeFirstOrThrow()
    const problemsOf = async ({ owner }: Database): Promise<unknown[]> =>
      (
        await owner.selectFrom('job').select('problems').where('kind', '=', READ_IMPORT_JOB).where('problems', 'is not', null).execute()
      ).map((row) => row.problems)
    const stored = async ({ owner }: Database): Promise<number[]> =>
      (await owner.selectFrom('staff_post').select('row_number').where('import_id', '=', id).orderBy('row_number').execute()).map(
        (row) => row.row_number,
      )

    await killedThenDone(4_000, () =>
      inside(async ({ database }) => {
        const { state, row_count: count } = await stateOf(database)
        expect(['reading', 'staged']).toContain(state)
        if (state === 'staged') expect(await stored(database)).toHaveLength(count)
      }),
    )
    const run = await inside(async ({ app, database }) => {
      const { state, row_count: count, version } = await stateOf(database)
      const rows = await stored(database)
      expect([state, ...(await problemsOf(database))]).toEqual(['staged'])
      expect(count).toBeGreaterThan(400)
      expect([rows.length, new Set(rows).size]).toEqual([count, count])
      expect(await app.do(analyst, confirmImport, { import: id, version })).toMatchObject({ ok: true })
      const begun = await app.do(analyst, startRun, { import: id, register: 'none', members: 'none' })
      if (!begun.ok) throw new Error(begun.problems[0]?.code)
      return begun.value.run
    })
    const findings = async ({ owner }: Database) =>
      owner.selectFrom('finding').select(['person_id', 'reference']).where('run_id', '=', run).execute()
    const runState = async ({ owner }: Database) =>
      (await owner.selectFrom('identification_run').select('state').where('id', '=', run).executeTakeFirstOrThrow()).state

    await killedThenDone(8_000, () =>
      inside(async ({ database }) => {
        if ((await runState(database)) === 'running') expect(await findings(database), 'nothing half visible').toHaveLength(0)
      }),
    )
    await inside(async ({ database }) => {
      expect(await runState(database)).toBe('done')
      const found = await findings(database)
      expect(found.length).toBeGreaterThan(5)
      expect(new Set(found.map((row) => row.person_id)).size, 'nobody twice').toBe(found.length)
      expect(new Set(found.map((row) => row.reference)).size).toBe(found.length)
    })
  },
)
