import { sql } from 'kysely'
import { z } from 'zod'
import { listInput, notFound, query, refuse, sliceOf, sqlDirection, type Context, type ListPage } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { ORGANISATION_KINDS, type OrganisationKind } from '../roles.ts'
import { organisationField, type Organisation } from './fields.ts'

const columns = ['id', 'kind', 'name', 'ods_code', 'nation', 'closed_at', 'version'] as const
const kinds = Object.keys(ORGANISATION_KINDS) as [OrganisationKind, ...OrganisationKind[]]

interface Row extends Omit<Organisation, 'odsCode' | 'closedAt' | 'id'> {
  readonly id: string
  readonly ods_code: string | null
  readonly closed_at: Date | null
}

const shown = ({ id, kind, name, ods_code, nation, closed_at, version }: Row): Organisation => ({
  id: id as OrganisationId,
  kind,
  name,
  odsCode: ods_code,
  nation,
  closedAt: closed_at,
  version,
})

/** Only those where the viewer may do this act; the database's wall says the same. */
const within = ({ viewer }: Context) => {
  const { everywhere, organisations } = viewer.allowance('see organisations')
  return everywhere ? sql<boolean>`true` : sql<boolean>`organisation.id = any (${sql.val(`{${organisations.join(',')}}`)}::uuid[])`
}

export const listOrganisations = query({
  name: 'access.organisations',
  input: z.object({
    ...listInput(['name', 'kind', 'nation']),
    kind: z.enum(kinds).nullish().catch(null),
    status: z.enum(['open', 'closed']).nullish().catch(null),
  }),
  permits: { act: 'see organisations', where: 'own' },
  async run(context, { sort, direction, page, kind, status }): Promise<ListPage<Organisation>> {
    let found = context.db.selectFrom('organisation').where(within(context))
    if (kind) found = found.where('kind', '=', kind)
    if (status) found = found.where('closed_at', status === 'open' ? 'is' : 'is not', null)
    const { total } = await found.select((of) => of.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
    const rows = await found
      .select(columns)
      .orderBy(sort === 'name' ? sql`lower(name)` : sort, (by) =>
        direction === 'ascending' ? by.asc().nullsLast() : by.desc().nullsLast(),
      )
      .orderBy('id', sqlDirection(direction))
      .limit(sliceOf(page).limit)
      .offset(sliceOf(page).offset)
      .execute()
    return { rows: rows.map(shown), total }
  },
  audit: null,
})

export const findOrganisation = query({
  name: 'access.organisation',
  input: z.object({ organisation: organisationField }),
  permits: { act: 'see organisations', where: ({ organisation }) => organisation },
  run: (context, { organisation }): Promise<Organisation> => organisationOf(context, organisation),
  audit: null,
})

export async function organisationOf({ db }: Pick<Context, 'db'>, id: OrganisationId): Promise<Organisation> {
  const row = await db.selectFrom('organisation').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? shown(row) : refuse(notFound('organisation'))
}

export interface DirectoryEntry {
  readonly id: OrganisationId
  readonly kind: OrganisationKind
  readonly name: string
}

/** Every open organisation by name and kind: what a list to choose from needs, and no more. */
export async function directoryOf({ db }: Pick<Context, 'db'>): Promise<readonly DirectoryEntry[]> {
  const { rows } =
    await sql<DirectoryEntry>`select id, kind, name from organisation_directory() order by lower(name collate "C"), id`.execute(db)
  return rows
}
