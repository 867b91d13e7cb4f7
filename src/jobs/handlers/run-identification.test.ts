import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import type { Engine } from '../../../test/databases.ts'
import { addRecordsTo } from '../../../test/find/fictional-find.ts'
import { member, openWorld, viewerOf, type World } from '../../../test/world.ts'
import { startRun } from '../../workforce/index.ts'
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
  it('finds the people of a month in a process of its own, the same people again when it is run again, and leaves no records behind', async () => {
    const world = await openWorld(engine)
    const { months, registerImport } = await addRecordsTo(world)
    const staffImport = months[0]?.staffImport ?? ''
    work(world)
    const run = await started(world, { import: staffImport })
    expect(await started(world, { import: staffImport, register: registerImport })).toBe(run)
    expect(await world.app.do(analyst, startRun, { import: staffImport, register: 'none' })).toMatchObject({
      problems: [{ code: 'runs.under-way' }],
    })
    expect(await endOf(world, run)).toBe('done')
    const again = await started(world, { import: staffImport })
    expect(await endOf(world, again)).toBe('done')
    const found = await persons(world, run)
    expect(found.length).toBeGreaterThan(40)
    expect(await persons(world, again)).toEqual(found)
    expect(readdirSync(join(world.config.directory, 'runs'))).toEqual([])
  }, 60_000)
})
