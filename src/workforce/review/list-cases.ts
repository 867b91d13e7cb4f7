import { sql } from 'kysely'
import { z } from 'zod'
import { listInput, pageFrom, query, sliceOf, sqlDirection, type Context, type ListPage } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import type { Modality } from '../identification/index.ts'
import { casesAt, caseFilters, deskOf, deskOrganisation, organisationField, wanted, type CaseState } from './cases.ts'

export interface ListedCase {
  readonly id: string
  readonly organisation: OrganisationId
  /** As the first of the person’s posts states it. */
  readonly name: string
  readonly title: string | null
  readonly reasonCode: string
  readonly modality: Modality
  readonly milliBits: number | null
  readonly employers: string
  readonly state: CaseState
}

const SORTS = {
  priority: 'c.priority',
  reason: 'c."reasonCode"',
  weight: 'c."milliBits"',
} as const

/** The cases of the newest run of an organisation, the likeliest first; those to decide where no state is asked for. */
export const listCases = query({
  name: 'workforce.review.cases',
  did: 'looked at the cases to decide',
  input: z.object({ ...listInput(['priority', 'reason', 'weight']), ...caseFilters, organisation: organisationField }),
  permits: { act: 'see findings', where: ({ organisation }) => organisation ?? 'own' },
  async run(context, { sort, direction, page, organisation, ...filters }): Promise<ListPage<ListedCase>> {
    const desk = await deskOf(context, organisation)
    if (!desk) return { rows: [], total: 0 }
    const { limit, offset } = sliceOf(page)
    const order = sql`${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))} nulls last, c.priority, c.id`
    const { rows } = await sql<ListedCase & { total: number }>`
      select c.id, ${desk.organisation}::uuid as organisation, coalesce(n.name, 'Name not held') as name, n.title, c."reasonCode",
        c.modality, c."milliBits", c.state, c.total,
        (select string_agg(distinct coalesce(p.employer_name, p.employer), ', ') from finding_post p where p.finding_id = c.id) as employers
      from (select c.*, count(*) over () as total from (${casesAt(desk, context)}) c where ${wanted(filters)}
        order by ${order} limit ${limit} offset ${offset}) c
      left join lateral (
        select coalesce(s.full_name, nullif(concat_ws(' ', s.forenames, s.surname), '')) as name, s.position_title as title
        from finding_post p join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
        where p.finding_id = c.id order by p.outcome = 'excluded', p.row_number limit 1) n on true
      order by ${order}`.execute(context.db)
    return pageFrom(rows)
  },
  audit: ({ input, output, viewer }) => ({ organisation: deskOrganisation({ viewer }, input.organisation), rows: output.rows.length }),
})

/** How many cases wait for somebody to decide: as many as the list holds that nobody narrowed. */
export async function casesToDecide(context: Context, organisation: OrganisationId): Promise<number> {
  const desk = await deskOf(context, organisation)
  if (!desk) return 0
  const { rows } = await sql<{ cases: number }>`
    select count(*) as cases from (${casesAt(desk, context)}) c where ${wanted({})}`.execute(context.db)
  return rows[0]?.cases ?? 0
}

/** What the queue can be narrowed to: the reasons and employers that it holds, and the day of its extract. */
export const reviewChoices = query({
  name: 'workforce.review.choices',
  did: 'looked at what the review queue holds',
  input: z.object({ organisation: organisationField }),
  permits: { act: 'see findings', where: ({ organisation }) => organisation ?? 'own' },
  async run(context, { organisation }) {
    const desk = await deskOf(context, organisation)
    if (!desk) return { asAt: null, states: [], reasons: [], employers: [] }
    const { rows: counts } = await sql<{ state: CaseState; reason: string; cases: number }>`
      select c.state, c."reasonCode" as reason, count(*) as cases from (${casesAt(desk, context)}) c
      where c.state <> 'found' group by 1, 2 order by 2, 1`.execute(context.db)
    const { rows: employers } = await sql<{ code: string; name: string }>`
      select p.employer as code, coalesce(min(p.employer_name), p.employer) as name from finding_post p
      join finding f on f.id = p.finding_id where p.run_id = ${desk.run.id} and f.outcome <> 'excluded'
      group by 1 order by 2, 1`.execute(context.db)
    const of = (state: CaseState): number => counts.filter((row) => row.state === state).reduce((sum, { cases }) => sum + cases, 0)
    return {
      asAt: desk.run.asAt,
      states: [...new Set(counts.map(({ state }) => state))].map((state) => ({ state, cases: of(state) })),
      reasons: [...new Set(counts.map(({ reason }) => reason))],
      employers,
    }
  },
  audit: null,
})
