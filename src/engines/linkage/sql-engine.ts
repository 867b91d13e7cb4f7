/** What differs between SQL engines in the few things a linkage plan says. */
export interface Dialect {
  readonly name: string
  readonly profiles: readonly ('jaro-winkler' | 'levenshtein')[]
  jaroWinkler(left: string, right: string): string
  levenshtein(left: string, right: string): string
  startsWith(text: string, beginning: string): string
  /** A count as a whole number that the driver hands over as a JavaScript number. */
  count(): string
}

export type SqlValue = string | number | boolean | null

/** The port a linkage plan is run through; the adapters stand in `analytics/`. */
export interface SqlEngine {
  readonly dialect: Dialect
  run(sql: string): Promise<void>
  /** All rows of a small result: counts, patterns, distinct values. */
  rows(sql: string): Promise<readonly (readonly SqlValue[])[]>
  /** A large result piece by piece, so that it never stands in memory whole. */
  stream(sql: string, take: (row: readonly SqlValue[]) => void): Promise<void>
  /** Creates a table and fills it. */
  load(
    table: string,
    columns: readonly { readonly name: string; readonly type: 'text' | 'whole' }[],
    rows: Iterable<readonly SqlValue[]>,
  ): Promise<void>
}
