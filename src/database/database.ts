import { Kysely, type Transaction } from 'kysely'
import type { Connections } from './connections.ts'
import { dialectOver } from './dialect.ts'
import { asTheOnlyTransaction } from './open-transaction.ts'
import { beginOf, type Scope } from './scope.ts'
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
  let closing: Promise<void> | null = null
  return {
    engine,
    owner,
    fsyncs,
    close: () => (closing ??= close()),
    transaction: (scope, run) =>
      asTheOnlyTransaction(async () =>
        new Kysely<Tables>({ dialect: dialectOver(connections, beginOf(scope)) }).transaction().execute(run),
      ),
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
