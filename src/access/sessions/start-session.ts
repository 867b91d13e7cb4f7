import type { Context } from '../../commands/index.ts'
import { tokenHash } from '../tokens.ts'
import { CODE_MINUTES, minutesAfter, VISITOR_MINUTES, WHOLE_MINUTES } from './lifetimes.ts'

const MINUTES = { visitor: VISITOR_MINUTES, 'password accepted': CODE_MINUTES, 'signed in': WHOLE_MINUTES } as const

/** A new session with a secret of its own: the secret goes into a cookie and is nowhere else. */
export async function startSession(
  { db, now, newId, newToken }: Pick<Context, 'db' | 'now' | 'newId' | 'newToken'>,
  session: { readonly account: string | null; readonly state: keyof typeof MINUTES; readonly browser: string },
): Promise<{ readonly id: string; readonly secret: string }> {
  const [id, secret] = [newId(), newToken()]
  await db
    .insertInto('session')
    .values({
      id,
      secret_hash: tokenHash(secret),
      account_id: session.account,
      state: session.state,
      created_at: now,
      seen_at: now,
      ends_at: minutesAfter(now, MINUTES[session.state]),
      browser: session.browser,
    })
    .execute()
  return { id, secret }
}
