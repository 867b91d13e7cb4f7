import { sql } from 'kysely'
import { z } from 'zod'
import { command, idField, listInput, pageFrom, query, refuse, sliceOf, sqlDirection, type ListPage } from '../commands/index.ts'
import { sendAgain } from '../mail/index.ts'

export const MAIL_STATES = ['waiting', 'sending', 'sent', 'failed', 'unknown'] as const

/** A letter without its addressee and its words: whoever keeps the service running needs neither. */
export interface ListedLetter {
  readonly id: string
  readonly organisationName: string
  readonly purpose: string
  readonly state: (typeof MAIL_STATES)[number]
  readonly attempts: number
  readonly problem: string | null
  readonly createdAt: Date
  readonly sentAt: Date | null
}

export const listMail = query({
  name: 'installation.mail',
  did: 'looked at the letters',
  input: z.object({
    ...listInput(['created', 'state']),
    direction: z.enum(['ascending', 'descending']).catch('descending'),
    state: z.enum(MAIL_STATES).nullish().catch(null),
  }),
  permits: { act: 'see mail', where: 'own' },
  async run({ db }, { sort, direction, page, state }): Promise<ListPage<ListedLetter>> {
    const { limit, offset } = sliceOf(page)
    const { rows } = await sql<ListedLetter & { total: number }>`
      select m.id, o.name as "organisationName", m.purpose, m.state, m.attempts, m.problem, m.created_at as "createdAt", m.sent_at as "sentAt",
        count(*) over () as total
      from mail m join organisation o on o.id = m.organisation_id
      where ${state ?? null}::text is null or m.state = ${state ?? null}
      order by ${sql.raw(sort === 'created' ? 'm.created_at' : 'm.state')} ${sql.raw(sqlDirection(direction))}, m.id
      limit ${limit} offset ${offset}`.execute(db)
    return pageFrom(rows)
  },
  audit: null,
})

/** Sends a letter again that failed, or of which nobody knows whether it went out: then it may arrive twice. */
export const sendLetterAgain = command({
  name: 'installation.mail.send-again',
  did: 'sent a letter again',
  input: z.object({ letter: idField<'mail'>('Choose a letter') }),
  permits: { act: 'manage mail', where: 'own' },
  async run({ db }, { letter }) {
    const sent = await sendAgain(db, letter)
    if (!sent.ok) refuse(...sent.problems)
  },
  audit: ({ input }) => ({ about: input.letter }),
})
