import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Updateable } from 'kysely'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../../../test/databases.ts'
import { host, member, NOW, openWorld, viewerOf, type World } from '../../../test/world.ts'
import { visitorViewer } from '../../access/index.ts'
import type { Viewer } from '../../commands/index.ts'
import type { Tables } from '../../database/index.ts'
import { cancelJob, findJob, listJobs, resumeJob } from '../../installation/index.ts'
import { runTrial } from '../../jobs/handlers/run-trial.ts'
import { jobView, sweepJobs } from '../../jobs/queue/index.ts'
import type { Job, JobTools } from '../../jobs/runner/index.ts'
import { ok } from '../../kernel/index.ts'
import { forgetOldLetterFiles } from '../../mail/index.ts'
import { deleteTrial, findTrial, keepTrial, listTrials, placeInputs, startTrial, sweepTrials, trialDirectory } from './index.ts'

const analyst = viewerOf(member('workforce analyst', 'trust one'))
const administrator = viewerOf(member('installation administrator', 'host'))
const HOUR = 3_600_000
const after = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR)

let world: World
let root: string
beforeAll(async () => {
  world = await openWorld()
  root = world.config.directory
})
beforeEach(() => world.database.owner.deleteFrom('trial').execute())

interface Begun {
  readonly trial: string
  readonly job: string
}

async function begin(as: Viewer = analyst): Promise<Begun> {
  const trial = randomUUID()
  const from = temporaryDirectory()
  mkdirSync(from, { recursive: true })
  writeFileSync(join(from, 'staff.csv'), 'assignment')
  await placeInputs(root, trial, [{ role: 'staff', name: 'staff.csv', path: join(from, 'staff.csv') }])
  expect(await world.app.do(as, startTrial, { trial, fictional: false, inputs: ['staff'] })).toMatchObject({ ok: true })
  const { job_id } = await world.database.owner.selectFrom('trial').select('job_id').where('id', '=', trial).executeTakeFirstOrThrow()
  return { trial, job: job_id }
}

const rowOf = (job: string) => world.database.owner.selectFrom('job').selectAll().where('id', '=', job).executeTakeFirstOrThrow()
const change = (job: string, to: Updateable<Tables['job']>) =>
  world.database.owner.updateTable('job').set(to).where('id', '=', job).execute()
const end = (job: string, state: 'done' | 'failed' | 'cancelled', at = NOW) =>
  change(job, { state, ended_at: at, ...(state === 'done' && { result: '{"summary":["41 art therapists"]}' }) })
const stands = ({ trial }: Begun, part = ''): boolean => existsSync(join(trialDirectory(root, trial), part))
const sweep = (at: Date) => sweepTrials(world.database, root, at)

/** Runs the handler as the runner does, with a child that does what the test says. */
async function run({ job }: Begun, child: JobTools['runInChild'], signal = new AbortController().signal) {
  const row = await rowOf(job)
  const asked: Job = {
    id: job,
    organisation: row.organisation_id,
    requestedBy: row.requested_by,
    kind: row.kind,
    input: JSON.parse(row.input),
    attempt: 1,
  }
  return runTrial({ database: world.database, directory: root })(asked, { progress: () => undefined, signal, runInChild: child })
}
const found = () => Promise.resolve(ok({ summary: [] }))

describe('the run of a trial', () => {
  it('has limits, and a room of its own for what it needs in between, which is gone with the files', async () => {
    const begun = await begin()
    const given = await run(begun, (_, options) => {
      const room = options?.environment?.['TMPDIR'] ?? ''
      expect(room.startsWith(trialDirectory(root, begun.trial))).toBe(true)
      writeFileSync(join(room, 'spill'), 'names')
      return Promise.resolve(ok(options))
    })
    expect(given).toMatchObject({ value: { timeMilliseconds: 30 * 60_000, memoryMegabytes: 2_048 } })
    expect([stands(begun), stands(begun, 'in'), stands(begun, 'between')]).toEqual([true, false, false])
  })

  it('keeps the files where the runner stops, and forgets them where somebody cancelled it or it made a mistake', async () => {
    const [handedBack, cancelled, broken] = [await begin(), await begin(), await begin()]
    const stopped = new AbortController()
    stopped.abort('stop')
    await run(handedBack, found, stopped.signal)
    expect(stands(handedBack, 'in')).toBe(true)
    await change(cancelled.job, { cancel_asked_at: NOW })
    await run(cancelled, found, stopped.signal)
    expect(stands(cancelled, 'in')).toBe(false)
    await expect(run(broken, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(stands(broken, 'in')).toBe(false)
  })

  it('of a trial that is gone does nothing; one deleted meanwhile leaves nothing', async () => {
    const begun = await begin()
    const outcome = await run(begun, async () => {
      await world.app.do(analyst, deleteTrial, { trial: begun.trial })
      mkdirSync(join(trialDirectory(root, begun.trial), 'results'), { recursive: true })
      return ok('names')
    })
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'workforce.trial-gone' }] })
    expect(stands(begun)).toBe(false)
    expect(await run(begun, () => Promise.reject(new Error('it must not run')))).toMatchObject({ ok: false })
    expect(stands(begun)).toBe(false)
  })
})

describe('deleting a trial', () => {
  it('takes what was found out of its job too', async () => {
    const begun = await begin()
    await end(begun.job, 'done')
    await world.app.do(analyst, deleteTrial, { trial: begun.trial })
    expect(await rowOf(begun.job)).toMatchObject({ state: 'done', result: null, problems: null })
  })

  it('what a job wrote after its trial was deleted is taken out by the clock', async () => {
    const begun = await begin()
    await world.app.do(analyst, deleteTrial, { trial: begun.trial })
    await end(begun.job, 'done')
    await sweep(NOW)
    expect(await rowOf(begun.job)).toMatchObject({ result: null })
  })

  it('by the clock comes two hours after the end of its work, whenever it was sent', async () => {
    const begun = await begin()
    await sweep(after(5))
    expect(stands(begun), 'it waits still').toBe(true)
    await end(begun.job, 'done', after(5))
    expect(await world.app.do(analyst, findTrial, { trial: begun.trial })).toMatchObject({ value: { deleteAfter: after(7) } })
    const listed = await world.app.do(analyst, listTrials, {})
    expect(listed.ok && listed.value.trials.find(({ id }) => id === begun.trial)).toMatchObject({ deleteAfter: after(7) })
    await sweep(after(6.9))
    expect([stands(begun), stands(begun, 'in')]).toEqual([true, false])
    await sweep(after(7.1))
    expect(stands(begun)).toBe(false)
    expect(await rowOf(begun.job)).toMatchObject({ result: null })
  })

  it('of one that has not ended after a day asks its job to stop', async () => {
    const [waiting, running] = [await begin(), await begin()]
    await change(running.job, { state: 'running', started_at: NOW, beat_at: NOW })
    await sweep(after(25))
    expect(await rowOf(waiting.job)).toMatchObject({ state: 'cancelled' })
    expect(await rowOf(running.job)).toMatchObject({ state: 'running', cancel_asked_at: after(25) })
  })
})

describe('work for a trial', () => {
  it('that is cancelled while it waits loses its files at once; one that was given up, by the clock', async () => {
    const [cancelled, givenUp] = [await begin(), await begin()]
    await world.app.do(analyst, cancelJob, { job: cancelled.job })
    await expect.poll(() => stands(cancelled, 'in')).toBe(false)
    await end(givenUp.job, 'failed')
    await sweep(NOW)
    expect(stands(givenUp, 'in')).toBe(false)
  })

  it('is not started again without its trial', async () => {
    const begun = await begin()
    await world.app.do(analyst, cancelJob, { job: begun.job })
    expect(await world.app.do(analyst, resumeJob, { job: begun.job })).toMatchObject({ ok: true })
    await world.app.do(analyst, deleteTrial, { trial: begun.trial })
    const again = await world.app.do(analyst, resumeJob, { job: begun.job })
    expect(again).toMatchObject({ ok: false, problems: [{ code: 'installation.job-without-trial' }] })
  })

  it('shows neither what was asked nor what came of it to those who look after jobs', async () => {
    const begun = await begin()
    await end(begun.job, 'done')
    const one = await world.app.do(administrator, findJob, { job: begun.job })
    const all = await world.app.do(administrator, listJobs, {})
    expect([one.ok, all.ok]).toEqual([true, true])
    expect(JSON.stringify([one, all])).not.toMatch(/41 art therapists|"(input|result)"/)
    expect(jobView(await rowOf(begun.job)).result).not.toBeNull()
  })

  it('is forgotten 90 days after it ended', async () => {
    const begun = await begin()
    await end(begun.job, 'done')
    const stays = async (days: number) => {
      await sweepJobs(world.database, after(24 * days))
      return (await world.database.owner.selectFrom('job').select('id').where('id', '=', begun.job).execute()).length === 1
    }
    expect(await stays(91), 'its trial stands').toBe(true)
    await world.app.do(analyst, deleteTrial, { trial: begun.trial })
    expect([await stays(89), await stays(91)]).toEqual([true, false])
  })
})

describe('keeping a trial', () => {
  it('is for one with a result', async () => {
    const { trial, job } = await begin()
    for (const state of ['failed', 'cancelled'] as const) {
      await end(job, state)
      const kept = await world.app.do(analyst, keepTrial, { trial })
      expect(kept).toMatchObject({ ok: false, problems: [{ code: 'workforce.trial-without-result' }] })
    }
    await end(job, 'done')
    expect(await world.app.do(analyst, keepTrial, { trial })).toMatchObject({ ok: true })
    await sweep(after(24 * 29))
    expect(await world.app.do(analyst, findTrial, { trial })).toMatchObject({ value: { deleteAfter: after(24 * 30) } })
    await sweep(after(24 * 31))
    expect(await world.app.do(analyst, findTrial, { trial })).toMatchObject({ ok: false })
  })

  it('is not for a visitor, whom nobody knows again', async () => {
    const visitor = visitorViewer(randomUUID(), host)
    const { trial, job } = await begin(visitor)
    await end(job, 'done')
    const kept = await world.app.do(visitor, keepTrial, { trial })
    expect(kept).toMatchObject({ ok: false, problems: [{ code: 'workforce.trial-of-a-visitor' }] })
  })
})

it('of many begun at the same moment three are taken', async () => {
  const many = await openWorld('postgresql')
  await many.database.owner.deleteFrom('trial').execute()
  const start = () => many.app.do(analyst, startTrial, { trial: randomUUID(), fictional: true, inputs: [] })
  const done = await Promise.all(Array.from({ length: 6 }, start))
  expect(done.filter(({ ok }) => ok)).toHaveLength(3)
})

it('letters in files are deleted after 30 days', async () => {
  const directory = temporaryDirectory()
  mkdirSync(directory, { recursive: true })
  for (const [name, days] of [
    ['old.eml', 31],
    ['new.eml', 29],
    ['other.txt', 31],
  ] as const) {
    writeFileSync(join(directory, name), 'To: somebody')
    utimesSync(join(directory, name), after(-24 * days), after(-24 * days))
  }
  await forgetOldLetterFiles(directory, NOW)
  expect(['old.eml', 'new.eml', 'other.txt'].map((name) => existsSync(join(directory, name)))).toEqual([false, true, true])
})
