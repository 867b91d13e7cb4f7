import { PGlite, type Results } from '@electric-sql/pglite'
import { fieldsOf, sqlStateOf, type ErrorFields } from '../database-error.ts'
import { readRows } from '../values/index.ts'
import type { Answer } from '../connections.ts'
import { durableStart, DurableNodeFS } from './durable-nodefs.ts'
import type { WorkerStart } from './messages.ts'

/** The database itself has ended: nothing more can be asked of it. */
export class Stopped extends Error {
  readonly fields: ErrorFields

  constructor(fields: ErrorFields) {
    super(fields.message)
    this.fields = fields
  }
}

const LONG_JUMP = 100
const isLongJump = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === LONG_JUMP

type Row = readonly (string | null)[]

/** PostgreSQL in WebAssembly, in this thread. */
export class Server {
  readonly #pglite: PGlite
  readonly #files: DurableNodeFS | null

  private constructor(pglite: PGlite, files: DurableNodeFS | null) {
    this.#pglite = pglite
    this.#files = files
  }

  /** Opens what is there, makes it where nothing is. `end` is called, and must end the thread, when the database has crashed. */
  static async open({ directory, template }: WorkerStart, end: (fields: ErrorFields) => never): Promise<Server> {
    const files = directory === null ? null : new DurableNodeFS(directory)
    let log = ''
    const onStderr = (text: string): boolean => {
      log = `${log}${text}\n`.slice(-2000)
      return false
    }
    try {
      const pglite = await PGlite.create({
        onStderr,
        ...(files && { fs: files, startParams: durableStart }),
        ...(template && { loadDataDir: new Blob([new Uint8Array(template)], { type: 'application/x-gzip' }) }),
      })
      const server = new Server(pglite, files)
      server.#watch((cause) => end(stopFields(files, log, cause)))
      return server
    } catch (error) {
      throw new Stopped(stopFields(files, log, error))
    }
  }

  /** Values go in and come out as text: what they mean to JavaScript is decided once, for every engine, in `values/`. */
  #watch(crashed: (cause: unknown) => never): void {
    const { parsers, serializers, Module } = this.#pglite
    for (const type of Object.keys(parsers)) parsers[type] = (text: string) => text
    for (const type of Object.keys(serializers)) serializers[type] = (text: string) => text
    // PGlite swallows every exception of this function: after a panic it would call it again for ever, or take a COMMIT for done.
    const loop = Module._PostgresMainLoopOnce.bind(Module)
    Module._PostgresMainLoopOnce = () => {
      try {
        loop()
      } catch (error) {
        if (isLongJump(error)) throw error
        crashed(error)
      }
    }
  }

  /** Throws the server's own error for a refused statement, `Stopped` once the database has ended. */
  async run(sql: string, parameters: readonly (string | null)[]): Promise<Answer> {
    let last: Results<Row> | undefined
    try {
      last =
        parameters.length > 0
          ? await this.#pglite.query<Row>(sql, [...parameters], { rowMode: 'array' })
          : ((await this.#pglite.exec(sql, { rowMode: 'array' })) as Results<Row>[]).at(-1)
    } catch (error) {
      if (sqlStateOf(error) === null || isFatal(error)) throw new Stopped(stopFields(this.#files, '', error))
      throw error
    }
    const { fields = [], rows = [], command = '', rowCount = null } = last ?? {}
    return { rows: readRows(fields, rows), command, affected: rowCount }
  }

  /** Calls since opening; null in memory. */
  get fsyncs(): number | null {
    return this.#files?.fsyncs ?? null
  }

  async dump(): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#pglite.dumpDataDir('gzip')).arrayBuffer())
  }

  /** With a checkpoint, so that the next opening has nothing to recover. */
  async close(): Promise<void> {
    await this.#pglite.close()
  }
}

const isFatal = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'severity' in error && (error.severity === 'FATAL' || error.severity === 'PANIC')

/** Which class of SQLSTATE explains best why the database ended. */
function stopFields(files: DurableNodeFS | null, log: string, cause: unknown): ErrorFields {
  const text = `${log} ${cause instanceof Error ? cause.message : ''}`
  const message = 'the embedded database stopped'
  if (files?.diskError === 'ENOSPC' || files?.diskError === 'EDQUOT' || /No space left on device/.test(text))
    return { code: '53100', message }
  if (files?.diskError === 'EROFS' || /Read-only file system/.test(text)) return { code: '25006', message }
  if (files?.diskError === 'EIO') return { code: '58030', message }
  if (/out of memory|Out of memory|memory access out of bounds|Cannot enlarge memory/.test(text)) return { code: '53200', message }
  if (typeof cause === 'object' && cause !== null && sqlStateOf(cause) !== null) return { ...fieldsOf(cause, '58000'), message }
  return { code: '58000', message, detail: text.slice(-500) }
}
