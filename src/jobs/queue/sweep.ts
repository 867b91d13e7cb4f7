import type { Database } from '../../database/index.ts'

const DAY = 86_400_000
/** Who asked for a piece of work is known so long after it ended. */
const DAYS = 90

/** Deletes jobs that ended long ago; one that a trial, an import or a run belongs to stays as long as that. */
export const sweepJobs = (database: Database, now: Date): Promise<void> =>
  database.transaction({ kind: 'system' }, async (db) => {
    await db
      .deleteFrom('job')
      .where('state', 'in', ['done', 'failed', 'cancelled'])
      .where('ended_at', '<', new Date(now.getTime() - DAYS * DAY))
      .where((of) => of.not(of.exists(of.selectFrom('trial').select('trial.id').whereRef('trial.job_id', '=', 'job.id'))))
      .where((of) => of.not(of.exists(of.selectFrom('import').select('import.id').whereRef('import.job_id', '=', 'job.id'))))
      .where((of) => of.not(of.exists(of.selectFrom('identification_run as r').select('r.id').whereRef('r.job_id', '=', 'job.id'))))
      .execute()
  })
