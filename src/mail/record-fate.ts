import type { Updateable } from 'kysely'
import type { Db, Tables } from '../database/index.ts'
import { moves } from './mail-state.ts'
import { ATTEMPTS, waitBefore } from './retry.ts'
import type { MailRow } from './take-due.ts'
import type { HandedOver } from './transport.ts'

/** How many letters came to what. */
export interface Delivered {
  readonly sent: number
  readonly later: number
  readonly failed: number
  readonly unknown: number
}

interface Change {
  readonly move: (typeof moves)[keyof typeof moves]
  readonly set: Updateable<Tables['mail']>
  readonly counted: keyof Delivered
}

/** Writes what became of a letter, if nobody has tried it since, and answers what it counts as. */
export async function recordFate(db: Db, mail: MailRow, fate: HandedOver, now: Date): Promise<keyof Delivered> {
  const { move, set, counted } = changeOf(mail, fate, now)
  await db
    .updateTable('mail')
    .set({ ...set, state: move.to })
    .where('id', '=', mail.id)
    .where('attempts', '=', mail.attempts)
    .where('state', 'in', move.from)
    .execute()
  return counted
}

function changeOf({ attempts }: MailRow, fate: HandedOver, now: Date): Change {
  switch (fate.kind) {
    case 'accepted':
      return { move: moves.sent, set: { sent_at: now, problem: null, ...NOTHING_OF_THE_PERSON }, counted: 'sent' }
    case 'unknown':
      return { move: moves.lostSight, set: { problem: fate.because }, counted: 'unknown' }
    case 'refused':
      return refused(fate.because)
    case 'later': {
      const failures = attempts % ATTEMPTS
      if (failures === 0) return refused(fate.because)
      const next = new Date(now.getTime() + waitBefore(failures))
      return { move: moves.later, set: { next_attempt_at: next, problem: fate.because }, counted: 'later' }
    }
  }
}

const NOTHING_OF_THE_PERSON = { recipient: '', recipient_name: '', subject: '', body: '' }

const refused = (because: string): Change => ({ move: moves.refused, set: { problem: because }, counted: 'failed' })
