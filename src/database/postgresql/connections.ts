import { Pool, type PoolClient } from 'pg'
import { SESSION, type Answer, type Connections, type Lease, type Limits, type Listening, type Opening } from '../connections.ts'
import { DatabaseError, fieldsOf, sqlStateOf } from '../database-error.ts'
import { parameterText, readRows } from '../values/index.ts'
import { Exchange, type Prepared, type Step } from './exchange.ts'
import { Listener } from './listener.ts'
import { Statements } from './statements.ts'

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

const BEGIN: Step = { name: 'triptych_begin', sql: 'begin', values: [] }
const settingsOf = ({ settings: { sql, values } }: Opening): Step => ({ name: `triptych_settings_${values.length}`, sql, values })
const READ_ONLY: Step = { name: 'triptych_read_only', sql: "select set_config('transaction_read_only', 'on', true)", values: [] }
/** The server forgot a statement, or its tables have changed since: a new connection starts afresh. */
const STALE = new Set(['0A000', '26000'])

class Client implements Lease {
  readonly client: PoolClient
  lost = false
  readonly #statements: Statements
  readonly #prepared: Prepared
  readonly #onError = (): void => {
    this.lost = true
  }

  constructor(client: PoolClient, statements: Statements, prepared: Prepared) {
    this.client = client
    this.#statements = statements
    this.#prepared = prepared
    // The pool listens to idle clients only: an unheard error of a client in use ends the process.
    client.on('error', this.#onError)
  }

  run(sql: string, parameters: readonly unknown[], opening?: Opening): Promise<Answer> {
    const name = this.#statements.nameOf(sql)
    // Only a text without parameters may hold several statements.
    if (name === null && parameters.length === 0) return this.#runText(opening ? `${opening.text}; ${sql}` : sql)
    const step = { name, sql, values: parameters.map(parameterText) }
    return this.#exchange(opening ? [BEGIN, settingsOf(opening), step] : [step])
  }

  /** Without `begin`: what is sent up to one `Sync` is a transaction. */
  read(opening: Opening, sql: string, parameters: readonly unknown[]): Promise<Answer> {
    return this.#exchange([
      settingsOf(opening),
      READ_ONLY,
      { name: this.#statements.nameOf(sql), sql, values: parameters.map(parameterText) },
    ])
  }

  async #exchange(steps: readonly Step[]): Promise<Answer> {
    const exchange = new Exchange(steps, this.#prepared)
    this.client.query(exchange)
    try {
      return await exchange.answered
    } catch (error) {
      // Not the server's: an answer that cannot be read, or a statement that was never sent.
      if (error instanceof RangeError) throw error
      const known = databaseError(error, '08006')
      if (STALE.has(known.code)) this.lost = true
      throw known
    }
  }

  async #runText(text: string): Promise<Answer> {
    let replies: Reply | Reply[]
    try {
      replies = (await this.client.query({ text, rowMode: 'array', types: AS_TEXT })) as Reply | Reply[]
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
  readonly #url: string
  readonly #listeners: Listener[] = []
  readonly #limits: Limits
  readonly #statements = new Statements()
  /** Connections whose session has been set, and what each has parsed. */
  readonly #prepared = new WeakMap<PoolClient, Prepared>()

  constructor(url: string, connections: number, limits: Limits) {
    this.#url = url
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
    const known = this.#prepared.get(client)
    if (known) return new Client(client, this.#statements, known)
    const prepared: Prepared = new Map()
    const lease = new Client(client, this.#statements, prepared)
    try {
      const { statement, idle } = this.#limits
      await lease.run(`${SESSION}; set statement_timeout = ${statement}; set idle_in_transaction_session_timeout = ${idle}`, [])
      this.#prepared.set(client, prepared)
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

  listen(channel: string, heard: () => void): Listening {
    const listener = new Listener(this.#url, { channel, heard, patience: this.#limits.acquire })
    this.#listeners.push(listener)
    return listener
  }

  async close(): Promise<void> {
    await Promise.all(this.#listeners.map((listener) => listener.close()))
    await this.#pool.end()
  }
}
