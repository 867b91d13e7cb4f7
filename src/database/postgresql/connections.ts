import { Pool, type PoolClient } from 'pg'
import { SESSION, type Answer, type Connections, type Lease, type Limits } from '../connections.ts'
import { DatabaseError, fieldsOf, sqlStateOf } from '../database-error.ts'
import { parameterText, readRows } from '../values/index.ts'

type Row = readonly (string | null)[]
interface Reply {
  readonly command: string | null
  readonly rowCount: number | null
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[]
  readonly rows: readonly Row[]
}

/** Text in, text out: what values mean to JavaScript is decided once, for every engine, in `values/`. */
const AS_TEXT = { getTypeParser: () => (text: string) => text }

function databaseError(error: unknown, elsewhere: string): DatabaseError {
  const code = sqlStateOf(error)
  if (code !== null && error instanceof Error) return new DatabaseError(fieldsOf(error, code))
  const message = error instanceof Error ? error.message : String(error)
  // pg-pool says so of its own queue, and of nothing else.
  if (message === 'timeout exceeded when trying to connect')
    return new DatabaseError({ code: '53300', message: 'no connection came free in time' })
  return new DatabaseError({ code: elsewhere, message: 'the connection to the PostgreSQL server failed' }, error)
}

class Client implements Lease {
  readonly client: PoolClient
  lost = false
  readonly #onError = (): void => {
    this.lost = true
  }

  constructor(client: PoolClient) {
    this.client = client
    // The pool listens to idle clients only: an unheard error of a client in use ends the process.
    client.on('error', this.#onError)
  }

  async run(sql: string, parameters: readonly unknown[]): Promise<Answer> {
    const values = parameters.map(parameterText)
    const config = { text: sql, rowMode: 'array', types: AS_TEXT } as const
    let replies: Reply | Reply[]
    try {
      // Only a text without parameters may hold several statements.
      replies = (await this.client.query(values.length > 0 ? { ...config, values } : config)) as Reply | Reply[]
    } catch (error) {
      throw databaseError(error, '08006')
    }
    const { fields, rows, command, rowCount } = Array.isArray(replies) ? (replies.at(-1) as Reply) : replies
    return { rows: readRows(fields, rows), command: command ?? '', affected: rowCount }
  }

  release(broken: boolean): void {
    this.client.off('error', this.#onError)
    this.client.release(broken || this.lost)
  }
}

export class PostgresqlConnections implements Connections {
  readonly #pool: Pool
  readonly #limits: Limits
  readonly #prepared = new WeakSet<PoolClient>()

  constructor(url: string, connections: number, limits: Limits) {
    this.#limits = limits
    this.#pool = new Pool({
      connectionString: url,
      max: connections,
      connectionTimeoutMillis: limits.acquire,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      application_name: 'triptych',
    })
    // An idle connection that the server ends (57P01) would otherwise end this process.
    this.#pool.on('error', () => undefined)
  }

  async acquire(): Promise<Lease> {
    let client: PoolClient
    try {
      client = await this.#pool.connect()
    } catch (error) {
      throw databaseError(error, '08001')
    }
    const lease = new Client(client)
    if (this.#prepared.has(client)) return lease
    try {
      const { statement, idle } = this.#limits
      await lease.run(`${SESSION}; set statement_timeout = ${statement}; set idle_in_transaction_session_timeout = ${idle}`, [])
      this.#prepared.add(client)
      return lease
    } catch (error) {
      lease.release(true)
      throw error
    }
  }

  async release(lease: Lease, broken: boolean): Promise<void> {
    if (!(lease instanceof Client)) throw new TypeError('not a lease of this database')
    lease.release(broken)
  }

  close(): Promise<void> {
    return this.#pool.end()
  }
}
