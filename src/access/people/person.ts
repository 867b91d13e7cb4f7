import { z } from 'zod'
import { idField, notFound, query, refuse, type Context } from '../../commands/index.ts'
import type { AccountId, OrganisationId } from '../../kernel/index.ts'
import { organisationField } from '../organisations/fields.ts'
import type { OrganisationKind, Role } from '../roles.ts'

export const accountField = idField<'account'>('Choose a person')

export interface PersonOfOrganisation {
  readonly account: AccountId
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly organisationKind: OrganisationKind
  readonly name: string
  readonly email: string
  readonly status: 'active' | 'disabled'
  readonly version: number
  readonly createdAt: Date
  readonly signedInAt: Date | null
  readonly hasTwoStep: boolean
  readonly roles: readonly { readonly role: Role; readonly since: Date }[]
  readonly openSessions: number
}

/** One person as one organisation sees them: the roles they have there, and nothing of elsewhere. */
export const findPerson = query({
  name: 'access.person',
  did: 'looked at a person',
  input: z.object({ organisation: organisationField, account: accountField }),
  permits: { act: 'see people', where: ({ organisation }) => organisation },
  run: (context, { organisation, account }) => personOf(context, organisation, account),
  audit: ({ input }) => ({ about: input.account }),
})

export async function personOf({ db, now }: Context, organisation: OrganisationId, account: AccountId): Promise<PersonOfOrganisation> {
  const roles = await db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select([
      'membership.role',
      'membership.since',
      'organisation.name as organisation_name',
      'organisation.kind',
      'account.name',
      'account.email',
      'account.status',
      'account.version',
      'account.created_at',
      'account.signed_in_at',
      'account.two_step_since',
    ])
    .where('membership.organisation_id', '=', organisation)
    .where('membership.account_id', '=', account)
    .orderBy('membership.role')
    .execute()
  const [first] = roles
  if (!first) return refuse(notFound('person'))
  const { open } = await db
    .selectFrom('session')
    .select((of) => of.fn.countAll<number>().as('open'))
    .where('account_id', '=', account)
    .where('state', '=', 'signed in')
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirstOrThrow()
  return {
    account,
    organisation,
    organisationName: first.organisation_name,
    organisationKind: first.kind,
    name: first.name,
    email: first.email,
    status: first.status,
    version: first.version,
    createdAt: first.created_at,
    signedInAt: first.signed_in_at,
    hasTwoStep: first.two_step_since !== null,
    roles: roles.map(({ role, since }) => ({ role: role as Role, since })),
    openSessions: open,
  }
}
