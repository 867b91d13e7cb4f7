import type { Database } from '../../database/index.ts'
import type { Viewer } from '../../commands/index.ts'
import type { AccountId, OrganisationId } from '../../kernel/index.ts'
import { personViewer, visitorViewer, type Membership, type Person, type Visitor } from '../viewer.ts'
import { IDLE_MINUTES, minutesAfter, SEEN_MINUTES } from './lifetimes.ts'

interface Row {
  readonly id: string
  readonly state: 'visitor' | 'password accepted' | 'signed in'
  readonly seen_at: Date
  readonly ends_at: Date
  readonly account_id: AccountId | null
  readonly name: string | null
  readonly status: string | null
  readonly two_step: boolean
  readonly memberships: readonly Membership[] | null
}

/** As text, since it is asked so often. */
const QUESTION = `
  select s.id, s.state, s.seen_at, s.ends_at, s.account_id, a.name, a.status, a.two_step_since is not null as two_step,
    (select jsonb_agg(jsonb_build_object('organisation', o.id, 'name', o.name, 'kind', o.kind, 'role', m.role) order by m.since, o.name, m.role)
      from membership m join organisation o on o.id = m.organisation_id
      where m.account_id = s.account_id and o.closed_at is null) as memberships
  from session s left join account a on a.id = s.account_id
  where s.secret_hash = $1 and s.ended_at is null and s.ends_at > $2`

/** What a viewer depends on beside the database. */
export interface ViewerRules {
  readonly host: OrganisationId
  readonly requiresTwoStep: boolean
}

export interface FoundViewer {
  readonly viewer: Person | Visitor
  readonly seenAt: Date
  readonly endsAt: Date
}

/** Whose session it is, asked of the database; null where there is none by that secret or its time is over. Writes down that it is used. */
export async function findViewer(
  database: Database,
  secretHash: string,
  { now, host, requiresTwoStep }: ViewerRules & { readonly now: Date },
): Promise<FoundViewer | null> {
  const [row] = (await database.read({ kind: 'system' }, QUESTION, [secretHash, now])) as unknown as readonly Row[]
  if (!row || (row.state === 'signed in' && minutesAfter(row.seen_at, IDLE_MINUTES) <= now)) return null
  const isDue = minutesAfter(row.seen_at, SEEN_MINUTES) <= now
  if (isDue) {
    await database.transaction({ kind: 'system' }, (db) =>
      db.updateTable('session').set({ seen_at: now }).where('id', '=', row.id).where('ended_at', 'is', null).execute(),
    )
  }
  const viewer = viewerOf(row, { host, requiresTwoStep })
  return viewer && { viewer, seenAt: isDue ? now : row.seen_at, endsAt: row.ends_at }
}

function viewerOf(row: Row, { host, requiresTwoStep }: ViewerRules): Person | Visitor | null {
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
