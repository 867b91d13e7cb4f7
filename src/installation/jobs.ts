import { z } from 'zod'
import {
  command,
  idField,
  listInput,
  notFound,
  query,
  refuse,
  sliceOf,
  sqlDirection,
  type Context,
  type ListPage,
} from '../commands/index.ts'
import { askToCancel, jobView, resume, type JobRow, type JobView } from '../jobs/queue/index.ts'
import type { OrganisationId, Problem } from '../kernel/index.ts'
import { forgetInputs, TRIAL_JOB } from '../workforce/index.ts'

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const

/** What was asked and what came of it are for the person whose work it is, on a page of its own: they may speak of people. */
export type JobAsWork = Omit<JobView, 'input' | 'result'>

function asWork(row: JobRow): JobAsWork {
  const { input: _input, result: _result, ...work } = jobView(row)
  return work
}

const jobField = idField<'job'>('Choose a job')

/** Which jobs the viewer may see under an act: their own, those of the organisations where they may, or all. */
const within = ({ db, viewer }: Context, act: 'see jobs' | 'manage jobs') => {
  const { everywhere, organisations } = viewer.allowance(act)
  const found = db.selectFrom('job')
  return everywhere
    ? found
    : found.where((where) =>
        where.or([
          where('requested_by', '=', viewer.id ?? ''),
          ...(organisations.length > 0 ? [where('organisation_id', 'in', [...organisations])] : []),
        ]),
      )
}

/** Long work, newest first: what waits, runs, ended and how. */
export const listJobs = query({
  name: 'installation.jobs',
  did: 'looked at the jobs',
  input: z.object({
    ...listInput(['created', 'state']),
    direction: z.enum(['ascending', 'descending']).catch('descending'),
    state: z.enum(JOB_STATES).nullish().catch(null),
  }),
  permits: { act: 'see jobs', where: 'own' },
  async run(context, { sort, direction, page, state }): Promise<ListPage<JobAsWork>> {
    let found = within(context, 'see jobs')
    if (state) found = found.where('state', '=', state)
    const { total } = await found.select((of) => of.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    const rows = await found
      .selectAll()
      .orderBy(sort === 'created' ? 'created_at' : 'state', sqlDirection(direction))
      .orderBy('id')
      .limit(sliceOf(page).limit)
      .offset(sliceOf(page).offset)
      .execute()
    return { rows: rows.map(asWork), total }
  },
  audit: null,
})

/** One job, for whoever asked for it and for those who look after its organisation. */
export const findJob = query({
  name: 'installation.job',
  did: 'looked at a job',
  input: z.object({ job: jobField }),
  permits: { act: 'manage jobs', where: 'own' },
  async run(context, { job }): Promise<JobAsWork> {
    const row = await within(context, 'manage jobs').selectAll().where('id', '=', job).executeTakeFirst()
    return row ? asWork(row) : refuse(notFound('job'))
  },
  audit: null,
})

interface Mine {
  readonly organisation: OrganisationId
  readonly isTrial: boolean
  /** The trial that the work is for, where its input says so. */
  readonly trial: string | null
}

async function mine(context: Context, job: string): Promise<Mine> {
  const row = await within(context, 'manage jobs').select(['organisation_id', 'kind', 'input']).where('id', '=', job).executeTakeFirst()
  if (!row) return refuse(notFound('job'))
  const isTrial = row.kind === TRIAL_JOB
  const said = z.object({ trial: z.uuid() }).safeParse(JSON.parse(row.input))
  return { organisation: row.organisation_id as OrganisationId, isTrial, trial: isTrial && said.success ? said.data.trial : null }
}

const noTrial: Problem = {
  code: 'installation.job-without-trial',
  kind: 'error',
  status: 409,
  message: 'This work was for a trial that was deleted, or that is somebody else’s.',
  todo: 'Whoever tried the extract can start a new trial with the files.',
}

/** Stops a job that waits or runs. What it had written so far is undone by the job itself. */
export const cancelJob = command({
  name: 'installation.job.cancel',
  did: 'cancelled a job',
  input: z.object({ job: jobField }),
  permits: { act: 'manage jobs', where: 'own' },
  async run(context, { job }) {
    const { organisation, trial } = await mine(context, job)
    const asked = await askToCancel(context.db, job, context.now)
    // One that waited has nobody to tidy up after it.
    if (asked.ok && asked.value === 'cancelled' && trial !== null) {
      context.after(() => void forgetInputs(context.installation.directory, trial).catch(() => undefined))
    }
    return asked.ok ? { organisation } : refuse(...asked.problems)
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.job }),
})

/** Queues a job again that failed or was cancelled. */
export const resumeJob = command({
  name: 'installation.job.resume',
  did: 'started a job again',
  input: z.object({ job: jobField }),
  permits: { act: 'manage jobs', where: 'own' },
  async run(context, { job }) {
    const { organisation, isTrial } = await mine(context, job)
    // Work without its trial would be counted by no limit, and what it left deleted by nobody.
    if (isTrial && !(await context.db.selectFrom('trial').select('id').where('job_id', '=', job).executeTakeFirst())) {
      return refuse(noTrial)
    }
    const resumed = await resume(context.db, job)
    return resumed.ok ? { organisation } : refuse(...resumed.problems)
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.job }),
})
