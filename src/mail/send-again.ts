import type { Db } from '../database/index.ts'
import { failed, ok, type Problem, type Result } from '../kernel/index.ts'
import { moves } from './mail-state.ts'

/**
 * Sends a letter again that failed, or of which it is not known whether it went out: then a second copy may arrive, which is
 * why a person decides. Problem: `mail.not-to-send-again`, also for a letter the viewer does not see.
 */
export async function sendAgain(db: Db, id: string): Promise<Result<void>> {
  const row = await db
    .updateTable('mail')
    // Every time is past this one: it is due at once, whoever's clock is asked.
    .set({ state: moves.sendAgain.to, next_attempt_at: new Date(0) })
    .where('id', '=', id)
    .where('state', 'in', moves.sendAgain.from)
    .returning('id')
    .executeTakeFirst()
  return row ? ok(undefined) : failed(notToSend)
}

const notToSend: Problem = {
  code: 'mail.not-to-send-again',
  kind: 'error',
  message: 'There is no letter here that could be sent again.',
  todo: 'Only a letter that failed, or of which it is not known whether it went out, can be sent again.',
  status: 409,
}
