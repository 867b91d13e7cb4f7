import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../commands/index.ts'
import { minutesAfter } from '../sessions/lifetimes.ts'

/**
 * Guessing is limited three ways: one source against one account, one source against everybody, and everybody unknown against
 * one account. A browser that the account has signed in from before is held up by the first alone, so that strangers, also those
 * behind the same address, cannot lock the owner out of it. Sources and addresses are kept only as keyed hashes.
 */
export const LIMITS = {
  pair: { attempts: 5, minutes: 15 },
  source: { attempts: 40, minutes: 15 },
  account: { attempts: 50, minutes: 24 * 60 },
} as const

export type Limit = keyof typeof LIMITS

const keyHash = (key: Uint8Array, limit: string, parts: readonly string[]): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([limit, ...parts]))
    .digest('hex')

type Given = Pick<Context, 'db' | 'now' | 'installation'>

/** Counts one attempt; null while it is within the limit, else how many minutes are left of the window. */
export async function countAttempt(
  { db, now, installation }: Given,
  name: string,
  { attempts, minutes }: { readonly attempts: number; readonly minutes: number },
  ...parts: string[]
): Promise<number | null> {
  const { rows } = await sql<{ attempts: number; window_ends_at: Date }>`
    insert into attempt_limit as l values (${keyHash(installation.key, name, parts)}, 1, ${minutesAfter(now, minutes)})
    on conflict (key_hash) do update set
      attempts = case when l.window_ends_at <= ${now} then 1 else l.attempts + 1 end,
      window_ends_at = case when l.window_ends_at <= ${now} then excluded.window_ends_at else l.window_ends_at end
    returning attempts, window_ends_at`.execute(db)
  const [row] = rows
  if (!row || row.attempts <= attempts) return null
  return Math.max(1, Math.ceil((row.window_ends_at.getTime() - now.getTime()) / 60_000))
}

/** Takes back what a right password had counted. */
export async function uncountAttempt({ db, installation }: Given, name: string, ...parts: string[]): Promise<void> {
  await sql`update attempt_limit set attempts = greatest(0, attempts - 1) where key_hash = ${keyHash(installation.key, name, parts)}`.execute(
    db,
  )
}
