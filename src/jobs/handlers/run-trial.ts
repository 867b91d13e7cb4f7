import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../../database/index.ts'
import { failed, type Problem, type Result } from '../../kernel/index.ts'
import { forgetInputs, forgetTrial, inputsOf, makeRoomFor, trialDirectory } from '../../workforce/index.ts'
import type { ChildOptions, Job, JobHandler, JobTools } from '../runner/index.ts'

const input = z.object({ trial: z.uuid(), fictional: z.boolean(), registerCovers: z.enum(['whole', 'arts', 'part']).nullable() })

/** The fictional region is judged at the day it was made for. */
const FICTIONAL_DAY = '2026-10-31'
const FICTIONAL_POSTS = '8000'

/** One extract must not hold the machine, or the queue, for as long as it likes. */
const MINUTES = 30
const MEGABYTES = 2_048

const nothingThere: Problem = {
  code: 'workforce.trial-empty',
  kind: 'error',
  message: 'The files of this trial are not there any more.',
  todo: 'Start a new trial with the files.',
}

const gone: Problem = {
  code: 'workforce.trial-gone',
  kind: 'error',
  message: 'The trial that this work was for was deleted.',
  todo: 'Start a new trial with the files.',
}

export interface TrialPlaces {
  readonly database: Database
  readonly directory: string
}

/** Identifies the arts therapists in the files of a trial, in a process of its own, then forgets the files. */
export const runTrial =
  ({ database, directory }: TrialPlaces): JobHandler =>
  async (job, tools) => {
    const { trial, fictional, registerCovers } = input.parse(job.input)
    // A job that is started again after its trial was deleted would leave files that nobody counts or deletes.
    if (!(await standing(database, job, trial)).exists) return failed(gone)
    let outcome: Result<unknown> = failed(nothingThere)
    try {
      const room = await makeRoomFor(directory, trial)
      const options: ChildOptions = {
        timeMilliseconds: MINUTES * 60_000,
        memoryMegabytes: MEGABYTES,
        environment: { TMPDIR: room, TEMP: room, TMP: room },
      }
      const child = (args: readonly string[]): Promise<Result<unknown>> => tools.runInChild(args, options)
      const root = trialDirectory(directory, trial)
      outcome = await (fictional ? identifyFictional(root, child, tools) : identifyInputs(directory, trial, registerCovers, child))
    } finally {
      const { exists, isCancelled } = await standing(database, job, trial)
      if (!exists) {
        await forgetTrial(directory, trial)
        outcome = failed(gone)
      } else if (!tools.signal.aborted || isCancelled) await forgetInputs(directory, trial)
      // Else the runner stops: the work is begun again by another, with its files.
    }
    return outcome
  }

/** Whether the trial is there still, and whether somebody asked to stop: an interrupted run may also be one that begins again. */
const standing = (database: Database, job: Job, trial: string): Promise<{ exists: boolean; isCancelled: boolean }> =>
  database.transaction({ kind: 'system' }, async (db) => {
    const found = await db.selectFrom('trial').select('id').where('id', '=', trial).where('job_id', '=', job.id).executeTakeFirst()
    const asked = await db.selectFrom('job').select('cancel_asked_at').where('id', '=', job.id).executeTakeFirst()
    return { exists: found !== undefined, isCancelled: (asked?.cancel_asked_at ?? null) !== null }
  })

type RunChild = (args: readonly string[]) => Promise<Result<unknown>>

const resultsIn = (root: string): string[] => ['--out', join(root, 'results')]

async function identifyFictional(root: string, child: RunChild, tools: JobTools): Promise<Result<unknown>> {
  const data = join(root, 'fictional')
  tools.progress({ stage: 'Making a fictional region' })
  const made = await child(['demonstrate', '--out', data, '--posts', FICTIONAL_POSTS])
  if (!made.ok) return made
  const files = ['--staff', join(data, 'staff.csv'), '--register', join(data, 'register.csv')]
  return child(['identify', ...files, '--as-at', FICTIONAL_DAY, '--demonstration', ...resultsIn(root)])
}

async function identifyInputs(directory: string, trial: string, registerCovers: string | null, child: RunChild): Promise<Result<unknown>> {
  const inputs = await inputsOf(directory, trial)
  const of = (role: string): string[] => inputs.filter((each) => each.role === role).map(({ path }) => path)
  const option = (name: string, values: readonly string[]): string[] => (values.length > 0 ? [name, ...values] : [])
  if (of('staff').length === 0) return failed(nothingThere)
  return child([
    'identify',
    ...option('--staff', of('staff')),
    ...option('--register', of('register')),
    ...option('--members', of('members')),
    ...option('--mapping', of('mapping')),
    ...option('--register-covers', registerCovers === null ? [] : [registerCovers]),
    ...resultsIn(trialDirectory(directory, trial)),
  ])
}
