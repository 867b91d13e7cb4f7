import { z } from 'zod'
import { countAttempt, isPerson, tokenHash } from '../../access/index.ts'
import {
  command,
  emailField,
  idField,
  lineField,
  notFound,
  refuse,
  tooMany,
  wrongField,
  type Command,
  type Context,
} from '../../commands/index.ts'
import { dayInWords, dayOf, type OrganisationId, type Problem } from '../../kernel/index.ts'
import { askManagerLetter, askPersonLetter, queueMail } from '../../mail/index.ts'
import { newestRun } from '../findings/index.ts'
import { askStateAt, teamName, type AskState } from './ask-state.ts'
import { askableIn, askingOrganisation, organisationField, personField, personOfRun, teamField } from './askable.ts'

/** How long a link works after the day by which an answer is asked. */
const GRACE_DAYS = 14
const MOST_DAYS = 60
const DAY = 86_400_000
/** Letters that one person may have sent to addresses of their choice. */
const LETTERS = { attempts: 200, minutes: 24 * 60 } as const

const guardLetters: NonNullable<Command['guard']> = async (context) => {
  const wait = await countAttempt(context, 'ask letters', LETTERS, context.viewer.id ?? '')
  if (wait !== null) refuse(tooMany(wait))
}

export const askField = idField<'ask'>('Choose a question')

const nothingFound: Problem = {
  code: 'workforce.ask-without-run',
  kind: 'error',
  status: 409,
  message: 'No identification has been run yet, so there is nobody to ask about.',
  todo: 'Load a staff extract and run the identification first.',
}

interface Letter {
  readonly ask: string
  readonly organisation: OrganisationId
  readonly kind: 'manager' | 'person'
  readonly recipient: string
  readonly name: string
  readonly team: string | null
  readonly people: number
  readonly token: string
  readonly dueAt: Date
  readonly expiresAt: Date
  readonly isReminder: boolean
}

/** The only place where the token stands: nobody who asked sees the link. */
async function sendLetter({ db, viewer, now, newId, installation }: Context, letter: Letter): Promise<void> {
  const { name: organisation } = await db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', letter.organisation)
    .executeTakeFirstOrThrow()
  const common = {
    name: letter.name,
    organisation,
    askedBy: isPerson(viewer) ? viewer.name : null,
    due: dayInWords(dayOf(letter.dueAt)),
    until: dayInWords(dayOf(letter.expiresAt)),
    isReminder: letter.isReminder,
    service: installation.origin,
  }
  const id = newId()
  const queued = await queueMail(db, {
    id,
    organisation: letter.organisation,
    purpose: letter.kind === 'manager' ? 'ask-manager' : 'ask-person',
    to: { address: letter.recipient, name: letter.name },
    ...(letter.kind === 'manager'
      ? askManagerLetter({
          ...common,
          team: teamName(letter.team ?? ''),
          people: letter.people,
          link: `${installation.origin}/team/${letter.token}`,
        })
      : askPersonLetter({ ...common, link: `${installation.origin}/me/${letter.token}` })),
    once: `ask:${letter.ask}:${id}`,
    now,
  })
  if (!queued.ok) refuse(...queued.problems)
}

/** Asks the manager of a team about posts that only people can tell, or one person about themselves: a letter with a link. */
export const sendAsk = command({
  name: 'workforce.ask.send',
  did: 'asked about posts',
  input: z
    .object({
      organisation: organisationField,
      team: teamField,
      person: personField,
      people: z.array(z.uuid('Choose people from the list')).max(500).default([]),
      name: lineField('Enter the name of whoever is asked', 120),
      email: emailField,
      days: z.coerce
        .number('Enter how many days they have to answer')
        .int('Enter a whole number of days')
        .min(1, 'Enter at least 1 day')
        .max(MOST_DAYS, `Enter at most ${MOST_DAYS} days`),
    })
    .refine(({ team, person }) => (team == null) !== (person == null), { path: ['team'], message: 'Choose a team or a person' })
    .refine(({ team, people }) => team == null || people.length > 0, { path: ['people'], message: 'Choose at least one person' }),
  permits: { act: 'ask about posts', where: ({ organisation }) => organisation ?? 'own' },
  guard: guardLetters,
  async run(context, given) {
    const { db, viewer, now, newId, newToken } = context
    const organisation = askingOrganisation(context, given.organisation)
    const run = (await newestRun(db, organisation)) ?? refuse(nothingFound)
    const { team, people } = given.person
      ? { team: null, people: [((await personOfRun(context, run.id, given.person)) ?? refuse(notFound('person'))).person] }
      : await askedOf(context, run.id, given.team ?? '', given.people)
    const [ask, token] = [newId(), newToken()]
    const dueAt = new Date(now.getTime() + given.days * DAY)
    const row = { kind: given.person ? ('person' as const) : ('manager' as const), recipient: given.email, team }
    const expiresAt = new Date(dueAt.getTime() + GRACE_DAYS * DAY)
    await db
      .insertInto('ask')
      .values({
        id: ask,
        organisation_id: organisation,
        ...row,
        recipient_name: given.name,
        token_hash: tokenHash(token),
        person_id: given.person ?? null,
        run_id: run.id,
        created_by: viewer.id ?? refuse(notFound('question')),
        created_at: now,
        due_at: dueAt,
        expires_at: expiresAt,
      })
      .execute()
    await db
      .insertInto('ask_answer')
      .values(people.map((person) => ({ ask_id: ask, organisation_id: organisation, person_id: person })))
      .execute()
    await sendLetter(context, {
      ...row,
      ask,
      organisation,
      name: given.name,
      people: people.length,
      token,
      dueAt,
      expiresAt,
      isReminder: false,
    })
    return { organisation, ask, kind: row.kind, people: people.length }
  },
  audit: ({ output: { organisation, ask, kind, people } }) => ({ organisation, about: ask, kind, people }),
})

/** Those of the chosen that can be asked about in this team now. */
async function askedOf(context: Context, run: string, team: string, chosen: readonly string[]) {
  const found = await askableIn(context, run, team)
  const people = found?.people.map(({ person }) => person).filter((person) => chosen.includes(person)) ?? []
  if (!found || people.length === 0)
    return refuse(wrongField('people', 'These people are being asked about or decided already: choose others'))
  return { team: found.text, people }
}

const notNow = (state: AskState): Problem => ({
  code: 'workforce.ask-not-now',
  kind: 'error',
  status: 409,
  message: `This question is ${state === 'to take over' ? 'answered' : state}, so this cannot be done.`,
  todo: 'Open the page again.',
})

/** The question, locked, for whoever may ask in its organisation. */
async function ownAsk({ db, viewer, now }: Context, id: string) {
  const row = await db
    .selectFrom('ask as a')
    .selectAll('a')
    .select(askStateAt(now).as('state'))
    .where('a.id', '=', id)
    .where('a.organisation_id', 'in', [...viewer.allowance('ask about posts').organisations])
    .forUpdate('a')
    .executeTakeFirst()
  return row ?? refuse(notFound('question'))
}

/** Sends the question once more, with a link that takes the place of the first: what was saved stays. */
export const remindAsk = command({
  name: 'workforce.ask.remind',
  did: 'reminded whoever was asked about posts',
  input: z.object({ ask: askField }),
  permits: { act: 'ask about posts', where: 'own' },
  guard: guardLetters,
  async run(context, { ask }) {
    const { db, now, newToken } = context
    const row = await ownAsk(context, ask)
    if (row.state !== 'waiting' && row.state !== 'overdue') refuse(notNow(row.state))
    if (row.reminded_at && now.getTime() - row.reminded_at.getTime() < DAY) {
      refuse({ ...notNow(row.state), message: 'A reminder was sent within the last day.', todo: 'Wait until tomorrow, or telephone.' })
    }
    const token = newToken()
    await db
      .updateTable('ask')
      .set({ token_hash: tokenHash(token), reminded_at: now })
      .where('id', '=', ask)
      .execute()
    const { people } = await db
      .selectFrom('ask_answer')
      .select((of) => of.fn.countAll<number>().as('people'))
      .where('ask_id', '=', ask)
      .executeTakeFirstOrThrow()
    const organisation = row.organisation_id as OrganisationId
    const { kind, recipient, recipient_name: name, team, due_at: dueAt, expires_at: expiresAt } = row
    await sendLetter(context, { ask, organisation, kind, recipient, name, team, people, token, dueAt, expiresAt, isReminder: true })
    return { organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.ask }),
})

/** Ends a question: its link no longer works, and what was answered is no evidence any more. */
export const withdrawAsk = command({
  name: 'workforce.ask.withdraw',
  did: 'withdrew a question about posts',
  input: z.object({ ask: askField }),
  permits: { act: 'ask about posts', where: 'own' },
  async run(context, { ask }) {
    const row = await ownAsk(context, ask)
    if (row.state === 'withdrawn') refuse(notNow(row.state))
    await context.db.updateTable('ask').set({ withdrawn_at: context.now }).where('id', '=', ask).execute()
    return { organisation: row.organisation_id as OrganisationId }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.ask }),
})
