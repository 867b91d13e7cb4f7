import { z } from 'zod'
import { command, notFound, refuse, type Context } from '../../commands/index.ts'
import type { Db } from '../../database/index.ts'
import type { OrganisationId, Problem } from '../../kernel/index.ts'
import { answeredBy, BASES, CHOICES, isDrawn, reasonOf, type DecisionBasis, type DecisionChoice } from './answers.ts'
import { caseAt, caseField, caseFilters, lastDecision, nextCase, roundOf } from './cases.ts'

export const LONGEST_NOTE = 900

const decidedMeanwhile: Problem = {
  code: 'review.decided-meanwhile',
  kind: 'error',
  status: 409,
  message: 'This case was decided after you opened it. That decision stands, and nothing of yours was saved.',
  todo: 'Read what stands below now, then decide if you still need to.',
}

const forOthers: Problem = {
  code: 'review.for-others',
  kind: 'error',
  status: 409,
  message: 'This case waits for somebody else: whoever took part before cannot decide it again.',
  todo: 'Open the next case.',
}

const note = z.string().trim().max(LONGEST_NOTE, `Use ${LONGEST_NOTE} characters or fewer`).default('')

/** Two at the same moment would each decide without the other. */
async function takeTurns({ db }: Context, person: string): Promise<void> {
  await db.selectFrom('staff_person').select('id').where('id', '=', person).forUpdate().execute()
}

/** A second look was drawn or asked for of a decision that was taken back since: to decide again is no way round it. */
async function isStillOwed(db: Db, person: string): Promise<boolean> {
  const look = await db
    .selectFrom('second_look as l')
    .innerJoin('decision as d', 'd.id', 'l.first_decision_id')
    .select('l.id')
    .where('l.person_id', '=', person)
    .where('d.withdrawn_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return look !== undefined
}

/** Decides a case in the round that it stands in, and says which follows. A first decision may be drawn for a second look. */
export const decideCase = command({
  name: 'workforce.review.decide',
  did: 'decided a case',
  input: z
    .object({
      case: caseField,
      choice: z.enum(Object.keys(CHOICES) as [DecisionChoice, ...DecisionChoice[]], 'Choose what the person is'),
      basis: z.enum(Object.keys(BASES) as [DecisionBasis, ...DecisionBasis[]], 'Choose what your decision rests on'),
      note,
      seen: z.string('Open the case again').max(36, 'Open the case again'),
      ...caseFilters,
    })
    .refine(({ choice, basis }) => basis !== 'little' || choice === 'cannot tell', {
      path: ['basis'],
      message: 'Too little to go on leads to “Cannot tell”: choose that, or what your decision rests on',
    }),
  permits: { act: 'decide findings', where: 'own' },
  async run(context, { case: id, choice, basis, note, seen, ...filters }) {
    const { db, viewer, now, newId } = context
    const { row: before } = await caseAt(context, id)
    await takeTurns(context, before.person)
    const { desk, row } = await caseAt(context, id)
    if (seen !== (await lastDecision(db, row.person))) refuse(decidedMeanwhile)
    const round = roundOf(row, context, desk) ?? refuse(forOthers)
    const decision = newId()
    await db
      .insertInto('decision')
      .values({
        id: decision,
        organisation_id: desk.organisation,
        person_id: row.person,
        finding_id: row.id,
        round,
        ...answeredBy(choice),
        reason: reasonOf(basis, note),
        decided_by: viewer.id ?? refuse(notFound('case')),
        decided_at: now,
      })
      .execute()
    const drawn = round === 'first' && (isDrawn(decision) || (await isStillOwed(db, row.person)))
    if (drawn) {
      await db
        .insertInto('second_look')
        .values({ id: newId(), organisation_id: desk.organisation, person_id: row.person, first_decision_id: decision, drawn_at: now })
        .execute()
    } else if (round !== 'first' && row.lookId !== null) {
      const part = round === 'second' ? { second_decision_id: decision } : { adjudication_id: decision }
      await db.updateTable('second_look').set(part).where('id', '=', row.lookId).execute()
    }
    const { next } = await nextCase(context, desk, filters, row)
    return { organisation: desk.organisation, decision, round, drawn, next }
  },
  audit: ({ output }) => ({ organisation: output.organisation, about: output.decision, round: output.round, drawn: output.drawn }),
})

/** Takes back one’s own last decision of a case, as long as nothing was decided after it. */
export const withdrawDecision = command({
  name: 'workforce.review.withdraw',
  did: 'took back a decision',
  input: z.object({ decision: z.uuid('Choose a decision') }),
  permits: { act: 'decide findings', where: 'own' },
  async run(context, { decision: id }) {
    const { db, viewer, now } = context
    const decision = await db
      .selectFrom('decision')
      .select(['organisation_id', 'person_id', 'finding_id'])
      .where('id', '=', id)
      .where('decided_by', '=', viewer.id ?? '')
      .where('round', '<>', 'declared')
      .executeTakeFirst()
    if (!decision) return refuse(notFound('decision of yours'))
    await takeTurns(context, decision.person_id)
    const last = await db
      .selectFrom('decision')
      .select('id')
      .where('person_id', '=', decision.person_id)
      .where('round', '<>', 'declared')
      .where('withdrawn_at', 'is', null)
      .orderBy('decided_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last?.id !== id) {
      refuse({
        code: 'review.built-upon',
        kind: 'error',
        status: 409,
        message: 'This decision cannot be taken back: it was taken back already, or somebody decided after it.',
        todo: 'Open the case and decide again.',
      })
    }
    await db.updateTable('decision').set({ withdrawn_at: now }).where('id', '=', id).execute()
    await db.updateTable('second_look').set({ second_decision_id: null }).where('second_decision_id', '=', id).execute()
    await db.updateTable('second_look').set({ adjudication_id: null }).where('adjudication_id', '=', id).execute()
    return { organisation: decision.organisation_id as OrganisationId, case: decision.finding_id }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.decision }),
})

/** Asks that somebody else looks at a case a second time, whoever decided it. */
export const askSecondLook = command({
  name: 'workforce.review.ask-second-look',
  did: 'asked for a second look at a case',
  input: z.object({ case: caseField }),
  permits: { act: 'decide findings', where: 'own' },
  async run(context, { case: id }) {
    const { db, now, newId } = context
    const { row: before } = await caseAt(context, id)
    await takeTurns(context, before.person)
    const { desk, row } = await caseAt(context, id)
    if (row.firstId === null || row.lookId !== null || row.adjudicationId !== null) {
      refuse({
        code: 'review.no-second-look',
        kind: 'error',
        status: 409,
        message: 'A second look follows a first decision, once.',
        todo: 'Decide the case first; where it was looked at twice, settle it.',
      })
    }
    const look = newId()
    await db
      .insertInto('second_look')
      .values({ id: look, organisation_id: desk.organisation, person_id: row.person, first_decision_id: row.firstId, drawn_at: now })
      .execute()
    return { organisation: desk.organisation, look }
  },
  audit: ({ output }) => ({ organisation: output.organisation, about: output.look }),
})
