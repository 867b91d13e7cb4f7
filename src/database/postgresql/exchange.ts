import type { Answer } from '../connections.ts'
import { readRows, type Fields } from '../values/index.ts'
import { Messages } from './messages.ts'

/** One statement of an exchange; one with a name is parsed once a connection. */
export interface Step {
  readonly name: string | null
  readonly sql: string
  readonly values: readonly (string | null)[]
}

/** What one connection knows of a named statement: its columns; null while it is not known whether it was parsed. */
export type Prepared = Map<string, Fields | null>

/** The part of pg's connection that we need. */
interface Wire {
  readonly stream: { readonly writable: boolean; write(bytes: Uint8Array): boolean }
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

  submit(connection: unknown): Error | null {
    const messages = new Messages()
    try {
      for (const [i, step] of this.#steps.entries()) this.#send(messages, step, i === this.#steps.length - 1)
    } catch (error) {
      // Nothing was sent: pg goes on with the next.
      return error instanceof Error ? error : new Error('the statement cannot be sent')
    }
    const { stream } = connection as Wire
    if (stream.writable) stream.write(messages.finish())
    return null
  }

  #send(messages: Messages, { name, sql, values }: Step, isLast: boolean): void {
    const known = name === null ? undefined : this.#prepared.get(name)
    if (!known) {
      // An exchange that failed may have left it parsed or not.
      if (name !== null && known === null) messages.close(name)
      messages.parse(name ?? '', sql)
      if (name !== null) this.#prepared.set(name, null)
    }
    messages.bind(name ?? '', values)
    if (isLast && known) this.#fields = known
    else if (isLast) messages.describe()
    messages.execute()
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
