import { z } from 'zod'
import { command, idField, notFound, refuse, type Context } from '../../commands/index.ts'
import type { OrganisationId, Problem } from '../../kernel/index.ts'
import { choiceOf, decideCase, findCase, LONGEST_NOTE } from '../review/index.ts'
import { askField } from './send.ts'

const nothingToTakeOver: Problem = {
  code: 'workforce.ask-nothing-said',
  kind: 'error',
  status: 409,
  message: 'There is no confirmed answer about this person that a decision could rest on.',
  todo: 'Wait for the answer, or decide the case without it.',
}

const notYours: Problem = {
  code: 'workforce.ask-decided',
  kind: 'error',
  status: 409,
  message: 'This case was decided before or waits for a colleague.',
  todo: 'Keep the answer as their declaration, or open the case.',
}

/** The answer about a person, locked, of a question in an organisation where the viewer decides. */
async function answerAbout({ db, viewer }: Context, ask: string, person: string) {
  const row = await db
    .selectFrom('ask_answer as x')
    .innerJoin('ask as a', 'a.id', 'x.ask_id')
    .select(['a.kind', 'a.organisation_id', 'x.answer', 'x.modality', 'x.registration_number', 'x.note'])
    .select((of) =>
      of
        .selectFrom('finding as f')
        .innerJoin('identification_run as r', 'r.id', 'f.run_id')
        .select('f.id')
        .whereRef('f.person_id', '=', 'x.person_id')
        .where('r.state', '=', 'done')
        .orderBy('r.as_at', 'desc')
        .orderBy('r.done_at', 'desc')
        .limit(1)
        .as('finding'),
    )
    .select(['a.answered_at', 'a.withdrawn_at'])
    .where('x.ask_id', '=', ask)
    .where('x.person_id', '=', person)
    .where('a.organisation_id', 'in', [...viewer.allowance('decide findings').organisations])
    .forUpdate('x')
    .executeTakeFirst()
  if (!row) return refuse(notFound('answer'))
  const { answer } = row
  if (!row.answered_at || row.withdrawn_at || answer === null || answer === 'cannot tell') return refuse(nothingToTakeOver)
  return { ...row, answer }
}

/**
 * Makes an answer a decision: as a declaration, which counts until a person decides otherwise, or as the viewer's own first
 * decision. Nothing that was answered counts before that.
 */
export const takeOverAnswer = command({
  name: 'workforce.ask.take-over',
  did: 'took an answer over as a decision',
  input: z.object({
    ask: askField,
    person: idField<'person'>('Choose a person'),
    as: z.enum(['declared', 'first'], 'Choose whose decision it is'),
  }),
  permits: { act: 'decide findings', where: 'own' },
  async run(context, { ask, person, as }) {
    const { db, viewer, now, newId } = context
    const said = await answerAbout(context, ask, person)
    const organisation = said.organisation_id as OrganisationId
    const modality = said.answer === 'is one' ? (said.modality ?? 'not known') : null
    const reason = reasonOf(said).slice(0, LONGEST_NOTE)
    if (as === 'declared') {
      const again = await db
        .selectFrom('decision')
        .select('id')
        .where('person_id', '=', person)
        .where('round', '=', 'declared')
        .where('answer', '=', said.answer)
        .where('finding_id', '=', said.finding)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst()
      // Pressed twice is taken over once.
      if (again) return { organisation, ask }
      await db
        .insertInto('decision')
        .values({
          id: newId(),
          organisation_id: organisation,
          person_id: person,
          finding_id: said.finding,
          round: 'declared',
          answer: said.answer,
          modality,
          reason,
          decided_by: viewer.id ?? refuse(notFound('answer')),
          decided_at: now,
        })
        .execute()
      return { organisation, ask }
    }
    const found = await findCase.run(context, findCase.input.parse({ case: said.finding }))
    if (found.round !== 'first' || found.decisions?.some(({ round, withdrawnAt }) => round === 'first' && withdrawnAt === null))
      refuse(notYours)
    const choice = choiceOf({ answer: said.answer, modality })
    const basis = said.kind === 'manager' ? 'service' : 'register'
    await decideCase.run(context, decideCase.input.parse({ case: found.id, choice, basis, note: reason, seen: found.seen }))
    return { organisation, ask }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: output.ask, as: input.as }),
})

/** Who said it, what else they said. */
function reasonOf({
  kind,
  answer,
  modality,
  registration_number: number,
  note,
}: {
  readonly kind: 'manager' | 'person'
  readonly answer: string
  readonly modality: string | null
  readonly registration_number: string | null
  readonly note: string | null
}): string {
  const who = kind === 'manager' ? 'Said by the manager of the team' : 'Declared by the person'
  const practice =
    answer === 'is not' && modality !== null ? ', who is registered and does not practise as an arts therapist in the post' : ''
  return [`${who}${practice}`, ...(number === null ? [] : [`number ${number}`]), ...(note === null ? [] : [note])].join('; ')
}
