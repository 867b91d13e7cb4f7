import { Kysely, type Transaction } from 'kysely'
import type { Answer, Connections, Listening, Opening } from './connections.ts'
import { dialectOver } from './dialect.ts'
import { asTheOnlyTransaction, refuseNested } from './open-transaction.ts'
import { openingOf, type Scope } from './scope.ts'
import type { Tables } from './tables/index.ts'

/** What a command works with: one open transaction, behind the walls of its scope. */
export type Db = Transaction<Tables>

export interface Database {
  readonly engine: 'memory' | 'embedded' | 'postgresql'
  /**
   * One transaction: committed when `run` resolves, rolled back when it throws. Never inside another: pass its `db` on.
   * Throws `DatabaseError`; with code `08007` it is not known whether the commit took place.
   */
  transaction<T>(scope: Scope, run: (db: Db) => Promise<T>): Promise<T>
  /** The rows of one statement that only reads, as a transaction of its own in one round trip: for what every request asks. */
  read(scope: Scope, sql: string, parameters: readonly unknown[]): Promise<Answer['rows']>
  /**
   * Calls `heard` for each notification of the channel (`pg_notify`) once it is committed, and whenever some may have gone unheard;
   * until `close`. The embedded engine never is live.
   */
  listen(channel: string, heard: () => void): Listening
  /** Outside every wall: for migrations, backup, move and verification only. */
  readonly owner: Kysely<Tables>
  /** Of the server, as `PostgreSQL 18.6 on …`. */
  version(): Promise<string>
  /** On the embedded engine the calls since opening; null elsewhere, where they are not ours to count. */
  fsyncs(): Promise<number | null>
  close(): Promise<void>
}

interface Parts {
  readonly engine: Database['engine']
  readonly connections: Connections
  readonly fsyncs: () => Promise<number | null>
  readonly close: () => Promise<void>
}

export function databaseOver({ engine, connections, fsyncs, close }: Parts): Database {
  const owner = new Kysely<Tables>({ dialect: dialectOver(connections, null) })
  const inside = recentOnes((opening: Opening) => new Kysely<Tables>({ dialect: dialectOver(connections, opening) }))
  let closing: Promise<void> | null = null
  return {
    engine,
    owner,
    fsyncs,
    close: () => (closing ??= close()),
    listen: (channel, heard) => connections.listen(channel, heard),
    transaction: (scope, run) => asTheOnlyTransaction(async () => inside(openingOf(scope)).transaction().execute(run)),
    async read(scope, sql, parameters) {
      refuseNested()
      const lease = await connections.acquire()
      let broken = true
      try {
        const { rows } = await lease.read(openingOf(scope), sql, parameters)
        broken = false
        return rows
      } finally {
        await connections.release(lease, broken)
      }
    },
    async version() {
      const lease = await connections.acquire()
      try {
        return String((await lease.run('select version()', [])).rows[0]?.['version'])
      } finally {
        await connections.release(lease, false)
      }
    },
  }
}

const MOST_KEPT = 1_000

/** Making one costs more than a short query, and the same people ask again and again. */
function recentOnes<T>(make: (opening: Opening) => T): (opening: Opening) => T {
  const kept = new Map<string, T>()
  return (opening) => {
    const found = kept.get(opening.text)
    if (found) return found
    if (kept.size >= MOST_KEPT) kept.clear()
    const made = make(opening)
    kept.set(opening.text, made)
    return made
  }
}
