import type { Selectable } from 'kysely'
import type { Db, Tables } from '../database/index.ts'
import { moves } from './mail-state.ts'
import { SIGHT } from './retry.ts'

export type MailRow = Selectable<Tables['mail']>

/**
 * Marks the letter that is due for longest as being sent, as the caller's own; null when none is due. While it is being sent,
 * the time of its next attempt says when to give up on hearing of it.
 */
export async function takeDue(db: Db, now: Date): Promise<MailRow | null> {
  const due = await db
    .selectFrom('mail')
    .select(['id', 'attempts'])
    .where('state', 'in', moves.handOver.from)
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!due) return null
  return db
    .updateTable('mail')
    .set({ state: moves.handOver.to, attempts: due.attempts + 1, next_attempt_at: new Date(now.getTime() + SIGHT), problem: null })
    .where('id', '=', due.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Gives up on letters whose sender has not been heard of for ten minutes, and answers how many. */
export async function loseSight(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('mail')
    .set({ state: moves.lostSight.to, problem: 'The program ended while it was sending the letter.' })
    .where('state', 'in', moves.lostSight.from)
    .where('next_attempt_at', '<=', now)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
