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
import { askToCancel, jobView, resume, type JobView } from '../jobs/queue/index.ts'
import type { OrganisationId } from '../kernel/index.ts'

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const

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
  async run(context, { sort, direction, page, state }): Promise<ListPage<JobView>> {
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
    return { rows: rows.map(jobView), total }
  },
  audit: null,
})

/** One job, for whoever asked for it and for those who look after its organisation. */
export const findJob = query({
  name: 'installation.job',
  did: 'looked at a job',
  input: z.object({ job: jobField }),
  permits: { act: 'manage jobs', where: 'own' },
  async run(context, { job }): Promise<JobView> {
    const row = await within(context, 'manage jobs').selectAll().where('id', '=', job).executeTakeFirst()
    return row ? jobView(row) : refuse(notFound('job'))
  },
  audit: null,
})

async function mine(context: Context, job: string): Promise<OrganisationId> {
  const row = await within(context, 'manage jobs').select('organisation_id').where('id', '=', job).executeTakeFirst()
  return row ? (row.organisation_id as OrganisationId) : refuse(notFound('job'))
}

/** Stops a job that waits or runs. What it had written so far is undone by the job itself. */
export const cancelJob = command({
  name: 'installation.job.cancel',
  did: 'cancelled a job',
  input: z.object({ job: jobField }),
  permits: { act: 'manage jobs', where: 'own' },
  async run(context, { job }) {
    const organisation = await mine(context, job)
    const asked = await askToCancel(context.db, job, context.now)
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
    const organisation = await mine(context, job)
    const resumed = await resume(context.db, job)
    return resumed.ok ? { organisation } : refuse(...resumed.problems)
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.job }),
})
