import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { command, idField, notFound, query, refuse, tooMany, type Context } from '../../commands/index.ts'
import { enqueue, jobView, type JobView } from '../../jobs/queue/index.ts'
import type { Problem } from '../../kernel/index.ts'
import type { IdentificationReport } from '../identification/index.ts'
import { trialDirectory } from './trial-directory.ts'
import { deletedOn, hoursAfter, KEPT_DAYS, OPEN_HOURS, TRIAL_JOB } from './trial-times.ts'

/** How many trials one person has at a time. */
const AT_A_TIME = 3

export const trialField = idField<'trial'>('Choose a trial')

/** The files of a result that a person can take away, and what each is. */
export const TRIAL_FILES = {
  'therapists.xlsx': 'Everybody found, with the evidence, as a workbook',
  'therapists.csv': 'The same as CSV',
  'review.csv': 'The doubtful ones, for those who decide (bears names)',
  'corrections.csv': 'What the ESR team should correct',
  'counts.csv': 'The counts, safe to share',
  'model.json': 'How the weights were found',
  'report.html': 'The whole report as one file, safe to share',
} as const
export type TrialFile = keyof typeof TRIAL_FILES

export interface Trial {
  readonly id: string
  readonly fictional: boolean
  readonly createdAt: Date
  readonly keptAt: Date | null
  readonly deleteAfter: Date | null
  readonly job: JobView
  readonly outcome: TrialOutcome | null
}

/** What a trial's run says of itself: the report's own summary and safe tables. */
export type TrialOutcome = Pick<IdentificationReport, 'summary' | 'mode' | 'outcomes' | 'estimate'>

export const tooManyTrials = (open: number): Problem | null =>
  open < AT_A_TIME ? null : { ...tooMany(1), message: `You have ${open} trials already.`, todo: 'Delete one of them first.' }

/** Queues the identification of files that lie in the trial’s own directory already. */
export const startTrial = command({
  name: 'workforce.trial.start',
  did: 'tried an extract',
  input: z.object({
    trial: trialField,
    fictional: z.boolean(),
    inputs: z.array(z.enum(['staff', 'register', 'members', 'mapping'])).max(6),
    registerCovers: z.enum(['whole', 'arts', 'part'], 'Choose what the register holds').nullish(),
  }),
  permits: { act: 'try an extract', where: 'self' },
  async run(context, { trial, fictional, registerCovers }) {
    const { db, viewer, now, newId } = context
    const owner = viewer.id ?? refuse(notFound('trial'))
    // Two at the same moment would each count without the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`trials of ${owner}`}, 0))`.execute(db)
    const open = await db
      .selectFrom('trial')
      .select((of) => of.fn.countAll<number>().as('trials'))
      .where('owner_id', '=', owner)
      .executeTakeFirstOrThrow()
    const full = tooManyTrials(open.trials)
    if (full) refuse(full)
    const job = newId()
    await enqueue(db, {
      id: job,
      organisation: viewer.home,
      requestedBy: owner,
      kind: TRIAL_JOB,
      input: { trial, fictional, registerCovers: registerCovers ?? null },
      now,
    })
    await db
      .insertInto('trial')
      .values({ id: trial, owner_id: owner, job_id: job, fictional, created_at: now, delete_after: hoursAfter(now, OPEN_HOURS) })
      .execute()
    return { trial }
  },
  audit: ({ input }) => ({ about: input.trial, fictional: input.fictional, files: input.inputs }),
})

const isOpen = (state: JobView['state']): boolean => state === 'waiting' || state === 'running'

async function trialOf({ db, viewer }: Context, id: string): Promise<Trial> {
  const row = await db
    .selectFrom('trial')
    .selectAll()
    .where('id', '=', id)
    .where('owner_id', '=', viewer.id ?? '')
    .executeTakeFirst()
  if (!row) return refuse(notFound('trial'))
  const job = jobView(await db.selectFrom('job').selectAll().where('id', '=', row.job_id).executeTakeFirstOrThrow())
  return {
    id: row.id,
    fictional: row.fictional,
    createdAt: row.created_at,
    keptAt: row.kept_at,
    deleteAfter: deletedOn({ keptAt: row.kept_at, deleteAfter: row.delete_after, endedAt: job.endedAt, isOpen: isOpen(job.state) }),
    job,
    outcome: job.state === 'done' ? (job.result as TrialOutcome) : null,
  }
}

export const findTrial = query({
  name: 'workforce.trial',
  did: 'looked at a trial',
  input: z.object({ trial: trialField }),
  permits: { act: 'try an extract', where: 'self' },
  run: (context, { trial }) => trialOf(context, trial),
  audit: null,
})

/** One’s own trials, newest first. */
export const listTrials = query({
  name: 'workforce.trials',
  did: 'looked at their own trials',
  input: z.object({}),
  permits: { act: 'try an extract', where: 'self' },
  async run({ db, viewer }) {
    const rows = await db
      .selectFrom('trial')
      .innerJoin('job', 'job.id', 'trial.job_id')
      .select(['trial.id', 'trial.created_at as createdAt', 'trial.fictional', 'job.state'])
      .select(['trial.kept_at as keptAt', 'trial.delete_after as deleteAfter', 'job.ended_at as endedAt'])
      .where('trial.owner_id', '=', viewer.id ?? '')
      .orderBy('trial.created_at', 'desc')
      .execute()
    const trials = rows.map(({ keptAt, endedAt, deleteAfter, ...trial }) => ({
      ...trial,
      deleteAfter: deletedOn({ keptAt, endedAt, deleteAfter, isOpen: isOpen(trial.state) }),
    }))
    return { trials }
  },
  audit: null,
})

/** One file of the result: people's records leave the service with it, so it is an entry of the audit trail. */
export const takeTrialFile = query({
  name: 'workforce.trial.file',
  did: 'took a file of a trial',
  input: z.object({
    trial: trialField,
    name: z.enum(Object.keys(TRIAL_FILES) as [TrialFile, ...TrialFile[]], 'Choose one of the files'),
  }),
  permits: { act: 'try an extract', where: 'self' },
  async run(context, { trial, name }) {
    const { job, fictional } = await trialOf(context, trial)
    if (job.state !== 'done') refuse(notFound('result'))
    return { name, fictional, path: join(trialDirectory(context.installation.directory, trial), 'results', name) }
  },
  audit: ({ input }) => ({ about: input.trial, file: input.name }),
})

const onlyWithAccount: Problem = {
  code: 'workforce.trial-of-a-visitor',
  kind: 'error',
  status: 403,
  message: 'A result can be kept only by somebody with an account: nobody else could open it again.',
  todo: 'Take the files with you before the result is deleted.',
}

const noResultYet: Problem = {
  code: 'workforce.trial-without-result',
  kind: 'error',
  status: 409,
  message: 'This trial has no result to keep.',
  todo: 'Wait until it is there, or start a new trial.',
}

/** Keeps the result for longer: only on the person’s own word. */
export const keepTrial = command({
  name: 'workforce.trial.keep',
  did: 'kept a trial',
  input: z.object({ trial: trialField }),
  permits: { act: 'try an extract', where: 'self' },
  async run(context, { trial }) {
    const { db, now, viewer } = context
    const { job } = await trialOf(context, trial)
    if (viewer.kind === 'visitor') refuse(onlyWithAccount)
    if (job.state !== 'done') refuse(noResultYet)
    await db
      .updateTable('trial')
      .set({ kept_at: now, delete_after: hoursAfter(now, KEPT_DAYS * 24) })
      .where('id', '=', trial)
      .execute()
  },
  audit: ({ input }) => ({ about: input.trial }),
})
