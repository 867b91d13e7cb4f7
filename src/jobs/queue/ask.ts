import type { Db } from '../../database/index.ts'
import { failed, ok, type Result } from '../../kernel/index.ts'
import { alreadyEnded, noSuchJob, notToResume } from './job-problems.ts'
import { moves, type JobState } from './job-state.ts'

/**
 * Stops a job: one that waits is cancelled at once, one that runs is asked to stop and ends when its runner hears of it.
 * The value is the state the job is in now. Problems: no such job (or not the viewer's), it has ended. Twice is once.
 */
export async function askToCancel(db: Db, id: string, now: Date): Promise<Result<JobState>> {
  const row = await db
    .updateTable('job')
    .set((job) => ({
      cancel_asked_at: job.fn.coalesce('cancel_asked_at', job.val(now)),
      state: job.case().when('state', '=', 'waiting').then(moves.cancel.to).else(job.ref('state')).end(),
      ended_at: job.case().when('state', '=', 'waiting').then(now).else(job.ref('ended_at')).end(),
    }))
    .where('id', '=', id)
    .where('state', 'in', moves.cancel.from)
    .returning('state')
    .executeTakeFirst()
  return row ? ok(row.state) : failed((await exists(db, id)) ? alreadyEnded : noSuchJob)
}

/** Queues a job again that failed or was cancelled, with the input it had. Problems: no such job, it is not one of these. */
export async function resume(db: Db, id: string): Promise<Result<void>> {
  const row = await db
    .updateTable('job')
    .set({ state: moves.resume.to, cancel_asked_at: null, ended_at: null })
    .where('id', '=', id)
    .where('state', 'in', moves.resume.from)
    .returning('id')
    .executeTakeFirst()
  return row ? ok(undefined) : failed((await exists(db, id)) ? notToResume : noSuchJob)
}

const exists = async (db: Db, id: string): Promise<boolean> =>
  (await db.selectFrom('job').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
