import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../test/databases.ts'
import { addRecordsTo } from '../../../test/find/fictional-find.ts'
import { member, openWorld, viewerOf, type World } from '../../../test/world.ts'
import { findRun, startRun } from '../../workforce/index.ts'
import { startRunner, type Runner } from '../runner/index.ts'
import { jobHandlers } from './index.ts'

const analyst = viewerOf(member('workforce analyst', 'trust one'))
let runner: Runner | null = null
afterEach(() => runner?.stop())

const work = ({ database, config }: World): Runner => {
  const handlers = jobHandlers({ database, directory: config.directory, demonstration: true, clock: () => new Date() })
  runner = startRunner({ database, handlers, clock: () => new Date(), log: pino({ level: 'silent' }), pollMilliseconds: 50 })
  return runner
}

async function endOf({ database }: World, run: string): Promise<string> {
  for (;;) {
    const { state } = await database.owner
      .selectFrom('identification_run as r')
      .innerJoin('job as j', 'j.id', 'r.job_id')
      .select('j.state')
      .where('r.id', '=', run)
      .executeTakeFirstOrThrow()
    if (state !== 'waiting' && state !== 'running') return state
    await wait(100)
  }
}

async function started(world: World, input: Readonly<Record<string, string>>): Promise<string> {
  const answer = await world.app.do(analyst, startRun, input)
  if (!answer.ok) throw new Error(answer.problems.map(({ code }) => code).join(' '))
  return answer.value.run
}

const persons = async ({ database }: World, run: string): Promise<string[]> => {
  const { rows } = await sql<{ found: string }>`
    select person_id || ' ' || outcome || ' ' || account as found from finding where run_id = ${run} order by 1`.execute(database.owner)
  return rows.map(({ found }) => found)
}

describe.each<Engine>(['embedded', 'postgresql'])('an identification run on %s', (engine) => {
  it('finds the people of a month in a process of its own, and leaves no records behind', { timeout: 180_000 }, async () => {
    const world = await openWorld(engine)
    const { months } = await addRecordsTo(world)
    work(world)
    const run = await started(world, { import: months[0]?.staffImport ?? '' })
    expect(await endOf(world, run)).toBe('done')
    expect((await persons(world, run)).length).toBeGreaterThan(40)
    const corrections = await world.database.owner.selectFrom('correction').select('state').where('run_id', '=', run).execute()
    expect(corrections.length, 'what the records should say').toBeGreaterThan(10)
    expect(readdirSync(join(world.config.directory, 'runs'))).toEqual([])
  })
})

describe('a second run on the same records', () => {
  it(
    'is the first while that is under way, is refused with other lists, and finds the same people afterwards',
    { timeout: 180_000 },
    async () => {
      const world = await openWorld()
      const { months, registerImport } = await addRecordsTo(world)
      const staffImport = months[0]?.staffImport ?? ''
      const run = await started(world, { import: staffImport })
      expect(await started(world, { import: staffImport, register: registerImport })).toBe(run)
      expect(await world.app.do(analyst, startRun, { import: staffImport, register: 'none' })).toMatchObject({
        problems: [{ code: 'runs.under-way' }],
      })
      work(world)
      expect(await endOf(world, run)).toBe('done')
      const again = await started(world, { import: staffImport })
      expect(again).not.toBe(run)
      expect(await endOf(world, again)).toBe('done')
      expect(await persons(world, again)).toEqual(await persons(world, run))
    },
  )

  it('is not possible once its records were undone: it fails with what to do', { timeout: 60_000 }, async () => {
    const world = await openWorld()
    const { months } = await addRecordsTo(world)
    const staffImport = months[0]?.staffImport ?? ''
    const run = await started(world, { import: staffImport })
    await world.database.owner.updateTable('import').set({ state: 'undone' }).where('id', '=', staffImport).execute()
    work(world)
    expect(await endOf(world, run)).toBe('failed')
    expect(await world.app.do(analyst, startRun, { import: staffImport })).toMatchObject({ problems: [{ code: 'runs.not-staff' }] })
    expect(await world.app.do(analyst, findRun, { run })).toMatchObject({
      value: { report: null, job: { problems: [{ code: 'runs.gone' }] } },
    })
  })
})
