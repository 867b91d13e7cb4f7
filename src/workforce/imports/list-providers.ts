import { sql } from 'kysely'
import { z } from 'zod'
import {
  command,
  idField,
  listInput,
  notFound,
  pageFrom,
  query,
  refuse,
  sliceOf,
  sqlDirection,
  wrongField,
  type ListPage,
} from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { integratedCareBoard, organisationCodeShape, region } from '../reference/index.ts'

export interface ListedProvider {
  readonly organisation: OrganisationId
  readonly code: string
  readonly name: string
  /** In words, where the code is known. */
  readonly region: string | null
  readonly icb: string | null
  readonly opened: string | null
  readonly closed: string | null
  readonly successor: string | null
  readonly successorName: string | null
  readonly earlierNames: readonly { readonly name: string; readonly until: string }[]
}

const SORTS = { name: 'p.name', code: 'p.code', closed: 'p.closed' } as const

/** The organisations of the ODS file, with the names they had and who followed them. */
export const listProviders = query({
  name: 'workforce.providers',
  did: 'looked at the organisations of the ODS file',
  input: z.object({
    ...listInput(['name', 'code', 'closed']),
    state: z.enum(['open', 'closed', 'no successor', 'renamed']).nullish().catch(null),
  }),
  permits: { act: 'see imports', where: 'own' },
  async run({ db }, { sort, direction, page, state }): Promise<ListPage<ListedProvider>> {
    const { limit, offset } = sliceOf(page)
    const only = {
      open: sql`p.closed is null`,
      closed: sql`p.closed is not null`,
      'no successor': sql`p.closed is not null and p.successor is null`,
      renamed: sql`p.earlier_names <> '[]'`,
    }
    const { rows } = await sql<Omit<ListedProvider, 'earlierNames'> & { earlierNames: string; total: number }>`
      select p.organisation_id as organisation, p.code, p.name, p.region, p.icb, p.opened, p.closed, p.successor, s.name as "successorName",
        p.earlier_names as "earlierNames", count(*) over () as total
      from provider p left join provider s on s.organisation_id = p.organisation_id and s.code = p.successor
      where ${state ? only[state] : sql`true`}
      order by ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))} nulls last, p.code, p.organisation_id
      limit ${limit} offset ${offset}`.execute(db)
    const found = pageFrom(rows)
    return {
      total: found.total,
      rows: found.rows.map((row) => ({
        ...row,
        region: row.region === null ? null : (region(row.region)?.name ?? row.region),
        icb: row.icb === null ? null : (integratedCareBoard(row.icb)?.name ?? row.icb),
        earlierNames: JSON.parse(row.earlierNames) as ListedProvider['earlierNames'],
      })),
    }
  },
  audit: null,
})

/** Says who followed an organisation that closed: the ODS file does not. */
export const nameSuccessor = command({
  name: 'workforce.provider.successor',
  did: 'said who followed an organisation',
  input: z.object({
    organisation: idField<'organisation'>('Choose an organisation'),
    code: z.string('Choose an organisation').trim().max(10),
    successor: z.string('Enter the code of the organisation that followed').trim().toUpperCase().max(10),
  }),
  permits: { act: 'load extracts', where: ({ organisation }) => organisation as OrganisationId },
  async run({ db }, { organisation, code, successor }) {
    const own = db.selectFrom('provider').select(['code', 'closed', 'successor']).where('organisation_id', '=', organisation)
    const closed = await own.where('code', '=', code).executeTakeFirst()
    if (!closed) refuse(notFound('organisation'))
    if (organisationCodeShape(successor) === null || successor === code || !(await own.where('code', '=', successor).executeTakeFirst()))
      refuse(wrongField('successor', 'Enter the code of another organisation that is in the ODS file'))
    // A line of successors that came back to itself would have no end.
    for (let next: string | null = successor; next !== null;) {
      const row: { successor: string | null } | undefined = await own.where('code', '=', next).executeTakeFirst()
      next = row?.successor ?? null
      if (next === code) refuse(wrongField('successor', 'This organisation was followed by the one that closed: enter another'))
    }
    await db.updateTable('provider').set({ successor }).where('organisation_id', '=', organisation).where('code', '=', code).execute()
  },
  audit: ({ input }) => ({ code: input.code, successor: input.successor }),
})
