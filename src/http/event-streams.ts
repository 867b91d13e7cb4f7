import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { quietError, type Result } from '../kernel/index.ts'
import type { Log } from './log.ts'
import type { Asked, StreamRoute } from './route.ts'

const MILLISECONDS = 700
const EVENTS_MOST = 2_000
/** Open at once: a page that finds no room asks again by itself. */
const STREAMS_MOST = 200

type Told = Awaited<ReturnType<StreamRoute['load']>> extends Result<infer T> ? T : never

/** Streams of events (HTML, Server-sent events) that tell pages how far long work is. */
export class EventStreams {
  readonly #log: Log
  #open = 0

  constructor(log: Log) {
    this.#log = log
  }

  /** Null where too many are open. Who asks is looked up anew for each event: a session that has ended ends its streams. */
  open(c: Context, route: StreamRoute, first: Told, askAgain: () => Promise<Asked>): Response | null {
    if (this.#open >= STREAMS_MOST) return null
    this.#open++
    return streamSSE(
      c,
      async (events) => {
        try {
          let told = first
          for (let sent = 0; sent < EVENTS_MOST && !events.aborted; sent++) {
            await events.writeSSE({ ...(told.isOver && { event: 'done' }), data: JSON.stringify(told.event) })
            if (told.isOver) return
            await events.sleep(MILLISECONDS)
            const next = await route.load(await askAgain())
            if (!next.ok) return
            told = next.value
          }
        } finally {
          this.#open--
        }
      },
      async (error) => this.#log.error({ route: route.path, error: quietError(error) }, 'a stream of events broke off'),
    )
  }
}
