import { Client, escapeIdentifier } from 'pg'
import type { Listening } from '../connections.ts'

interface Given {
  readonly channel: string
  /** Called for each notification, and whenever some may have gone unheard. */
  readonly heard: () => void
  /** For a connection and for an answer, in milliseconds. */
  readonly patience: number
}

const AGAIN_MILLISECONDS = 500

/** A connection of its own that hears what other transactions notify, and comes back by itself when it is lost. */
export class Listener implements Listening {
  readonly #url: string
  readonly #given: Given
  #client: Client | null = null
  #isLive = false
  #isClosed = false
  #again: NodeJS.Timeout | undefined

  constructor(url: string, given: Given) {
    this.#url = url
    this.#given = given
    void this.#connect()
  }

  get isLive(): boolean {
    return this.#isLive
  }

  async #connect(): Promise<void> {
    const { channel, heard, patience } = this.#given
    const client = new Client({
      connectionString: this.#url,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
      application_name: 'triptych listener',
    })
    this.#client = client
    client.on('notification', () => heard())
    // Both may come, and either alone: the server ended it, the network did, or it never came about.
    client.on('error', () => this.#lose(client))
    client.on('end', () => this.#lose(client))
    try {
      await client.connect()
      await client.query(`listen ${escapeIdentifier(channel)}`)
    } catch {
      this.#lose(client)
      return
    }
    // Lost between the answer and this line, or closed meanwhile.
    if (this.#client !== client) return
    this.#isLive = true
    heard()
  }

  #lose(client: Client): void {
    if (this.#client !== client) return
    this.#client = null
    this.#isLive = false
    this.#given.heard()
    client.end().catch(() => undefined)
    if (this.#isClosed) return
    this.#again = setTimeout(() => void this.#connect(), AGAIN_MILLISECONDS)
    this.#again.unref()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearTimeout(this.#again)
    const client = this.#client
    this.#client = null
    this.#isLive = false
    await client?.end().catch(() => undefined)
  }
}
