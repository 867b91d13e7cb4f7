import { sql } from 'kysely'
import { z } from 'zod'
import { query, type Context } from '../../commands/index.ts'
import type { Db } from '../../database/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { readAccount, type FindingAccount } from '../runs/index.ts'
import { choiceOf, type Answered, type DecisionChoice } from './answers.ts'
import {
  caseAt,
  caseField,
  caseFilters,
  lastDecision,
  nextCase,
  roundOf,
  type CaseRow,
  type CaseState,
  type Desk,
  type Round,
} from './cases.ts'
import { sourcePosts, type SourcePost } from './source-cells.ts'

/** A decision as those who may see it see it. */
export interface ShownDecision {
  readonly id: string
  readonly round: Round | 'declared'
  readonly choice: DecisionChoice
  readonly reason: string
  readonly by: string
  readonly isOwn: boolean
  readonly at: Date
  readonly withdrawnAt: Date | null
}

/** A confirmed answer about a person, by a link of their own. */
export interface SaidOfPerson {
  readonly ask: string
  readonly by: 'manager' | 'person'
  readonly choice: DecisionChoice
  /** Registered, and not practising as an arts therapist in the post. */
  readonly notPractising: boolean
  readonly registrationNumber: string | null
  readonly note: string | null
  readonly at: Date
}

export interface ReviewCase {
  readonly id: string
  readonly organisation: OrganisationId
  readonly person: string
  readonly asAt: string
  readonly outcome: CaseRow['outcome']
  readonly reasonCode: string
  readonly modality: CaseRow['modality']
  readonly account: FindingAccount
  readonly posts: readonly SourcePost[]
  readonly state: CaseState
  /** The round in which the viewer may decide now; null where it is for others. */
  readonly round: Round | null
  /** What the person or their manager answered when they were asked: evidence, and no decision. */
  readonly said: readonly SaidOfPerson[]
  /** Null where the viewer must not know: they look a second time. */
  readonly decisions: readonly ShownDecision[] | null
  /** A second look has been taken or is waiting. */
  readonly hasLook: boolean
  /** For the form: what was decided last when this was opened. */
  readonly seen: string
  /** What earlier runs made of the same person, newest first. */
  readonly earlier: readonly { readonly asAt: string; readonly outcome: CaseRow['outcome']; readonly reasonCode: string }[]
  readonly next: string | null
  readonly others: number
  readonly last: OwnLast | null
}

/** The viewer’s own last decision in an organisation, which can be taken back, and the case it was of. */
export interface OwnLast {
  readonly decision: string
  readonly case: string
}

/** One case: what the machine found and why, the cells it came from, what was decided, what follows. */
export const findCase = query({
  name: 'workforce.review.case',
  did: 'looked at a case to decide',
  input: z.object({ case: caseField, ...caseFilters }),
  permits: { act: 'see findings', where: 'own' },
  async run(context, { case: id, ...filters }): Promise<ReviewCase> {
    const { desk, row } = await caseAt(context, id)
    const { db } = context
    const finding = await db.selectFrom('finding').select(['account']).where('id', '=', row.id).executeTakeFirstOrThrow()
    const account = readAccount(finding.account)
    return {
      id: row.id,
      organisation: desk.organisation,
      person: row.person,
      asAt: desk.run.asAt,
      outcome: row.outcome,
      reasonCode: row.reasonCode,
      modality: row.modality,
      account,
      posts: await sourcePosts(db, row.id),
      state: row.state,
      round: roundOf(row, context, desk),
      said: await saidOf(db, row.person),
      decisions: await shownDecisions(context, row),
      hasLook: row.lookId !== null,
      seen: await lastDecision(db, row.person),
      earlier: await earlierRuns(context, row.person, desk),
      ...(await nextCase(context, desk, filters, row)),
      last: await ownLast(context, desk),
    }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.case, rows: 1 }),
})

/** Null for whoever looks a second time: they must not know the first decision. */
const shownDecisions = async (context: Context, { person, state }: CaseRow): Promise<ShownDecision[] | null> =>
  state === 'second look' ? null : decisionsOf(context, person)

/** The decisions about a person as the viewer may see them; `finding` is theirs in the newest run, null where they are not in it. */
export const decisionsForViewer = async (context: Context, person: string, finding: string | null): Promise<ShownDecision[] | null> =>
  finding === null ? decisionsOf(context, person) : shownDecisions(context, (await caseAt(context, finding)).row)

/** What was decided of a person, in the order it was. */
async function decisionsOf({ db, viewer }: Context, person: string): Promise<ShownDecision[]> {
  const { rows } = await sql<Answered & Omit<ShownDecision, 'choice' | 'isOwn'> & { account: string }>`
    select d.id, d.round, d.answer, d.modality, d.reason, d.decided_by as account, d.decided_at as at, d.withdrawn_at as "withdrawnAt",
      case when d.round = 'declared' then 'The person or their manager' else coalesce(a.name, 'A former colleague') end as by
    from decision d left join account a on a.id = d.decided_by where d.person_id = ${person} order by d.decided_at, d.id`.execute(db)
  return rows.map(({ answer, modality, account, ...row }) => ({
    ...row,
    choice: choiceOf({ answer, modality }),
    isOwn: row.round !== 'declared' && account === viewer.id,
  }))
}

async function saidOf(db: Db, person: string): Promise<SaidOfPerson[]> {
  const rows = await db
    .selectFrom('ask_answer as x')
    .innerJoin('ask as a', 'a.id', 'x.ask_id')
    .select(['a.id', 'a.kind', 'x.answer', 'x.modality', 'x.registration_number', 'x.note', 'a.answered_at'])
    .where('x.person_id', '=', person)
    .where('a.withdrawn_at', 'is', null)
    .where('a.answered_at', 'is not', null)
    .orderBy('a.answered_at')
    .orderBy('a.id')
    .execute()
  return rows.flatMap(({ id, kind, answer, modality, registration_number: registrationNumber, note, answered_at: at }) =>
    answer === null || at === null
      ? []
      : [
          {
            ask: id,
            by: kind,
            choice: choiceOf({ answer, modality }),
            notPractising: answer === 'is not' && modality !== null,
            registrationNumber,
            note,
            at,
          },
        ],
  )
}

async function earlierRuns({ db }: Context, person: string, { run }: Desk): Promise<ReviewCase['earlier']> {
  return db
    .selectFrom('finding as f')
    .innerJoin('identification_run as r', 'r.id', 'f.run_id')
    .select(['r.as_at as asAt', 'f.outcome', 'f.reason_code as reasonCode'])
    .where('f.person_id', '=', person)
    .where('r.id', '<>', run.id)
    .where('r.state', '=', 'done')
    .orderBy('r.as_at', 'desc')
    .orderBy('r.created_at', 'desc')
    .limit(12)
    .execute()
}

/** Undo is for what one did oneself, last, and nobody has built on. */
export async function ownLast({ db, viewer }: Context, { organisation, run }: Desk): Promise<OwnLast | null> {
  const { rows } = await sql<OwnLast>`
    select o.id as decision, f.id as case from (
      select id, person_id, decided_at from decision
      where organisation_id = ${organisation} and decided_by = ${viewer.id} and round <> 'declared' and withdrawn_at is null
      order by decided_at desc, id desc limit 1) o
    join finding f on f.person_id = o.person_id and f.run_id = ${run.id}
    where not exists (select 1 from decision l where l.person_id = o.person_id and l.withdrawn_at is null and l.round <> 'declared'
      and (l.decided_at, l.id) > (o.decided_at, o.id))`.execute(db)
  return rows[0] ?? null
}
