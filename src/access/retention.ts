import type { Database } from '../database/index.ts'
import { minutesAfter } from './sessions/lifetimes.ts'

const DAY = 24 * 60

/** Deletes what signing in leaves behind once its time is over, as the classification of the columns promises. */
export const sweepAccess = (database: Database, now: Date): Promise<void> =>
  database.transaction({ kind: 'system' }, async (db) => {
    const monthAgo = minutesAfter(now, -30 * DAY)
    await db
      .deleteFrom('session')
      .where((of) => of.or([of('ended_at', '<', monthAgo), of('ends_at', '<', monthAgo)]))
      .execute()
    await db.deleteFrom('password_reset').where('expires_at', '<', monthAgo).execute()
    await db.deleteFrom('attempt_limit').where('window_ends_at', '<', now).execute()
    await db
      .deleteFrom('known_browser')
      .where('seen_at', '<', minutesAfter(now, -180 * DAY))
      .execute()
    await db
      .deleteFrom('invitation')
      .where('expires_at', '<', minutesAfter(now, -90 * DAY))
      .execute()
  })
