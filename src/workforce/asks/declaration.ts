import { sql } from 'kysely'
import { z } from 'zod'
import { command, query, refuse, wrongField, type Context } from '../../commands/index.ts'
import { askOf, guardToken, notOpen, sourceField, tokenField, type AskRow, type OpenedAsk } from './open-ask.ts'
import { artsNumber, checkRegister, type RegisterCheck } from './register-check.ts'

/** What a member of staff can say of themselves. */
export const DECLARATIONS = {
  yes: 'Yes, and I practise as one in my post',
  'not practising': 'Yes, but I do not practise as one in my post',
  no: 'No',
} as const
export type Declaration = keyof typeof DECLARATIONS

export interface Declared {
  readonly registered: Declaration
  readonly modality: 'art' | 'drama' | 'music' | null
  readonly number: string | null
  readonly check: RegisterCheck | null
}

export interface PersonAsk extends OpenedAsk {
  readonly recipientName: string
  /** What was said so far and is not confirmed yet. */
  readonly declared: Declared | null
}

async function declaredOf({ db }: Pick<Context, 'db'>, { ask, run, organisation }: AskRow): Promise<Declared | null> {
  const row = await db.selectFrom('ask_answer').selectAll().where('ask_id', '=', ask).executeTakeFirst()
  if (!row || row.answer === null) return null
  const { rows } = await sql<{ surname: string }>`
    select distinct unnest(array[s.surname, s.previous_surname, s.full_name]) as surname
    from finding f join finding_post p on p.finding_id = f.id join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
    where f.run_id = ${run}::uuid and f.person_id = ${row.person_id}::uuid`.execute(db)
  const surnames = rows.flatMap(({ surname }) => (surname === null ? [] : [surname, surname.split(/\s+/).at(-1) ?? '']))
  return {
    registered: row.answer === 'is one' ? 'yes' : row.modality === null ? 'no' : 'not practising',
    modality: row.modality === 'not known' ? null : row.modality,
    number: row.registration_number,
    check: row.registration_number === null ? null : await checkRegister(db, { organisation, number: row.registration_number, surnames }),
  }
}

/** What a member of staff sees behind the link: the question, what they said so far, and whether the register has their number. */
export const openPersonAsk = query({
  name: 'workforce.ask.open-person',
  did: 'opened the question about themselves',
  input: z.object({ token: tokenField, source: sourceField }),
  permits: { act: 'answer a question', where: 'self' },
  asSystem: true,
  guard: guardToken('person', false),
  async run(context, { token }): Promise<PersonAsk> {
    const row = await askOf(context, 'person', token)
    const { ask, organisation, organisationName, state, until, recipientName } = row
    const declared = state === 'open' ? await declaredOf(context, row) : null
    return { ask, organisation, organisationName, state, until, recipientName, declared }
  },
  audit: ({ output }) => ({ organisation: output.organisation, about: output.ask, rows: 1 }),
})

/** Keeps what a member of staff says of themselves, for them to look at once more; nothing is sent before they confirm. */
export const declareSelf = command({
  name: 'workforce.ask.declare',
  did: 'said whether they are registered',
  input: z.object({
    token: tokenField,
    source: sourceField,
    registered: z.enum(Object.keys(DECLARATIONS) as [Declaration, ...Declaration[]], 'Choose whether you are registered'),
    modality: z.enum(['art', 'drama', 'music', '']).default(''),
    number: z.string().trim().max(40, 'Use 40 characters or fewer').default(''),
  }),
  permits: { act: 'answer a question', where: 'self' },
  asSystem: true,
  guard: guardToken('person', true),
  async run(context, { token, registered, modality, number }) {
    const row = await askOf(context, 'person', token)
    if (row.state !== 'open') refuse(notOpen(row.state))
    const is = registered !== 'no'
    const read = is ? artsNumber(number) : { number: null }
    const wrong = [
      ...(is && modality === '' ? [wrongField('modality', 'Choose what you are registered as')] : []),
      ...('wrong' in read ? [wrongField('number', number === '' ? 'Enter your registration number, such as AS012345' : read.wrong)] : []),
    ]
    if (wrong.length > 0 || 'wrong' in read) refuse(...wrong)
    await context.db
      .updateTable('ask_answer')
      .set({
        answer: registered === 'yes' ? 'is one' : 'is not',
        modality: is && modality !== '' ? modality : null,
        registration_number: 'number' in read ? read.number : null,
        answered_at: null,
      })
      .where('ask_id', '=', row.ask)
      .execute()
    return { organisation: row.organisation, ask: row.ask }
  },
  audit: ({ output }) => ({ organisation: output.organisation, about: output.ask }),
})

/** Confirms what was said: from then on it can be read, and no longer changed. */
export const confirmDeclaration = command({
  name: 'workforce.ask.confirm-declaration',
  did: 'confirmed whether they are registered',
  input: z.object({ token: tokenField, source: sourceField }),
  permits: { act: 'answer a question', where: 'self' },
  asSystem: true,
  guard: guardToken('person', true),
  async run(context, { token }) {
    const { db, now } = context
    const row = await askOf(context, 'person', token)
    if (row.state !== 'open') refuse(notOpen(row.state))
    const { numUpdatedRows } = await db
      .updateTable('ask_answer')
      .set({ answered_at: now })
      .where('ask_id', '=', row.ask)
      .where('answer', 'is not', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) refuse(wrongField('registered', 'Choose whether you are registered'))
    await db.updateTable('ask').set({ answered_at: now }).where('id', '=', row.ask).execute()
    return { organisation: row.organisation, ask: row.ask }
  },
  audit: ({ output }) => ({ organisation: output.organisation, about: output.ask }),
})
