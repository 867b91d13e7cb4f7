import { sql } from 'kysely'
import { z } from 'zod'
import {
  notesByOrganisation,
  refuse,
  dayField,
  listInput,
  query,
  sliceOf,
  sqlDirection,
  type Context,
  type ListPage,
} from '../../commands/index.ts'
import type { OrganisationId, PlainDate, Problem } from '../../kernel/index.ts'
import { organisationField } from '../organisations/fields.ts'

export interface ListedEntry {
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly sequence: number
  readonly at: Date
  readonly viewerKind: 'account' | 'visitor' | 'system'
  /** The account, and its name while it exists and the viewer may see it. */
  readonly viewer: string | null
  readonly viewerName: string | null
  readonly kind: 'change' | 'read' | 'refused'
  readonly act: string
  readonly about: string | null
  readonly details: string
  readonly hash: string
}

const optionalDay = dayField('Enter a real day').nullish().catch(null)

const entryFilters = {
  organisation: organisationField.nullish().catch(null),
  act: z.string().max(80).nullish().catch(null),
  kind: z.enum(['change', 'read', 'refused']).nullish().catch(null),
  from: optionalDay,
  to: optionalDay,
}

interface EntriesWanted {
  readonly organisation?: OrganisationId | null | undefined
  readonly act?: string | null | undefined
  readonly kind?: 'change' | 'read' | 'refused' | null | undefined
  readonly from?: PlainDate | null | undefined
  readonly to?: PlainDate | null | undefined
}

/** Filters and the viewer's reach as SQL; days are those of London. */
function entriesWhere({ viewer }: Pick<Context, 'viewer'>, wanted: EntriesWanted, act: 'read the audit' | 'export the audit') {
  const inside = `{${viewer.allowance(act).organisations.join(',')}}`
  return sql.join(
    [
      sql`e.organisation_id = any (${inside}::uuid[])`,
      ...(wanted.organisation ? [sql`e.organisation_id = ${wanted.organisation}`] : []),
      ...(wanted.act ? [sql`e.act = ${wanted.act}`] : []),
      ...(wanted.kind ? [sql`e.kind = ${wanted.kind}`] : []),
      ...(wanted.from ? [sql`e.at >= (${wanted.from}::date)::timestamp at time zone 'Europe/London'`] : []),
      ...(wanted.to ? [sql`e.at < (${wanted.to}::date + 1)::timestamp at time zone 'Europe/London'`] : []),
    ],
    sql` and `,
  )
}

/** The trail of the organisations whose audit the viewer may read, newest first unless asked otherwise. */
export const listEntries = query({
  name: 'access.audit',
  did: 'read the audit trail',
  input: z.object({
    ...listInput(['at', 'act']),
    direction: z.enum(['ascending', 'descending']).catch('descending'),
    ...entryFilters,
  }),
  permits: { act: 'read the audit', where: 'own' },
  async run(context, { sort, direction, page, ...wanted }): Promise<ListPage<ListedEntry>> {
    const { limit, offset } = sliceOf(page)
    const where = entriesWhere(context, wanted, 'read the audit')
    const { rows: counted } = await sql<{ total: number }>`select count(*) as total from audit_entry e where ${where}`.execute(context.db)
    const { rows } = await sql<ListedEntry>`
      select e.organisation_id as organisation, o.name as "organisationName", e.sequence, e.at, e.viewer_kind as "viewerKind", e.viewer_id as viewer,
        a.name as "viewerName", e.kind, e.act, e.about, e.details, e.hash
      from audit_entry e join organisation o on o.id = e.organisation_id left join account a on a.id = e.viewer_id
      where ${where}
      order by ${sql.raw(sort === 'at' ? 'e.at' : 'e.act')} ${sql.raw(sqlDirection(direction))}, e.organisation_id, e.sequence ${sql.raw(sqlDirection(direction))}
      limit ${limit} offset ${offset}`.execute(context.db)
    return { rows, total: counted[0]?.total ?? 0 }
  },
  audit: ({ output }) => notesByOrganisation(output.rows),
})

/** The most entries that one export holds; a longer span is exported in parts, never cut. */
const EXPORT_ROWS = 100_000

const tooMuch: Problem = {
  code: 'access.audit.too-much',
  kind: 'error',
  status: 422,
  message: `There are more than ${EXPORT_ROWS.toLocaleString('en-GB')} entries.`,
  todo: 'Choose one organisation, one kind or a shorter span of days, and export in parts.',
}

/** Everything the filters leave, oldest first, for a file. Itself an entry of the trail. */
export const exportEntries = query({
  name: 'access.audit.export',
  did: 'exported the audit trail',
  input: z.object(entryFilters),
  permits: { act: 'export the audit', where: 'own' },
  async run(context, wanted): Promise<readonly ListedEntry[]> {
    const { rows } = await sql<ListedEntry>`
      select e.organisation_id as organisation, o.name as "organisationName", e.sequence, e.at, e.viewer_kind as "viewerKind", e.viewer_id as viewer,
        null as "viewerName", e.kind, e.act, e.about, e.details, e.hash
      from audit_entry e join organisation o on o.id = e.organisation_id
      where ${entriesWhere(context, wanted, 'export the audit')}
      order by e.organisation_id, e.sequence limit ${EXPORT_ROWS + 1}`.execute(context.db)
    if (rows.length > EXPORT_ROWS) refuse(tooMuch)
    return rows
  },
  audit: ({ output }) => notesByOrganisation(output),
})
