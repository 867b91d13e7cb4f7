import { sql } from 'kysely'
import { z } from 'zod'
import { listInput, pageFrom, query, sliceOf, sqlDirection, type ListPage } from '../../commands/index.ts'
import type { JobView } from '../../jobs/queue/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { recordsStand } from '../findings/index.ts'

export interface ListedRun {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly asAt: string
  /** Of the work. */
  readonly state: JobView['state']
  readonly mode: string | null
  readonly createdAt: Date
  readonly accepted: number
  readonly review: number
  /** The records still stand, and no later run of the month is done. */
  readonly isCurrent: boolean
  readonly labelSet: string | null
}

const SORTS = { month: 'r.as_at', started: 'r.created_at' } as const

/** Identification runs: of which month, how far, and how many people each found. */
export const listRuns = query({
  name: 'workforce.runs',
  did: 'looked at the identification runs',
  input: z.object({
    ...listInput(['started', 'month']),
    state: z.enum(['open', 'done', 'failed', 'cancelled']).nullish().catch(null),
  }),
  permits: { act: 'see findings', where: 'own' },
  async run({ db, viewer }, { sort, direction, page, state }): Promise<ListPage<ListedRun>> {
    const { limit, offset } = sliceOf(page)
    const own = viewer.allowance('see findings').organisations
    const states = state === 'open' ? ['waiting', 'running'] : state ? [state] : ['waiting', 'running', 'done', 'failed', 'cancelled']
    const { rows } = await sql<ListedRun & { total: number }>`
      select r.id, r.organisation_id as organisation, o.name as "organisationName", r.as_at as "asAt", j.state, r.mode,
        r.created_at as "createdAt", l.name as "labelSet",
        (select count(*) from finding f where f.run_id = r.id and f.outcome = 'accepted') as accepted,
        (select count(*) from finding f where f.run_id = r.id and f.outcome = 'review') as review,
        r.state = 'done' and ${recordsStand('r')} and not exists (
          select 1 from identification_run n join import m on m.id = n.staff_import_id
          where n.organisation_id = r.organisation_id and n.as_at = r.as_at and n.state = 'done' and ${recordsStand('n')}
            and (m.committed_at, n.done_at) > (i.committed_at, r.done_at)) as "isCurrent",
        count(*) over () as total
      from identification_run r join job j on j.id = r.job_id join organisation o on o.id = r.organisation_id
        join import i on i.id = r.staff_import_id left join label_set l on l.id = r.label_set_id
      where j.state = any (${states}::text[]) and r.organisation_id = any (${own}::uuid[])
      order by ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))}, r.created_at desc, r.id
      limit ${limit} offset ${offset}`.execute(db)
    return pageFrom(rows)
  },
  audit: null,
})
