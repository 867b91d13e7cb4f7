import type { Selectable } from 'kysely'
import type { Logger } from 'pino'
import type { Database, Db, Tables } from '../database/index.ts'
import type { Clock } from '../kernel/index.ts'
import { moves } from './mail-state.ts'
import { problemsOf } from './queue-mail.ts'
import { ATTEMPTS, SIGHT, waitBefore } from './retry.ts'
import type { HandedOver, Transport } from './transport.ts'

export interface Delivering {
  readonly database: Database
  readonly transport: Transport
  readonly clock: Clock
  /** Hears ids, purposes and codes, nothing of people. */
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
}

/** How many letters came to what in one round. */
export interface Delivered {
  readonly sent: number
  readonly later: number
  readonly failed: number
  readonly unknown: number
}

type MailRow = Selectable<Tables['mail']>
const systemScope = { kind: 'system' } as const

/**
 * Hands over every letter that is due, one after the other, until none is or the server turns out to be away. Each is marked
 * `sending`, and that is committed, before it is handed over: if the process dies then, nobody sends it a second time, and after
 * ten minutes it is `unknown` for a person to decide. May run in several processes at once.
 */
export async function deliverDue({ database, transport, clock, log }: Delivering): Promise<Delivered> {
  const count = { sent: 0, later: 0, failed: 0, unknown: 0 }
  count.unknown += await database.transaction(systemScope, (db) => loseSight(db, clock()))
  for (;;) {
    const mail = await database.transaction(systemScope, (db) => take(db, clock()))
    if (!mail) return count
    const fate = await send(mail, transport)
    const state = await database.transaction(systemScope, (db) => record(db, mail, fate, clock()))
    count[state] += 1
    const level = state === 'sent' ? 'info' : 'warn'
    log[level]({ mail: mail.id, purpose: mail.purpose, attempt: mail.attempts, fate: fate.kind }, 'a letter was handed over')
    if (fate.kind === 'later' && fate.everybody) return count
  }
}

async function loseSight(db: Db, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('mail')
    .set({ state: moves.lostSight.to, problem: 'The program ended while it was sending the letter.' })
    .where('state', 'in', moves.lostSight.from)
    .where('next_attempt_at', '<=', now)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

async function take(db: Db, now: Date): Promise<MailRow | null> {
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
  return (
    db
      .updateTable('mail')
      // While it is being sent, the time says when to give up on hearing of it.
      .set({ state: moves.handOver.to, attempts: due.attempts + 1, next_attempt_at: new Date(now.getTime() + SIGHT), problem: null })
      .where('id', '=', due.id)
      .returningAll()
      .executeTakeFirstOrThrow()
  )
}

/** What stands in the table is checked once more: it is the last place before the wire. */
async function send(mail: MailRow, transport: Transport): Promise<HandedOver> {
  const letter = { id: mail.id, to: { address: mail.recipient, name: mail.recipient_name }, subject: mail.subject, text: mail.body }
  const [problem] = problemsOf(letter)
  return problem ? { kind: 'refused', because: problem.message } : transport.send(letter)
}

/** Writes what became of a letter, if it is still this attempt's; a letter that is sent keeps nothing of the person. */
async function record(db: Db, mail: MailRow, fate: HandedOver, now: Date): Promise<keyof Delivered> {
  const ours = (from: readonly MailRow['state'][]) =>
    db.updateTable('mail').where('id', '=', mail.id).where('attempts', '=', mail.attempts).where('state', 'in', from)
  switch (fate.kind) {
    case 'accepted':
      await ours(moves.sent.from)
        .set({ state: moves.sent.to, sent_at: now, recipient: '', recipient_name: '', subject: '', body: '', problem: null })
        .execute()
      return 'sent'
    case 'unknown':
      await ours(moves.lostSight.from).set({ state: moves.lostSight.to, problem: fate.because }).execute()
      return 'unknown'
    case 'later': {
      if (mail.attempts % ATTEMPTS === 0) break
      const next = new Date(now.getTime() + waitBefore(mail.attempts % ATTEMPTS))
      await ours(moves.later.from).set({ state: moves.later.to, next_attempt_at: next, problem: fate.because }).execute()
      return 'later'
    }
    case 'refused':
  }
  await ours(moves.refused.from).set({ state: moves.refused.to, problem: fate.because }).execute()
  return 'failed'
}
