import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Answer, Connections, Lease, Opening } from './connections.ts'
import { DatabaseError } from './database-error.ts'
import { refuseNested } from './open-transaction.ts'
import { UnreadableAnswer } from './values/index.ts'

/** A message counts them in 16 bits. */
const MOST_PARAMETERS = 65_535
const COUNTED = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])
/** After these a COMMIT may have reached the disk or not: the connection, the server's resources, its operator, its machine. */
const UNCERTAIN = /^(?:08|53|57|58)/

const failedBefore = (): DatabaseError =>
  new DatabaseError({ code: '25P02', message: 'a statement of the transaction had failed, so it was rolled back' })

class Connection implements DatabaseConnection {
  readonly #lease: Lease
  /** Of a transaction that has begun for its caller, but not yet for the server: it goes with the first statement. */
  opening: Opening | undefined
  /** Rejects once it is known that the first statement failed. */
  begun: Promise<unknown> = Promise.resolve(true)
  broken = false

  constructor(lease: Lease) {
    this.#lease = lease
  }

  get lease(): Lease {
    return this.#lease
  }

  /**
   * Where the first statement failed, the server may not have begun the transaction at all (a text that does not parse runs no part
   * of itself, its `begin` neither): whatever came next would run as the owner, past every wall. So nothing does, and what was
   * asked for meanwhile waits until it is known.
   */
  async run(sql: string, parameters: readonly unknown[]): Promise<Answer> {
    const { opening } = this
    if (!opening) {
      await this.begun
      return this.#send(sql, parameters)
    }
    this.opening = undefined
    const first = this.#send(sql, parameters, opening)
    this.begun = first.then(
      () => true,
      (error: unknown) => {
        if (error instanceof UnreadableAnswer) return true
        throw failedBefore()
      },
    )
    // Whoever goes on hears of it; often nobody does.
    this.begun.catch(() => undefined)
    return first
  }

  async #send(sql: string, parameters: readonly unknown[], opening?: Opening): Promise<Answer> {
    if (parameters.length > MOST_PARAMETERS) throw new RangeError(`a statement takes ${MOST_PARAMETERS} parameters at most`)
    return this.#lease.run(sql, parameters, opening)
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, command, affected } = await this.run(sql, parameters)
    const counted = COUNTED.has(command) && affected !== null
    return { rows: rows as R[], ...(counted && { numAffectedRows: BigInt(affected) }) }
  }

  /** By a cursor of the database, so it needs an open transaction and works alike on every engine. */
  async *streamQuery<R>({ sql, parameters }: CompiledQuery, chunkSize = 100): AsyncIterableIterator<QueryResult<R>> {
    await this.run(`declare triptych_stream no scroll cursor for ${sql}`, parameters)
    try {
      for (;;) {
        const { rows } = await this.lease.run(`fetch ${chunkSize} from triptych_stream`, [])
        if (rows.length === 0) return
        yield { rows: rows as R[] }
      }
    } finally {
      await this.lease.run('close triptych_stream', []).catch(() => undefined)
    }
  }
}

const beginOf = ({ isolationLevel, accessMode }: TransactionSettings): string =>
  ['begin', isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean).join(' ')

class ConnectionsDriver implements Driver {
  readonly #connections: Connections
  readonly #opening: Opening | null

  constructor(connections: Connections, opening: Opening | null) {
    this.#connections = connections
    this.#opening = opening
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    if (this.#opening === null) refuseNested()
    return new Connection(await this.#connections.acquire())
  }

  async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    if (this.#opening) {
      connection.opening = this.#opening
      return
    }
    try {
      await connection.lease.run(beginOf(settings), [])
    } catch (error) {
      await this.rollbackTransaction(connection)
      throw error
    }
  }

  async commitTransaction({ lease, opening, begun }: Connection): Promise<void> {
    if (opening) return
    await begun
    const answer = await lease.run('commit', []).catch((error: unknown) => {
      if (!(error instanceof DatabaseError) || !UNCERTAIN.test(error.code)) throw error
      throw new DatabaseError({ code: '08007', message: 'the connection was lost while the transaction was being committed' }, error)
    })
    // A server answers COMMIT of a transaction in which a statement failed with ROLLBACK, and calls that success.
    if (answer.command === 'ROLLBACK') throw failedBefore()
  }

  /** Never throws: it would hide the error that led to it. */
  async rollbackTransaction(connection: Connection): Promise<void> {
    if (connection.opening) return
    await connection.lease.run('rollback', []).catch(() => {
      connection.broken = true
    })
  }

  async savepoint(connection: Connection, name: string): Promise<void> {
    await connection.run(`savepoint "${name}"`, [])
  }

  async rollbackToSavepoint({ lease }: Connection, name: string): Promise<void> {
    await lease.run(`rollback to savepoint "${name}"`, [])
  }

  async releaseSavepoint({ lease }: Connection, name: string): Promise<void> {
    await lease.run(`release savepoint "${name}"`, [])
  }

  releaseConnection({ lease, broken }: Connection): Promise<void> {
    return this.#connections.release(lease, broken)
  }

  async destroy(): Promise<void> {}
}

/** Kysely over our connections. `opening`: how every transaction starts, null for the owner's, which start as Kysely says. */
export const dialectOver = (connections: Connections, opening: Opening | null): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new ConnectionsDriver(connections, opening),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
})
