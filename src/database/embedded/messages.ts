import type { ErrorFields } from '../database-error.ts'

/** What the worker is started with. */
export interface WorkerStart {
  /** Where the data is; null: in memory. */
  readonly directory: string | null
  /** A data directory to start a memory database from, as `dump` gave it. */
  readonly template: Uint8Array | null
}

export type Asked =
  | { readonly kind: 'run'; readonly sql: string; readonly parameters: readonly (string | null)[] }
  | { readonly kind: 'fsyncs' }
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' }

export interface Ask {
  readonly id: number
  readonly asked: Asked
}

/** `value`: an answer. `refused`: a statement failed and the database goes on. `unreadable`: it was carried out, and its answer cannot be held. `stopped`: the database itself ended. */
export type Told =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly refused: ErrorFields }
  | { readonly id: number; readonly mistaken: string }
  | { readonly id: number; readonly unreadable: string }
  | { readonly stopped: ErrorFields }
  | { readonly ready: true }
