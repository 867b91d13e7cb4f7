import { sql } from 'kysely'
import { z } from 'zod'
import { listInput, notFound, pageFrom, query, refuse, sliceOf, sqlDirection, type ListPage } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import type { Outcome } from '../identification/index.ts'
import { runBefore } from './change-since.ts'
import { readChange } from './drift.ts'
import { runField } from './find-run.ts'

export const CHANGES = ['newly found', 'no longer found', 'outcome changed'] as const

/** Somebody of whom two runs say different things. */
export interface ChangedPerson {
  readonly organisation: OrganisationId
  readonly person: string
  readonly name: string
  readonly employer: string
  readonly change: (typeof CHANGES)[number]
  readonly was: Outcome | null
  readonly is: Outcome | null
  /** The finding of this run; null where there is none. */
  readonly finding: string | null
}

/** The people behind what changed since the run before. */
export const listRunChanges = query({
  name: 'workforce.run.changes',
  did: 'looked at the people of whom two runs say different things',
  input: z.object({ ...listInput(['name', 'change']), run: runField, change: z.enum(CHANGES).nullish().catch(null) }),
  permits: { act: 'see findings', where: 'own' },
  async run({ db }, { run, sort, direction, page, change }): Promise<ListPage<ChangedPerson> & { readonly organisation: OrganisationId }> {
    const row = await db
      .selectFrom('identification_run')
      .select(['organisation_id as organisation', 'as_at as asAt', 'drift'])
      .where('id', '=', run)
      .executeTakeFirst()
    if (!row) return refuse(notFound('run'))
    const before = readChange(row.drift)?.before.run ?? (await runBefore(db, { run, ...row }))?.id ?? null
    const organisation = row.organisation as OrganisationId
    if (before === null) return { rows: [], total: 0, organisation }
    const { limit, offset } = sliceOf(page)
    const { rows } = await sql<ChangedPerson & { total: number }>`
      with pair as (
        select coalesce(a.organisation_id, b.organisation_id) as organisation, person_id as person, a.outcome as was, b.outcome as is, b.id as finding,
          coalesce(b.id, a.id) as shown,
          case when a.id is null then 'newly found' when b.id is null then 'no longer found' else 'outcome changed' end as change
        from (select * from finding where run_id = ${before}) a full join (select * from finding where run_id = ${run}) b using (person_id)
        where a.outcome is distinct from b.outcome and not (a.id is null and b.outcome = 'excluded') and not (b.id is null and a.outcome = 'excluded')
      )
      select p.organisation, p.person, p.was, p.is, p.finding, p.change,
        coalesce(s.full_name, concat_ws(' ', s.forenames, s.surname)) as name, coalesce(f.employer_name, f.employer) as employer,
        count(*) over () as total
      from pair p
        join lateral (select * from finding_post where finding_id = p.shown order by row_number limit 1) f on true
        join staff_post s on s.import_id = f.import_id and s.row_number = f.row_number
      where ${change ? sql`p.change = ${change}` : sql`true`}
      order by ${sql.raw(sort === 'name' ? 'lower(coalesce(s.surname, s.full_name))' : 'p.change')} ${sql.raw(sqlDirection(direction))} nulls last,
        lower(s.surname), p.person
      limit ${limit} offset ${offset}`.execute(db)
    return { ...pageFrom(rows), organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.run, rows: output.rows.length }),
})
