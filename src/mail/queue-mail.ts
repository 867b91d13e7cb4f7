import type { Db } from '../database/index.ts'
import { failed, ok, type Problem, type Result } from '../kernel/index.ts'
import { addressProblem, isAddress } from './address.ts'
import { headerProblem } from './header-field.ts'
import type { QueuedLetter } from './letter.ts'

export interface NewMail extends QueuedLetter {
  /** uuid of the organisation on whose behalf it is written. */
  readonly organisation: string
  /** Why it is written, for lists and counts: the name of its template. */
  readonly purpose: string
  /** The same text means the same letter: queued twice, it is sent once. Ids, never data of people. */
  readonly once: string
  readonly now: Date
}

/** Longest letter, in UTF-16 units. */
const LONGEST = 50_000

/**
 * Queues a letter; it goes out after the transaction of `db` has committed. Problems: `mail.address`, `mail.header`, `mail.text`.
 * The columns come without a conflict target, as the role that writes letters may not read them back.
 */
export async function queueMail(db: Db, mail: NewMail): Promise<Result<void>> {
  const problems = problemsOf(mail)
  if (problems.length > 0) return failed(...problems)
  await db
    .insertInto('mail')
    .values({
      id: mail.id,
      organisation_id: mail.organisation,
      purpose: mail.purpose,
      recipient: mail.to.address,
      recipient_name: mail.to.name,
      subject: mail.subject,
      body: mail.text,
      state: 'waiting',
      next_attempt_at: mail.now,
      once: mail.once,
      created_at: mail.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return ok(undefined)
}

/** Everything that is wrong with a letter, checked again before it is handed over. */
export function problemsOf({ to, subject, text }: Omit<QueuedLetter, 'id'>): Problem[] {
  return [
    isAddress(to.address) ? null : addressProblem,
    headerProblem('name', to.name),
    headerProblem('subject', subject),
    // Tabulators and line ends are all that a plain letter needs of the control characters.
    /[^\P{Cc}\t\n]|\p{Cs}/u.test(text) || text.length > LONGEST ? textProblem : null,
  ].filter((problem) => problem !== null)
}

const textProblem: Problem = {
  code: 'mail.text',
  kind: 'error',
  message: 'The letter is too long or holds characters that are not text.',
  todo: `Write it as plain text of at most ${LONGEST} characters.`,
  where: { field: 'text' },
  status: 422,
}
