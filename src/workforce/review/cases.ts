import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { isPerson } from '../../access/index.ts'
import { idField, notFound, refuse, type Context } from '../../commands/index.ts'
import type { Db } from '../../database/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { newestRun } from '../findings/index.ts'
import type { Modality, Outcome } from '../identification/index.ts'

/**
 * Where a case stands, for whoever looks: a second look is theirs to take, or, where they decided first, a colleague’s.
 * `found` is no case: the machine’s word stands and nobody asked.
 */
const CASE_STATES = [
  'open',
  'to verify',
  'asked',
  'second look',
  'with a colleague',
  'disputed',
  'cannot tell',
  'decided',
  'found',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** Narrow the queue; they stand in the address, so nothing of a person is among them. */
export const caseFilters = {
  state: z
    .enum([...CASE_STATES, 'all'])
    .nullish()
    .catch(null),
  reason: z.string().max(60).nullish().catch(null),
  modality: z.enum(['art', 'drama', 'music', 'not known']).nullish().catch(null),
  employer: z.string().max(60).nullish().catch(null),
}
const filtersSchema = z.object(caseFilters)
export type CaseFilters = z.output<typeof filtersSchema>

export const organisationField = idField<'organisation'>('Choose an organisation').nullish()
export const caseField = idField<'case'>('Choose a case')

/** One case with what was decided of it, so far as it stands. */
export interface CaseRow {
  readonly id: string
  readonly person: string
  readonly outcome: Outcome
  readonly reasonCode: string
  readonly modality: Modality
  readonly milliBits: number | null
  readonly priority: number
  readonly state: CaseState
  readonly firstId: string | null
  readonly firstBy: string | null
  readonly lookId: string | null
  readonly secondId: string | null
  readonly secondBy: string | null
  readonly adjudicationId: string | null
  readonly adjudicatedBy: string | null
}

/** The reviewers of an organisation and the run they work on. */
export interface Desk {
  readonly organisation: OrganisationId
  readonly run: { readonly id: string; readonly asAt: string }
}

/** The organisation asked for, else the viewer’s first: the same as the page shows. */
export function deskOrganisation({ viewer }: Pick<Context, 'viewer'>, asked: OrganisationId | null | undefined): OrganisationId {
  return asked ?? viewer.allowance('see findings').organisations[0] ?? refuse(notFound('organisation'))
}

export async function deskOf(context: Context, asked: OrganisationId | null | undefined): Promise<Desk | null> {
  const organisation = deskOrganisation(context, asked)
  const run = await newestRun(context.db, organisation)
  return run && { organisation, run }
}

/**
 * Every finding of a run with the decisions that stand (as `standingDecision` says it) and its state: the one derivation of it, for
 * the queue, its length, the case and what may be done with it.
 */
export const casesAt = ({ organisation, run }: Desk, { viewer, now }: Context): RawBuilder<CaseRow> => sql<CaseRow>`
  with standing as (
    select distinct on (person_id, round) id, person_id, round, answer, modality, decided_by from decision
    where organisation_id = ${organisation} and withdrawn_at is null
    order by person_id, round, decided_at desc, id
  ), asked as (
    select distinct coalesce(x.person_id, a.person_id) as person_id from ask a left join ask_answer x on x.ask_id = a.id
    where a.organisation_id = ${organisation} and a.withdrawn_at is null and a.expires_at > ${now}
      and a.answered_at is null and x.answered_at is null
  )
  select f.id, f.person_id as person, f.outcome, f.reason_code as "reasonCode", f.modality, f.milli_bits as "milliBits", f.priority,
    d.id as "firstId", d.decided_by as "firstBy", l.id as "lookId", s.id as "secondId", s.decided_by as "secondBy",
    a.id as "adjudicationId", a.decided_by as "adjudicatedBy",
    case
      when a.id is null and l.id is not null and s.id is null
        then case when d.decided_by = ${viewer.id} then 'with a colleague' else 'second look' end
      when a.id is null and s.id is not null and (s.answer <> d.answer or s.modality is distinct from d.modality) then 'disputed'
      when coalesce(a.answer, d.answer) = 'cannot tell' then 'cannot tell'
      when a.id is not null or d.id is not null or w.answer <> 'cannot tell' then 'decided'
      when q.person_id is not null then 'asked'
      when f.outcome = 'review' then 'open'
      when f.reason_code = 'REGISTRATION_STATED_NOT_VERIFIED' then 'to verify'
      else 'found'
    end as state
  from finding f
    left join standing d on d.person_id = f.person_id and d.round = 'first'
    left join standing a on a.person_id = f.person_id and a.round = 'adjudication'
    left join standing w on w.person_id = f.person_id and w.round = 'declared'
    left join second_look l on l.first_decision_id = d.id
    left join decision s on s.id = l.second_decision_id and s.withdrawn_at is null
    left join asked q on q.person_id = f.person_id
  where f.run_id = ${run.id}`

/** What the filters say of a row of `casesAt`, called `c`. Without a state: what is open. */
export function wanted({ state, reason, modality, employer }: CaseFilters): RawBuilder<boolean> {
  const conditions = [
    state === 'all' ? sql`c.state <> 'found'` : sql`c.state = ${state ?? 'open'}`,
    ...(reason ? [sql`c."reasonCode" = ${reason}`] : []),
    ...(modality ? [sql`c.modality = ${modality}`] : []),
    ...(employer ? [sql`exists (select 1 from finding_post p where p.finding_id = c.id and p.employer = ${employer})`] : []),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

export interface FoundCase {
  readonly desk: Desk
  readonly row: CaseRow
}

/** A case by the id of its finding. An older run’s leads to what the newest says of the same person. */
export async function caseAt(context: Context, id: string): Promise<FoundCase> {
  const { db } = context
  const finding = await db.selectFrom('finding').select(['organisation_id', 'person_id']).where('id', '=', id).executeTakeFirst()
  const desk = finding ? await deskOf(context, finding.organisation_id as OrganisationId) : null
  if (!finding || !desk) return refuse(notFound('case'))
  const { rows } = await sql<CaseRow>`select * from (${casesAt(desk, context)}) c where c.person = ${finding.person_id}`.execute(db)
  const [row] = rows
  return row ? { desk, row } : refuse(notFound('case'))
}

/** The case that follows in the queue of these filters, and how many there are without this one. */
export async function nextCase(
  context: Context,
  desk: Desk,
  filters: CaseFilters,
  { id, priority }: Pick<CaseRow, 'id' | 'priority'>,
): Promise<{ readonly next: string | null; readonly others: number }> {
  const { rows } = await sql<{ id: string; others: number }>`
    select c.id, count(*) over () as others from (${casesAt(desk, context)}) c where ${wanted(filters)} and c.id <> ${id}
    order by (c.priority, c.id) < (${priority}::integer, ${id}::uuid), c.priority, c.id limit 1`.execute(context.db)
  return { next: rows[0]?.id ?? null, others: rows[0]?.others ?? 0 }
}

export type Round = 'first' | 'second' | 'adjudication'

/**
 * In which round the viewer may decide now, or null where it is not theirs. A second look is never the first reviewer’s; a dispute is
 * settled by a third person or by one of the leads, and so is what was settled once.
 */
export function roundOf({ state, firstBy, secondBy, adjudicationId }: CaseRow, { viewer }: Context, { organisation }: Desk): Round | null {
  if (!viewer.allowance('decide findings').organisations.includes(organisation)) return null
  switch (state) {
    case 'second look':
      return 'second'
    case 'with a colleague':
      return null
    case 'disputed':
    case 'decided':
    case 'cannot tell': {
      if (state !== 'disputed' && adjudicationId === null) return 'first'
      const leads =
        isPerson(viewer) &&
        viewer.memberships.some(
          (each) => each.organisation === organisation && (each.role === 'AHP lead' || each.role === 'psychological-professions lead'),
        )
      return leads || (viewer.id !== firstBy && viewer.id !== secondBy) ? 'adjudication' : null
    }
    case 'open':
    case 'to verify':
    case 'asked':
    case 'found':
      return 'first'
  }
}

/** The decision that somebody who opened the case last saw; '' where there was none. What a blind reviewer sees is only that there is one. */
export async function lastDecision(db: Db, person: string): Promise<string> {
  const row = await db
    .selectFrom('decision')
    .select('id')
    .where('person_id', '=', person)
    .where('withdrawn_at', 'is', null)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? ''
}
