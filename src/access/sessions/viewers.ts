import type { Database, Listening } from '../../database/index.ts'
import { tokenHash } from '../tokens.ts'
import type { Person, Visitor } from '../viewer.ts'
import { findViewer, type FoundViewer, type ViewerRules } from './find-viewer.ts'
import { minutesAfter, SEEN_MINUTES } from './lifetimes.ts'

export interface Viewers {
  /** Who a browser's cookie stands for; null where the secret is none of ours or its time is over. */
  find(secret: string, now: Date): Promise<Person | Visitor | null>
  /** After whatever may have made somebody another viewer: nobody is known any more. */
  forget(): void
}

/** The channel that the database's own triggers notify. */
const CHANNEL = 'triptych_viewers'
/** Whatever becomes of the notifications, nobody is known for longer than this. */
const KEPT_MILLISECONDS = 1_000
const MOST_KEPT = 10_000

/**
 * Keeps who asked for a second, since every request has to know: a session that was ended, an account that was disabled and a role
 * that was taken are gone at once all the same, because the database tells when one of them changes. While it cannot be heard (a
 * lost connection, the embedded engine) every request asks.
 */
export function createViewers(database: Database, rules: ViewerRules): Viewers {
  const kept = new Map<string, FoundViewer & { readonly askedAt: number }>()
  let listening: Listening | null = null
  let changes = 0
  const forget = (): void => {
    changes++
    kept.clear()
  }

  return {
    forget,
    async find(secret, now) {
      // With the first question, so that a process which answers nobody needs no connection for it.
      listening ??= database.listen(CHANNEL, forget)
      const hash = tokenHash(secret)
      const asked = { at: performance.now(), changes, isLive: listening.isLive }
      const known = kept.get(hash)
      if (known && asked.isLive && asked.at - known.askedAt < KEPT_MILLISECONDS && isGood(known, now)) return known.viewer
      const found = await findViewer(database, hash, { ...rules, now })
      // An answer from before a change may come after it.
      if (found && asked.isLive && asked.changes === changes) {
        if (kept.size >= MOST_KEPT) kept.clear()
        kept.set(hash, { ...found, askedAt: asked.at })
      } else kept.delete(hash)
      return found?.viewer ?? null
    },
  }
}

/** Neither over nor due to be written down as used, which is far sooner than it idles out: then the database is asked. */
const isGood = ({ seenAt, endsAt }: FoundViewer, now: Date): boolean => endsAt > now && minutesAfter(seenAt, SEEN_MINUTES) > now
