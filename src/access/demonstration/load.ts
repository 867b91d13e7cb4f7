import { createHash } from 'node:crypto'
import type { Database } from '../../database/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { hashPassword } from '../password/hash.ts'
import { minutesAfter } from '../sessions/lifetimes.ts'
import { tokenHash } from '../tokens.ts'
import { CAST, DEMONSTRATION_PASSWORD, ORGANISATIONS, type OrganisationKey } from './cast.ts'

const DAY = 24 * 60

/** The same thing has the same id in every demonstration, so that stories and pictures can point to it (a UUID of version 8, RFC 9562). */
function fictionalId(of: string): string {
  const hex = createHash('sha256').update(`triptych demonstration ${of}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const organisationId = (key: OrganisationKey): string => fictionalId(`organisation ${key}`)

/**
 * Fills an empty database with invented organisations, people, invitations and agreements, in one transaction. As the owner: the
 * demonstration is made, not done by anybody. Does nothing where there is an organisation already.
 */
export async function loadDemonstration({ owner }: Pick<Database, 'owner'>, now: Date): Promise<boolean> {
  const password = await hashPassword(DEMONSTRATION_PASSWORD)
  return owner.transaction().execute(async (db) => {
    const some = await db.selectFrom('organisation').select('id').limit(1).executeTakeFirst()
    if (some) return false
    const longAgo = minutesAfter(now, -400 * DAY)
    await db
      .insertInto('organisation')
      .values(
        Object.entries(ORGANISATIONS).map(([key, { odsCode, ...rest }]) => ({
          ...rest,
          id: organisationId(key as OrganisationKey),
          ods_code: odsCode,
          created_at: longAgo,
        })),
      )
      .execute()
    const people = CAST.map((person) => ({ ...person, id: fictionalId(`account ${person.email}`) }))
    await db
      .insertInto('account')
      .values(
        people.map(({ id, email, name, lastSeenDays }) => ({
          id,
          email,
          name,
          status: 'active' as const,
          created_at: longAgo,
          signed_in_at: lastSeenDays === null ? null : minutesAfter(now, -lastSeenDays * DAY),
        })),
      )
      .execute()
    await db
      .insertInto('credential')
      .values(people.map(({ id }) => ({ account_id: id, password_hash: password, password_changed_at: longAgo })))
      .execute()
    await db
      .insertInto('membership')
      .values(
        people.flatMap(({ id, at, roles }) =>
          roles.map((role) => ({ account_id: id, organisation_id: organisationId(at), role, since: longAgo })),
        ),
      )
      .execute()
    await db
      .insertInto('invitation')
      .values(
        [
          { name: 'Wren Tully', role: 'supervisor', days: 3 },
          { name: 'Otis Farr', role: 'education lead', days: 30 },
          { name: 'Della Crane', role: 'workforce analyst', days: 41 },
        ].map(({ name, role, days }) => ({
          id: fictionalId(`invitation ${name}`),
          organisation_id: organisationId('ashdale'),
          email: `${name.toLowerCase().replace(' ', '.')}@example.org`,
          name,
          role,
          token_hash: tokenHash(fictionalId(`nobody has this link ${name}`)),
          invited_by: fictionalId('account priya.ashdale@example.org'),
          created_at: minutesAfter(now, -days * DAY),
          expires_at: minutesAfter(now, (14 - days) * DAY),
        })),
      )
      .execute()
    await db
      .insertInto('sharing_agreement')
      .values([
        agreement(now, 'ashdale', 'national', 'exact counts', 'DSA 12, information governance register', -330, 21),
        agreement(now, 'ashdale', 'ashdaleUniversity', 'staff records', 'DSA 15, information governance register', -90, 275),
        agreement(now, 'brackwater', 'national', 'exact counts', 'Signed letter of the medical director', -30, 335),
        agreement(now, 'ashdaleUniversity', 'ashdale', 'trainee records', 'Tripartite agreement, schedule 2', -700, -20),
      ])
      .execute()
    return true
  })
}

const dayFrom = (now: Date, days: number): string =>
  minutesAfter(now, days * DAY)
    .toISOString()
    .slice(0, 10)

function agreement(
  now: Date,
  giver: OrganisationKey,
  receiver: OrganisationKey,
  covers: 'exact counts' | 'staff records' | 'trainee records',
  reference: string,
  starts: number,
  ends: number,
) {
  return {
    id: fictionalId(`agreement ${giver} ${receiver}`),
    giver_id: organisationId(giver),
    receiver_id: organisationId(receiver),
    covers,
    reference,
    starts: dayFrom(now, starts),
    ends: dayFrom(now, ends),
    created_at: minutesAfter(now, starts * DAY),
  }
}

/** True for a database that holds invented people with a published password. */
export const isDemonstration = (host: OrganisationId): boolean => host === organisationId('host')
