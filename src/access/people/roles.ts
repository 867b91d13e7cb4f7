import { sql } from 'kysely'
import { z } from 'zod'
import { command, notFound, refuse, wrongField, type Context } from '../../commands/index.ts'
import type { AccountId, OrganisationId } from '../../kernel/index.ts'
import { organisationField } from '../organisations/fields.ts'
import { organisationOf } from '../organisations/list.ts'
import { administratorOf, roleFor } from '../roles.ts'
import { accountField, personOf } from './person.ts'

const roleInput = z.object({
  organisation: organisationField,
  account: accountField,
  role: z.string('Choose a role').trim().min(1, 'Choose a role').max(60, 'Choose a role'),
})

/** Gives somebody who belongs to the organisation one more role in it. It holds from their next request on. */
export const giveRole = command({
  name: 'access.person.give-role',
  did: 'gave a role',
  input: roleInput,
  permits: { act: 'manage people', where: ({ organisation }) => organisation },
  async run(context, { organisation, account, role }) {
    const person = await personOf(context, organisation, account)
    const known = roleFor(person.organisationKind, role)
    if (!known) return refuse(wrongField('role', 'Choose a role from the list'))
    await context.db
      .insertInto('membership')
      .values({ account_id: account, organisation_id: organisation, role: known, since: context.now })
      .onConflict((existing) => existing.doNothing())
      .execute()
  },
  audit: ({ input }) => ({ about: input.account, role: input.role }),
})

/** Takes a role. Whoever has none left no longer belongs to the organisation. The last administrator stays. */
export const takeRole = command({
  name: 'access.person.take-role',
  did: 'took a role',
  input: roleInput,
  permits: { act: 'manage people', where: ({ organisation }) => organisation },
  async run(context, { organisation, account, role }) {
    await keepOneAdministrator(context, organisation, account, role)
    const taken = await context.db
      .deleteFrom('membership')
      .where('account_id', '=', account)
      .where('organisation_id', '=', organisation)
      .where('role', '=', role)
      .returning('role')
      .executeTakeFirst()
    if (!taken) refuse(notFound('role of this person'))
  },
  audit: ({ input }) => ({ about: input.account, role: input.role }),
})

/** Refuses where nobody else who can sign in would be left to give and take roles. */
export async function keepOneAdministrator(
  context: Context,
  organisation: OrganisationId,
  account: AccountId,
  role: string,
): Promise<void> {
  const { kind } = await organisationOf(context, organisation)
  if (role !== administratorOf(kind)) return
  // Two administrators who take each other's role at the same moment wait for each other here.
  await sql`select 1 from organisation where id = ${organisation} for update`.execute(context.db)
  const others = await context.db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select('account.id')
    .where('membership.organisation_id', '=', organisation)
    .where('membership.role', '=', role)
    .where('account.status', '=', 'active')
    .where('account.id', '<>', account)
    .executeTakeFirst()
  if (!others) {
    refuse(wrongField('role', 'This is the last administrator of the organisation', 'Give somebody else the role first.'))
  }
}
