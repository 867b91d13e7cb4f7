import type { Db } from '../../database/index.ts'
import { gaveUp } from './job-problems.ts'
import { moves } from './job-state.ts'
import type { JobRow } from './job-view.ts'

/** A running job that has not been heard of for so long, in milliseconds, lost its runner. */
export const SILENCE = 30_000
/** After so many runs in a row that ended with their runner's death a job is given up. */
export const ATTEMPTS = 3

export interface Claim {
  /** The runner that takes the job: new each time a runner starts, so that an earlier life of it holds nothing. */
  readonly runner: string
  /** The kinds it can run; others wait for a runner that knows them. */
  readonly kinds: readonly string[]
  readonly now: Date
}

/**
 * Takes the oldest job that waits, or whose runner went silent, as the caller's own; null when there is none.
 * Runners side by side never take the same one. `attempts` never goes back to zero: with the runner it is the proof of holding.
 */
export async function claim(db: Db, { runner, kinds, now }: Claim): Promise<JobRow | null> {
  if (kinds.length === 0) return null
  for (;;) {
    const found = await next(db, kinds, new Date(now.getTime() - SILENCE))
    if (!found) return null
    const change = db.updateTable('job').where('id', '=', found.id)
    if (found.state === 'running' && found.cancel_asked_at !== null) {
      await change.set({ state: moves.cancel.to, ended_at: now, runner: null }).execute()
    } else if (found.state === 'running' && found.attempts % ATTEMPTS === 0) {
      await change
        .set({ state: moves.fail.to, ended_at: now, runner: null, problems: JSON.stringify([gaveUp(found.id, ATTEMPTS)]) })
        .execute()
    } else {
      const fresh = { stage: null, done: null, total: null, result: null, problems: null, ended_at: null, cancel_asked_at: null }
      return change
        .set({ ...fresh, state: moves.claim.to, runner, attempts: found.attempts + 1, beat_at: now, started_at: now })
        .returningAll()
        .executeTakeFirstOrThrow()
    }
  }
}

const next = (db: Db, kinds: readonly string[], silentSince: Date) =>
  db
    .selectFrom('job')
    .select(['id', 'state', 'attempts', 'cancel_asked_at'])
    .where('kind', 'in', [...kinds])
    .where((job) => job.or([job('state', '=', 'waiting'), job.and([job('state', '=', 'running'), job('beat_at', '<', silentSince)])]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
