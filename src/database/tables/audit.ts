import type { ColumnType } from 'kysely'

/** Written by `append_audit` alone. */
type Written<T> = ColumnType<T, never, never>

export interface AuditChainTable {
  organisation_id: Written<string>
  entries: Written<number>
  head: Written<string>
}

export interface AuditEntryTable {
  organisation_id: Written<string>
  sequence: Written<number>
  at: Written<Date>
  viewer_kind: Written<'account' | 'visitor' | 'system'>
  viewer_id: Written<string | null>
  kind: Written<'change' | 'read' | 'refused'>
  act: Written<string>
  about: Written<string | null>
  /** JSON. */
  details: Written<string>
  previous: Written<string>
  hash: Written<string>
}
