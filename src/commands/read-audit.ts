import { sql } from 'kysely'
import type { Database } from '../database/index.ts'

/** One entry as `append_audit` takes it. */
export interface AuditRow {
  readonly organisation: string
  readonly at: Date
  readonly viewerKind: 'account' | 'visitor' | 'system'
  readonly viewer: string | null
  readonly kind: 'change' | 'read' | 'refused'
  readonly act: string
  readonly about: string | null
  readonly details: string
}

/**
 * Writes the audit of reads so that a page of people is not one commit a view: entries that arrive while a batch is being
 * committed go together in the next. Nobody is answered before their entry is on the disk.
 */
export function batchedAudit(database: Database): (row: AuditRow) => Promise<void> {
  let waiting: AuditRow[] = []
  let next: Promise<void> | null = null
  let writing: Promise<void> = Promise.resolve()

  const flush = async (): Promise<void> => {
    await writing.catch(() => undefined)
    const rows = waiting
    waiting = []
    next = null
    writing = database.transaction({ kind: 'system' }, async (db) => {
      await appendAudit(db, rows)
    })
    await writing
  }

  return (row) => {
    waiting.push(row)
    next ??= flush()
    return next
  }
}

type Executor = Parameters<ReturnType<typeof sql>['execute']>[0]

/** Appends entries in the order of their organisations, so that two batches never wait for each other's chains. */
export async function appendAudit(db: Executor, rows: readonly AuditRow[]): Promise<void> {
  const ordered = [...rows].sort((a, b) => (a.organisation < b.organisation ? -1 : a.organisation > b.organisation ? 1 : 0))
  await sql`
    select append_audit(e.organisation, e.at, e."viewerKind", e.viewer, e.kind, e.act, e.about, e.details)
    from jsonb_to_recordset(${JSON.stringify(ordered)}::jsonb)
      as e(organisation uuid, at timestamptz, "viewerKind" text, viewer uuid, kind text, act text, about text, details text)`.execute(db)
}
