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
  did: 'looked at the organisations',
  input: z.object({
    ...listInput(['name', 'kind', 'nation']),
    kind: z.enum(kinds).nullish().catch(null),
    status: z.enum(['open', 'closed']).nullish().catch(null),
  }),
  permits: { act: 'see organisations', where: 'own' },
  /** As text, not built anew each time: it is the list that is asked for most. */
  async run(context, { sort, direction, page, kind, status }): Promise<ListPage<Organisation>> {
    const { limit, offset } = sliceOf(page)
    const wanted = sql.join(
      [
        within(context),
        ...(kind ? [sql`kind = ${kind}`] : []),
        ...(status ? [status === 'open' ? sql`closed_at is null` : sql`closed_at is not null`] : []),
      ],
      sql` and `,
    )
    const counted = await sql<{ total: number }>`select count(*) as total from organisation where ${wanted}`.execute(context.db)
    const { rows } = await sql<Organisation>`
      select id, kind, name, ods_code as "odsCode", nation, closed_at as "closedAt", version from organisation where ${wanted}
      order by ${sql.raw(sort)} ${sql.raw(sqlDirection(direction))} nulls last, id ${sql.raw(sqlDirection(direction))}
      limit ${limit} offset ${offset}`.execute(context.db)
    return { rows, total: counted.rows[0]?.total ?? 0 }
  },
  audit: null,
})

export const findOrganisation = query({
  name: 'access.organisation',
  did: 'looked at an organisation',
  input: z.object({ organisation: organisationField }),
  permits: { act: 'see organisations', where: ({ organisation }) => organisation },
  run: async (context, { organisation }): Promise<Organisation & { readonly hasAdministrator: boolean }> => ({
    ...(await organisationOf(context, organisation)),
    hasAdministrator: await hasAdministrator(context, organisation),
  }),
  audit: null,
})

export async function organisationOf({ db }: Pick<Context, 'db'>, id: OrganisationId): Promise<Organisation> {
  const row = await db.selectFrom('organisation').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? shown(row) : refuse(notFound('organisation'))
}

export async function hasAdministrator({ db }: Pick<Context, 'db'>, organisation: OrganisationId): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select has_administrator(${organisation}) as has`.execute(db)
  return rows[0]?.has ?? false
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
