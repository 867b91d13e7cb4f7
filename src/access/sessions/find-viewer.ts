import type { Database } from '../../database/index.ts'
import type { Viewer } from '../../commands/index.ts'
import type { AccountId, OrganisationId } from '../../kernel/index.ts'
import { tokenHash } from '../tokens.ts'
import { personViewer, visitorViewer, type Membership, type Person, type Visitor } from '../viewer.ts'
import { IDLE_MINUTES, minutesAfter, SEEN_MINUTES } from './lifetimes.ts'

interface Row {
  readonly id: string
  readonly state: 'visitor' | 'password accepted' | 'signed in'
  readonly seen_at: Date
  readonly account_id: AccountId | null
  readonly name: string | null
  readonly status: string | null
  readonly two_step: boolean
  readonly memberships: readonly Membership[] | null
}

/** As text, since every request asks it. */
const QUESTION = `
  select s.id, s.state, s.seen_at, s.account_id, a.name, a.status, a.two_step_since is not null as two_step,
    (select jsonb_agg(jsonb_build_object('organisation', o.id, 'name', o.name, 'kind', o.kind, 'role', m.role) order by m.since, o.name, m.role)
      from membership m join organisation o on o.id = m.organisation_id
      where m.account_id = s.account_id and o.closed_at is null) as memberships
  from session s left join account a on a.id = s.account_id
  where s.secret_hash = $1 and s.ended_at is null and s.ends_at > $2`

/**
 * Who a browser's cookie stands for, asked of the database on every request: a session that was ended, an account that was
 * disabled and a role that was taken are gone at once. Null where the secret is none of ours or its time is over.
 */
export async function findViewer(
  database: Database,
  secret: string,
  given: { readonly now: Date; readonly host: OrganisationId; readonly requiresTwoStep: boolean },
): Promise<Person | Visitor | null> {
  const { now, host, requiresTwoStep } = given
  const [row] = (await database.read({ kind: 'system' }, QUESTION, [tokenHash(secret), now])) as unknown as readonly Row[]
  if (!row || (row.state === 'signed in' && minutesAfter(row.seen_at, IDLE_MINUTES) <= now)) return null
  if (minutesAfter(row.seen_at, SEEN_MINUTES) <= now) {
    await database.transaction({ kind: 'system' }, (db) =>
      db.updateTable('session').set({ seen_at: now }).where('id', '=', row.id).where('ended_at', 'is', null).execute(),
    )
  }
  if (row.state === 'visitor') return visitorViewer(row.id, host)
  if (row.state !== 'signed in' || row.account_id === null || row.status !== 'active') return null
  return personViewer({
    id: row.account_id,
    name: row.name ?? '',
    session: row.id,
    memberships: row.memberships ?? [],
    host,
    mustSetUpTwoStep: requiresTwoStep && !row.two_step,
  })
}

export const isPerson = (viewer: Viewer): viewer is Person => viewer.kind === 'account'
