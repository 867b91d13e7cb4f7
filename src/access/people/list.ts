import { sql } from 'kysely'
import { z } from 'zod'
import {
  notesByOrganisation,
  listInput,
  pageFrom,
  query,
  sliceOf,
  sqlDirection,
  type Context,
  type ListPage,
} from '../../commands/index.ts'
import type { AccountId, OrganisationId } from '../../kernel/index.ts'
import { minutesAfter } from '../sessions/lifetimes.ts'
import { ROLES, type Role } from '../roles.ts'
import { organisationField } from '../organisations/fields.ts'

/** Who has not signed in for this long is worth a question: do they still need it? */
export const UNUSED_DAYS = 90

export interface ListedPerson {
  readonly account: AccountId
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly name: string
  readonly email: string
  readonly status: 'active' | 'disabled'
  readonly roles: readonly Role[]
  readonly hasTwoStep: boolean
  readonly signedInAt: Date | null
}

const roles = Object.keys(ROLES) as [Role, ...Role[]]

const filters = {
  organisation: organisationField.nullish().catch(null),
  role: z.enum(roles).nullish().catch(null),
  status: z.enum(['active', 'disabled']).nullish().catch(null),
  use: z.enum(['unused']).nullish().catch(null),
  step: z.enum(['one', 'two']).nullish().catch(null),
}

const SORTS = { name: 'lower(a.name)', organisation: 'lower(o.name)', 'last-sign-in': 'a.signed_in_at' } as const

/** The people of the organisations whose people the viewer may see: one row a person and organisation. */
export const listPeople = query({
  name: 'access.people',
  did: 'looked at the list of people',
  input: z.object({ ...listInput(['name', 'organisation', 'last-sign-in']), ...filters }),
  permits: { act: 'see people', where: 'own' },
  run: (context, input) => peopleOf(context, input),
  audit: ({ output }) => notesByOrganisation(output.rows),
})

interface PeopleWanted {
  readonly sort: keyof typeof SORTS
  readonly direction: 'ascending' | 'descending'
  readonly page: number
  readonly organisation?: OrganisationId | null | undefined
  readonly role?: Role | null | undefined
  readonly status?: 'active' | 'disabled' | null | undefined
  readonly use?: 'unused' | null | undefined
  readonly step?: 'one' | 'two' | null | undefined
}

async function peopleOf({ db, viewer, now }: Context, wanted: PeopleWanted): Promise<ListPage<ListedPerson>> {
  const { limit, offset } = sliceOf(wanted.page)
  const inside = `{${viewer.allowance('see people').organisations.join(',')}}`
  const conditions = [
    sql`m.organisation_id = any (${inside}::uuid[])`,
    ...(wanted.organisation ? [sql`m.organisation_id = ${wanted.organisation}`] : []),
    ...(wanted.status ? [sql`a.status = ${wanted.status}`] : []),
    ...(wanted.use
      ? [sql`a.status = 'active' and coalesce(a.signed_in_at, a.created_at) < ${minutesAfter(now, -UNUSED_DAYS * 24 * 60)}`]
      : []),
    ...(wanted.step ? [wanted.step === 'two' ? sql`a.two_step_since is not null` : sql`a.two_step_since is null`] : []),
  ]
  const { rows } = await sql<ListedPerson & { total: number }>`
    select a.id as account, o.id as organisation, o.name as "organisationName", a.name, a.email, a.status,
      array_agg(m.role order by m.role) as roles, a.two_step_since is not null as "hasTwoStep", a.signed_in_at as "signedInAt",
      count(*) over () as total
    from membership m join account a on a.id = m.account_id join organisation o on o.id = m.organisation_id
    where ${sql.join(conditions, sql` and `)}
    group by a.id, o.id
    ${wanted.role ? sql`having bool_or(m.role = ${wanted.role})` : sql``}
    order by ${sql.raw(SORTS[wanted.sort])} ${sql.raw(sqlDirection(wanted.direction))} nulls last, a.id, o.id
    limit ${limit} offset ${offset}`.execute(db)
  return pageFrom(rows)
}
