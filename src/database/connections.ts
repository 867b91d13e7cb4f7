/** What the last statement of a text answered. */
export interface Answer {
  readonly rows: Record<string, unknown>[]
  /** First word of the command tag: `SELECT`, `INSERT`, `ROLLBACK`. */
  readonly command: string
  /** Rows inserted, changed, deleted or read; null where the command counts none. */
  readonly affected: number | null
}

/** How a transaction begins: the wall it stands behind, said in two ways that mean the same. */
export interface Opening {
  /** With `begin`, as statements in one text. */
  readonly text: string
  /** Without it, as one statement that can be prepared. */
  readonly settings: { readonly sql: string; readonly values: readonly string[] }
}

/** One connection, for as long as somebody has it. */
export interface Lease {
  /**
   * A text without parameters may hold several statements. With `opening`, a transaction begins before it in the same round trip,
   * and nothing of it runs unless that succeeded. Throws `DatabaseError`.
   */
  run(sql: string, parameters: readonly unknown[], opening?: Opening): Promise<Answer>
  /** One statement as a transaction of its own that may only read. */
  read(opening: Opening, sql: string, parameters: readonly unknown[]): Promise<Answer>
}

/** Whoever listens to what other transactions notify. */
export interface Listening {
  /** True while nothing that is committed can go unheard. Always false where nobody can listen. */
  readonly isLive: boolean
}

/** Where connections come from: one shared by turns on the embedded engine, a pool on PostgreSQL. */
export interface Connections {
  acquire(): Promise<Lease>
  /** `broken`: its state is not known, so nobody may have it again. */
  release(lease: Lease, broken: boolean): Promise<void>
  /** Calls `heard` for each notification once it is committed, and whenever some may have gone unheard; until `close`. */
  listen(channel: string, heard: () => void): Listening
  close(): Promise<void>
}

/** How long to wait for what, in milliseconds. */
export interface Limits {
  /** For a free connection. */
  readonly acquire: number
  /** Between two statements of an open transaction. */
  readonly idle: number
  /** For one statement. */
  readonly statement: number
}

export const LIMITS: Limits = { acquire: 30_000, idle: 30_000, statement: 300_000 }

/** What every session starts with, so that text means the same on every engine and machine. */
export const SESSION =
  "set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set bytea_output = 'hex'; set search_path = public"
