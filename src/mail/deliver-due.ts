import type { Logger } from 'pino'
import type { Database } from '../database/index.ts'
import type { Clock } from '../kernel/index.ts'
import { problemsOf } from './queue-mail.ts'
import { recordFate, type Delivered } from './record-fate.ts'
import { loseSight, takeDue, type MailRow } from './take-due.ts'
import type { HandedOver, Transport } from './transport.ts'

export interface Delivering {
  readonly database: Database
  readonly transport: Transport
  readonly clock: Clock
  /** Hears ids, purposes and codes, nothing of people. */
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
}

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
    const mail = await database.transaction(systemScope, (db) => takeDue(db, clock()))
    if (!mail) return count
    const fate = await handOver(mail, transport)
    const counted = await database.transaction(systemScope, (db) => recordFate(db, mail, fate, clock()))
    count[counted] += 1
    const level = counted === 'sent' ? 'info' : 'warn'
    log[level]({ mail: mail.id, purpose: mail.purpose, attempt: mail.attempts, fate: fate.kind }, 'a letter was handed over')
    if (fate.kind === 'later' && fate.everybody) return count
  }
}

/** What stands in the table is checked once more: it is the last place before the wire. */
async function handOver(mail: MailRow, transport: Transport): Promise<HandedOver> {
  const letter = { id: mail.id, to: { address: mail.recipient, name: mail.recipient_name }, subject: mail.subject, text: mail.body }
  const [problem] = problemsOf(letter)
  return problem ? { kind: 'refused', because: problem.message } : transport.send(letter)
}
