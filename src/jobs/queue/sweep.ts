import type { Database } from '../../database/index.ts'

const DAY = 86_400_000
/** Who asked for a piece of work is known so long after it ended. */
const DAYS = 90

/** Deletes jobs that ended long ago; one that a trial belongs to stays until the trial is deleted. */
export const sweepJobs = (database: Database, now: Date): Promise<void> =>
  database.transaction({ kind: 'system' }, async (db) => {
    await db
      .deleteFrom('job')
      .where('state', 'in', ['done', 'failed', 'cancelled'])
      .where('ended_at', '<', new Date(now.getTime() - DAYS * DAY))
      .where((of) => of.not(of.exists(of.selectFrom('trial').select('trial.id').whereRef('trial.job_id', '=', 'job.id'))))
      .execute()
  })
