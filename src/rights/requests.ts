import { z } from 'zod'
import { command, dayField, emailField, idField, lineField, notFound, refuse, wrongField, type Context } from '../commands/index.ts'
import type { OrganisationId, PlainDate, Problem } from '../kernel/index.ts'
import { daysAfter, daysBetween, monthAfter } from './clock.ts'
import { readSubject, sealSubject, type Subject } from './subject.ts'

export const REQUEST_KINDS = { access: 'A copy of what is held', erasure: 'Erasure' } as const
export const REQUEST_STATES = ['open', 'paused', 'waiting for approval', 'done', 'refused'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const requestField = idField<'request'>('Choose a request')
const maybe = (longest: number) => z.string().trim().max(longest, `Use ${longest} characters or fewer`).default('')

/** Records that somebody asked; the month begins on the day it was received. */
export const recordRequest = command({
  name: 'rights.request.record',
  did: 'recorded a request about personal data',
  input: z.object({
    organisation: idField<'organisation'>('Choose an organisation'),
    right: z.enum(['access', 'erasure'], 'Choose what is asked for'),
    received: dayField('Enter the day the request was received'),
    name: lineField('Enter the name of whoever asks', 120),
    staffNumber: maybe(60),
    registrationNumber: maybe(60),
    email: z.union([z.literal('').transform(() => null), emailField]).default(null),
  }),
  permits: { act: 'handle data rights', where: ({ organisation }) => organisation },
  async run({ db, viewer, now, today, newId, installation }, given) {
    if (given.received > today) refuse(wrongField('received', 'Enter a day that is not in the future'))
    const id = newId()
    const subject: Subject = {
      name: given.name,
      staffNumber: given.staffNumber || null,
      registrationNumber: given.registrationNumber || null,
      email: given.email,
      confirmed: null,
      proposedBy: null,
    }
    await db
      .insertInto('rights_request')
      .values({
        id,
        organisation_id: given.organisation,
        kind: given.right,
        state: 'open',
        subject: sealSubject(installation.key, subject),
        received_on: given.received,
        due_on: monthAfter(given.received),
        made_by: viewer.id ?? refuse(notFound('request')),
        made_at: now,
      })
      .execute()
    return { id }
  },
  audit: ({ input, output }) => ({ about: output.id, right: input.right }),
})

const notNow = (state: RequestState): Problem => ({
  code: 'rights.request-not-now',
  kind: 'error',
  status: 409,
  message: `This request is ${state}, so this cannot be done.`,
  todo: 'Open the page again.',
})

type RightsAct = 'handle data rights' | 'approve disposals'

/** The request, locked to be changed, in an organisation where the viewer may do the act. */
export const requestOf = (context: Context, id: string, act: RightsAct) => readRequest(context, id, act, true)

/** The same, only to be looked at. */
export async function readRequest({ db, viewer, installation }: Context, id: string, act: RightsAct, toChange = false) {
  const row = await db
    .selectFrom('rights_request')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', 'in', [...viewer.allowance(act).organisations])
    .$if(toChange, (of) => of.forUpdate())
    .executeTakeFirst()
  if (!row) return refuse(notFound('request'))
  return { ...row, organisation: row.organisation_id as OrganisationId, about: readSubject(installation.key, row.subject) }
}

export const mustBe = (state: RequestState, ...states: RequestState[]): void => {
  if (!states.includes(state)) refuse(notNow(state))
}

/** The words go with the request and are shown to those who handle it. */
const reasonField = lineField('Enter why', 500)

/** Stops the clock while the organisation waits for what it needs of the person (UK GDPR, article 12A). */
export const pauseRequest = command({
  name: 'rights.request.pause',
  did: 'stopped the clock of a request',
  input: z.object({ request: requestField, reason: reasonField }),
  permits: { act: 'handle data rights', where: 'own' },
  async run(context, { request, reason }) {
    const row = await requestOf(context, request, 'handle data rights')
    mustBe(row.state, 'open')
    await context.db
      .updateTable('rights_request')
      .set({ state: 'paused', reason, paused_on: context.today })
      .where('id', '=', request)
      .execute()
    return row
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.request }),
})

/** Lets the clock run on: the day it is due moves by the days it stood. */
export const resumeRequest = command({
  name: 'rights.request.resume',
  did: 'let the clock of a request run on',
  input: z.object({ request: requestField }),
  permits: { act: 'handle data rights', where: 'own' },
  async run(context, { request }) {
    const row = await requestOf(context, request, 'handle data rights')
    mustBe(row.state, 'paused')
    const stood = daysBetween((row.paused_on ?? context.today) as PlainDate, context.today)
    await context.db
      .updateTable('rights_request')
      .set({
        state: 'open',
        paused_on: null,
        paused_days: row.paused_days + stood,
        due_on: daysAfter(row.due_on as PlainDate, stood),
      })
      .where('id', '=', request)
      .execute()
    return { ...row, stood }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.request, days: output.stood }),
})

/** Ends a request without doing what was asked, with the reason that the person is told. */
export const refuseRequest = command({
  name: 'rights.request.refuse',
  did: 'refused a request about personal data',
  input: z.object({ request: requestField, reason: reasonField }),
  permits: { act: 'handle data rights', where: 'own' },
  async run(context, { request, reason }) {
    const row = await requestOf(context, request, 'handle data rights')
    mustBe(row.state, 'open', 'paused')
    await context.db
      .updateTable('rights_request')
      .set({ state: 'refused', reason, done_at: context.now })
      .where('id', '=', request)
      .execute()
    return row
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.request }),
})
