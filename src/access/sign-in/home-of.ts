import type { Db } from '../../database/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'

/** The organisation whose audit trail tells what an account does about itself: the first it belonged to. */
export async function homeOf(db: Db, account: string): Promise<OrganisationId | null> {
  const first = await db
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .select('organisation.id')
    .where('membership.account_id', '=', account)
    .where('organisation.closed_at', 'is', null)
    .orderBy('membership.since')
    .orderBy('organisation.name')
    .executeTakeFirst()
  return (first?.id ?? null) as OrganisationId | null
}
