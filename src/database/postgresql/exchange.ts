import type { Answer } from '../connections.ts'
import { readRows, type Fields } from '../values/index.ts'

/** One statement of an exchange; one with a name is parsed once a connection. */
export interface Step {
  readonly name: string | null
  readonly sql: string
  readonly values: readonly (string | null)[]
}

/** What one connection knows of a named statement: its columns; null while it is not known whether it was parsed. */
export type Prepared = Map<string, Fields | null>

/** The messages of pg's connection that we send ourselves. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void }
  parse(message: { readonly name: string; readonly text: string }): void
  bind(message: { readonly statement: string; readonly values: readonly (string | null)[] }): void
  describe(message: { readonly type: 'P'; readonly name: string }): void
  execute(message: { readonly portal: string; readonly rows: number }): void
  close(message: { readonly type: 'S'; readonly name: string }): void
  sync(): void
}

/** `INSERT 0 1`, `SELECT 50`, `BEGIN`. */
const TAG = /^([A-Za-z]+)(?: (\d+))?(?: (\d+))?/

/**
 * Several statements in one round trip, as pg submits a query of one's own (the way its cursors take). One `Sync` ends them all:
 * the server skips whatever follows a statement that failed. Answers with the rows of the last.
 */
export class Exchange {
  readonly answered: Promise<Answer>
  readonly #steps: readonly Step[]
  readonly #prepared: Prepared
  #resolve: (answer: Answer) => void = () => undefined
  #reject: (error: unknown) => void = () => undefined
  #done = 0
  #fields: Fields = []
  #tag = ''
  readonly #rows: (readonly (string | null)[])[] = []

  constructor(steps: readonly Step[], prepared: Prepared) {
    this.#steps = steps
    this.#prepared = prepared
    this.answered = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  submit(connection: unknown): void {
    const wire = connection as Wire
    wire.stream.cork()
    try {
      for (const [i, step] of this.#steps.entries()) this.#send(wire, step, i === this.#steps.length - 1)
      wire.sync()
    } finally {
      wire.stream.uncork()
    }
  }

  #send(wire: Wire, { name, sql, values }: Step, isLast: boolean): void {
    const known = name === null ? undefined : this.#prepared.get(name)
    if (!known) {
      // An exchange that failed may have left it parsed or not.
      if (name !== null && known === null) wire.close({ type: 'S', name })
      wire.parse({ name: name ?? '', text: sql })
      if (name !== null) this.#prepared.set(name, null)
    }
    wire.bind({ statement: name ?? '', values })
    if (isLast && known) this.#fields = known
    else if (isLast) wire.describe({ type: 'P', name: '' })
    wire.execute({ portal: '', rows: 0 })
  }

  handleRowDescription({ fields }: { readonly fields: Fields }): void {
    this.#fields = fields
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#done === this.#steps.length - 1) this.#rows.push(fields)
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const name = this.#steps[this.#done]?.name ?? null
    this.#done++
    this.#tag = text
    if (name !== null) this.#prepared.set(name, this.#done === this.#steps.length ? this.#fields : [])
  }

  handleEmptyQuery(): void {
    this.#done++
  }

  handleError(error: unknown): void {
    this.#reject(error)
  }

  handleReadyForQuery(): void {
    const [, command = '', first, second] = TAG.exec(this.#tag) ?? []
    const count = second ?? first
    try {
      this.#resolve({ rows: readRows(this.#fields, this.#rows), command, affected: count === undefined ? null : Number(count) })
    } catch (error) {
      this.#reject(error)
    }
  }
}
