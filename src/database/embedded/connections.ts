import { SESSION, type Answer, type Connections, type Lease, type Limits, type Listening, type Opening } from '../connections.ts'
import { DatabaseError } from '../database-error.ts'
import { parameterText } from '../values/index.ts'
import type { WorkerStart } from './messages.ts'
import { Thread } from './thread.ts'
import { Turns } from './turns.ts'

const busy = (): DatabaseError => new DatabaseError({ code: '53300', message: 'no turn at the embedded database came in time' })
const idle = (): DatabaseError =>
  new DatabaseError({ code: '25P03', message: 'the transaction did nothing for too long, so it was rolled back' })
const slow = (): DatabaseError => new DatabaseError({ code: '57014', message: 'the statement took too long, so it was stopped' })

/** The embedded database has one session; whoever needs it has it alone, in turn. */
class Turn implements Lease {
  readonly thread: Thread
  readonly #limits: Limits
  readonly #expired: (turn: Turn) => Promise<void>
  #timer: NodeJS.Timeout | undefined
  #ended: DatabaseError | null = null

  constructor(thread: Thread, limits: Limits, expired: (turn: Turn) => Promise<void>) {
    this.thread = thread
    this.#limits = limits
    this.#expired = expired
    this.#watch()
  }

  async run(sql: string, parameters: readonly unknown[], opening?: Opening): Promise<Answer> {
    if (opening && parameters.length === 0) return this.#ask(`${opening.text}; ${sql}`, [])
    if (opening) await this.#ask(opening.text, [])
    return this.#ask(sql, parameters)
  }

  async read(opening: Opening, sql: string, parameters: readonly unknown[]): Promise<Answer> {
    try {
      await this.#ask(`${opening.text}; set local transaction_read_only = on`, [])
      return await this.#ask(sql, parameters)
    } finally {
      await this.#ask('rollback', [])
    }
  }

  async #ask(sql: string, parameters: readonly unknown[]): Promise<Answer> {
    if (this.#ended) throw this.#ended
    const asked = { kind: 'run', sql, parameters: parameters.map(parameterText) } as const
    clearTimeout(this.#timer)
    const tooSlow = setTimeout(() => void this.thread.end(slow()), this.#limits.statement)
    try {
      return (await this.thread.ask(asked)) as Answer
    } finally {
      clearTimeout(tooSlow)
      this.#watch()
    }
  }

  /** True the first time. */
  end(why: DatabaseError): boolean {
    clearTimeout(this.#timer)
    if (this.#ended) return false
    this.#ended = why
    return true
  }

  #watch(): void {
    if (!this.#ended) this.#timer = setTimeout(() => void this.#expired(this), this.#limits.idle)
  }
}

async function startSession(start: WorkerStart): Promise<Thread> {
  const thread = await Thread.start(start)
  await thread.ask({ kind: 'run', sql: SESSION, parameters: [] })
  return thread
}

export class EmbeddedConnections implements Connections {
  readonly #start: WorkerStart
  readonly #limits: Limits
  readonly #turns = new Turns()
  #thread: Thread
  #closed = false

  private constructor(start: WorkerStart, limits: Limits, thread: Thread) {
    this.#start = start
    this.#limits = limits
    this.#thread = thread
  }

  /** Throws `DatabaseError` where the database does not start. */
  static async open(start: WorkerStart, limits: Limits): Promise<EmbeddedConnections> {
    return new EmbeddedConnections(start, limits, await startSession(start))
  }

  async acquire(): Promise<Lease> {
    if (this.#closed) throw new Error('the database is closed')
    if (!(await this.#turns.take(this.#limits.acquire))) throw busy()
    try {
      // A database that stopped is started again, and recovers what was committed; one in memory has nothing to recover.
      if (this.#thread.stopped && this.#start.directory !== null && !this.#closed) this.#thread = await startSession(this.#start)
      if (this.#thread.stopped) throw this.#thread.stopped
    } catch (error) {
      this.#turns.give()
      throw error
    }
    return new Turn(this.#thread, this.#limits, (turn) => this.#finish(turn, idle(), true))
  }

  release(lease: Lease, broken: boolean): Promise<void> {
    if (!(lease instanceof Turn)) throw new TypeError('not a lease of this database')
    return this.#finish(lease, new DatabaseError({ code: '25P01', message: 'the connection was given back' }), broken)
  }

  async #finish(turn: Turn, why: DatabaseError, abandon: boolean): Promise<void> {
    if (!turn.end(why)) return
    // A rollback where nothing is open is only a warning.
    if (abandon) await turn.thread.ask({ kind: 'run', sql: 'rollback', parameters: [] }).catch(() => turn.thread.end(why))
    this.#turns.give()
  }

  /** Nobody can: one who needs to know asks, which costs little where the database is in this process. */
  listen(): Listening {
    return { isLive: false }
  }

  async fsyncs(): Promise<number | null> {
    return (await this.#thread.ask({ kind: 'fsyncs' })) as number | null
  }

  /** The data directory as a gzip of a tar, to start memory databases from. */
  async dump(): Promise<Uint8Array> {
    return (await this.#thread.ask({ kind: 'dump' })) as Uint8Array
  }

  async close(): Promise<void> {
    if (this.#closed) return
    const mine = await this.#turns.take(this.#limits.acquire)
    this.#closed = true
    if (mine && !this.#thread.stopped) await this.#thread.ask({ kind: 'close' }).catch(() => undefined)
    await this.#thread.end(new DatabaseError({ code: '57P01', message: 'the database is closed' }))
    this.#turns.give()
  }
}
