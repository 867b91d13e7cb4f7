import { createHash } from 'node:crypto'

/** One entry as the database keeps it. */
export interface ChainEntry {
  readonly organisation_id: string
  readonly sequence: number
  readonly at: Date
  readonly viewer_kind: string
  readonly viewer_id: string | null
  readonly kind: string
  readonly act: string
  readonly about: string | null
  readonly details: string
  readonly previous: string
  readonly hash: string
}

/** What comes before the first entry. */
const CHAIN_START = '0'.repeat(64)

const part = (text: string | null): string => (text === null ? '-' : `${Buffer.byteLength(text)}:${text}`)

/** The hash of an entry, computed apart from the database: SHA-256 over every column, each with its length before it, and the hash before. */
const entryHash = (entry: Omit<ChainEntry, 'hash'>): string =>
  createHash('sha256')
    .update(
      [
        entry.organisation_id,
        String(entry.sequence),
        entry.at.toISOString(),
        entry.viewer_kind,
        entry.viewer_id,
        entry.kind,
        entry.act,
        entry.about,
        entry.details,
        entry.previous,
      ]
        .map(part)
        .join(''),
    )
    .digest('hex')

/** Where a chain breaks and how. */
export interface Break {
  readonly sequence: number
  readonly what: 'missing entries' | 'changed entry' | 'broken link' | 'cut tail' | 'differs from the seal'
}

export interface ChainState {
  readonly entries: number
  readonly head: string
}

/**
 * Reads a chain from its start, entry by entry. It ends where the chain's own record says it ends, and passes through the seals:
 * states of the chain that were written down outside the database.
 */
export class ChainReader {
  #entries = 0
  #head = CHAIN_START
  readonly breaks: Break[] = []
  readonly #seals: ReadonlyMap<number, string>

  constructor(seals: readonly ChainState[]) {
    this.#seals = new Map(seals.filter(({ entries }) => entries > 0).map(({ entries, head }) => [entries, head]))
  }

  take(entry: ChainEntry): void {
    if (entry.sequence !== this.#entries + 1) this.breaks.push({ sequence: this.#entries + 1, what: 'missing entries' })
    else if (entry.previous !== this.#head) this.breaks.push({ sequence: entry.sequence, what: 'broken link' })
    if (entryHash(entry) !== entry.hash) this.breaks.push({ sequence: entry.sequence, what: 'changed entry' })
    const sealed = this.#seals.get(entry.sequence)
    if (sealed !== undefined && sealed !== entry.hash) this.breaks.push({ sequence: entry.sequence, what: 'differs from the seal' })
    this.#entries = entry.sequence
    this.#head = entry.hash
  }

  /** `recorded` is the chain's own record of its end; null where there is none. */
  end(recorded: ChainState | null): ChainState {
    const last = Math.max(recorded?.entries ?? 0, ...this.#seals.keys())
    if (last > this.#entries) this.breaks.push({ sequence: this.#entries + 1, what: 'cut tail' })
    else if (this.#entries > (recorded?.entries ?? 0)) this.breaks.push({ sequence: (recorded?.entries ?? 0) + 1, what: 'broken link' })
    else if (recorded && recorded.head !== this.#head) this.breaks.push({ sequence: this.#entries, what: 'broken link' })
    return { entries: this.#entries, head: this.#head }
  }
}
