import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { DatabaseError } from '../database-error.ts'
import { UnreadableAnswer } from '../values/index.ts'
import type { Ask, Asked, Told, WorkerStart } from './messages.ts'

const SOURCE = new URL('./worker.ts', import.meta.url)
/** In a build this code stands in `dist/` or in a chunk there, and the worker is an entry point of its own. */
const BUILT = ['./database/worker.js', '../database/worker.js', './worker.js'].map((path) => new URL(path, import.meta.url))

/** A worker thread does not inherit the loader of TypeScript on Node 20, so it registers its own. */
const LOADER = "import('tsx/esm/api').then(({ register }) => { register(); return import(process.argv[2]) })"

function start(workerData: WorkerStart): Worker {
  const options = { workerData, execArgv: [] }
  if (existsSync(SOURCE)) return new Worker(LOADER, { ...options, eval: true, argv: [SOURCE.href] })
  const built = BUILT.find((url) => existsSync(url))
  if (!built) throw new Error('the build has no database/worker.js')
  return new Worker(fileURLToPath(built), options)
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** The embedded database in its thread. Once it has stopped it stays so: whoever wants to go on starts another. */
export class Thread {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #exited: Promise<void>
  #asked = 0
  #stopped: DatabaseError | null = null

  private constructor(worker: Worker) {
    this.#worker = worker
    worker.on('error', (error) => this.#stop(new DatabaseError({ code: '58000', message: 'the embedded database stopped' }, error)))
    this.#exited = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#stop(new DatabaseError({ code: '58000', message: 'the embedded database stopped' }))
        resolve()
      })
    })
  }

  /** Throws `DatabaseError` where the database does not start. */
  static async start(data: WorkerStart): Promise<Thread> {
    const thread = new Thread(start(data))
    await new Promise<void>((resolve, reject) => {
      thread.#waiting.set(0, { resolve: () => resolve(), reject })
      thread.#worker.on('message', (told: Told) => thread.#hear(told))
    })
    return thread
  }

  get stopped(): DatabaseError | null {
    return this.#stopped
  }

  ask(asked: Asked): Promise<unknown> {
    if (this.#stopped) return Promise.reject(this.#stopped)
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ id, asked } satisfies Ask, [])
    })
  }

  /** Ends it at once, as if the process had been killed; what was committed stays. */
  async end(why: DatabaseError): Promise<void> {
    this.#stop(why)
    await this.#worker.terminate()
    await this.#exited
  }

  #hear(told: Told): void {
    if ('stopped' in told) {
      this.#stop(new DatabaseError(told.stopped))
      void this.#worker.terminate()
      return
    }
    const id = 'ready' in told ? 0 : told.id
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if ('refused' in told) waiting?.reject(new DatabaseError(told.refused))
    else if ('unreadable' in told) waiting?.reject(new UnreadableAnswer(told.unreadable))
    else if ('mistaken' in told) waiting?.reject(new RangeError(told.mistaken))
    else waiting?.resolve('value' in told ? told.value : undefined)
  }

  #stop(error: DatabaseError): void {
    this.#stopped ??= error
    for (const waiting of this.#waiting.values()) waiting.reject(this.#stopped)
    this.#waiting.clear()
  }
}
