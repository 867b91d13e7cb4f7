import { createHash } from 'node:crypto'
import { ORGANISATION_KINDS, type OrganisationKind } from '../../src/access/index.ts'
import type { Database } from '../../src/database/index.ts'

/** As many as a country's installation has: NHS trusts, universities, bodies. */
const ORGANISATIONS: readonly { readonly kind: OrganisationKind; readonly count: number }[] = [
  { kind: 'host', count: 1 },
  { kind: 'trust', count: 210 },
  { kind: 'hei', count: 24 },
  { kind: 'professional body', count: 3 },
  { kind: 'national body', count: 2 },
]
const ACCOUNTS = 4_000
/** The people of the trust whose list is asked for. */
const LARGE = 240
const AT_ONCE = 1_000
const NATIONS = ['England', 'Scotland', 'Wales', 'Northern Ireland'] as const

/** Secrets of two sessions: who looks after the installation, and the administrator of a large trust. */
export const SECRETS = { host: 'the session of the host', trust: 'the session of the large trust' } as const

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

function idOf(name: string): string {
  const hex = digest(name)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The same invented installation in any database, written by its owner. */
export async function fill({ owner }: Database, now: Date): Promise<void> {
  const longAgo = new Date(now.getTime() - 300 * 86_400_000)
  const soon = new Date(now.getTime() + 11 * 3_600_000)
  const organisations = ORGANISATIONS.flatMap(({ kind, count }) =>
    Array.from({ length: count }, (_, i) => ({ id: idOf(`${kind} ${i}`), kind, name: `Invented ${kind} number ${i}`, number: i })),
  )
  const people = Array.from({ length: ACCOUNTS }, (_, i) => {
    // The host, then the large trust, then everybody else over the rest.
    const at = organisations[i === 0 ? 0 : i <= LARGE ? 1 : 2 + (i % (organisations.length - 2))]
    if (!at) throw new Error('nobody is nowhere')
    const roles = ORGANISATION_KINDS[at.kind].roles
    const role = i === 0 ? 'installation administrator' : i === 1 ? 'administrator' : (roles[i % roles.length] ?? 'auditor')
    return {
      id: idOf(`account ${i}`),
      number: i,
      at: at.id,
      role,
      secret: i === 0 ? SECRETS.host : i === 1 ? SECRETS.trust : `session ${i}`,
    }
  })
  await owner.transaction().execute(async (db) => {
    await db
      .insertInto('organisation')
      .values(
        organisations.map(({ number, ...each }) => ({
          ...each,
          ods_code: each.kind === 'trust' ? `Z${String(number).padStart(4, '0')}` : null,
          nation: NATIONS[number % NATIONS.length] ?? null,
          created_at: longAgo,
        })),
      )
      .execute()
    for (let from = 0; from < people.length; from += AT_ONCE) {
      const some = people.slice(from, from + AT_ONCE)
      await db
        .insertInto('account')
        .values(
          some.map(({ id, number }) => ({
            id,
            email: `invented.person.${number}@example.org`,
            name: `Invented Person ${digest(String(number)).slice(0, 6)}`,
            status: 'active' as const,
            created_at: longAgo,
            signed_in_at: now,
            two_step_since: longAgo,
          })),
        )
        .execute()
      await db
        .insertInto('membership')
        .values(some.map(({ id, at, role }) => ({ account_id: id, organisation_id: at, role, since: longAgo })))
        .execute()
      await db
        .insertInto('session')
        .values(
          some.map(({ id, number, secret }) => ({
            id: idOf(`session ${number}`),
            secret_hash: digest(secret),
            account_id: id,
            state: 'signed in' as const,
            created_at: now,
            seen_at: now,
            ends_at: soon,
            browser: 'Firefox on Linux',
          })),
        )
        .execute()
    }
  })
}
