import type { Database, Db } from '../../database/index.ts'
import { askToCancel } from '../../jobs/queue/index.ts'
import { forgetInputs, forgetStrayTrials, forgetTrial } from './trial-directory.ts'
import { hoursAfter, TRIAL_HOURS, TRIAL_JOB } from './trial-times.ts'

/** Deletes trials whose time is over, what was uploaded for those that have ended, and what belongs to none any more. */
export async function sweepTrials(database: Database, directory: string, now: Date): Promise<number> {
  const { over, ended, known } = await database.transaction({ kind: 'system' }, async (db) => {
    const over = await deleteOver(db, now)
    // One that runs stops and tidies up after itself; one that has ended need not be stopped.
    for (const { job_id } of over) await askToCancel(db, job_id, now)
    await forgetWhatWasFound(db)
    return {
      over,
      ended: await db
        .selectFrom('trial')
        .innerJoin('job', 'job.id', 'trial.job_id')
        .select('trial.id')
        .where('job.state', 'in', ['done', 'failed', 'cancelled'])
        .execute(),
      known: await db.selectFrom('trial').select('id').execute(),
    }
  })
  for (const { id } of over) await forgetTrial(directory, id)
  // Whoever ran it does this at once, unless it was cancelled while it waited or its runner died once too often.
  for (const { id } of ended) await forgetInputs(directory, id)
  await forgetStrayTrials(directory, new Set(known.map(({ id }) => id)), now)
  return over.length
}

/** The hours count from when the result is there: whoever waited in a long queue has as long to look at it. */
const deleteOver = (db: Db, now: Date) =>
  db
    .deleteFrom('trial')
    .using('job')
    .whereRef('job.id', '=', 'trial.job_id')
    .where((of) =>
      of.or([
        of.and([of('kept_at', 'is', null), of('job.ended_at', '<', hoursAfter(now, -TRIAL_HOURS))]),
        of.and([of.or([of('kept_at', 'is not', null), of('job.ended_at', 'is', null)]), of('delete_after', '<', now)]),
      ]),
    )
    .returning(['trial.id', 'trial.job_id'])
    .execute()

/** A job outlives its trial, for the record of what was done; what it found does not. */
const forgetWhatWasFound = (db: Db) =>
  db
    .updateTable('job')
    .set({ result: null, problems: null })
    .where('kind', '=', TRIAL_JOB)
    .where((of) => of.or([of('result', 'is not', null), of('problems', 'is not', null)]))
    .where((of) => of.not(of.exists(of.selectFrom('trial').select('trial.id').whereRef('trial.job_id', '=', 'job.id'))))
    .execute()
