import type { Db } from '../../database/index.ts'
import { recordsStand } from './records-stand.ts'

/**
 * The run that the pages of Find show: the newest done one of the newest month (or of the month asked for), whose records still
 * stand. Null where there is none.
 */
export async function newestRun(
  db: Db,
  organisation: string,
  asAt: string | null = null,
): Promise<{ readonly id: string; readonly asAt: string; readonly staffImport: string; readonly doneAt: Date } | null> {
  const row = await db
    .selectFrom('identification_run as r')
    .innerJoin('import as i', 'i.id', 'r.staff_import_id')
    .select(['r.id', 'r.as_at', 'r.staff_import_id', 'r.done_at'])
    .where('r.organisation_id', '=', organisation)
    .where('r.state', '=', 'done')
    .where(recordsStand('r'))
    .$if(asAt !== null, (of) => of.where('r.as_at', '=', asAt ?? ''))
    .orderBy('r.as_at', 'desc')
    .orderBy('i.committed_at', 'desc')
    .orderBy('r.done_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && row.done_at ? { id: row.id, asAt: row.as_at, staffImport: row.staff_import_id, doneAt: row.done_at } : null
}

/** The newest done run of each month whose records still stand, newest month first. */
export async function runsByMonth(db: Db, organisation: string): Promise<readonly { readonly id: string; readonly asAt: string }[]> {
  const rows = await db
    .selectFrom('identification_run as r')
    .innerJoin('import as i', 'i.id', 'r.staff_import_id')
    .select(['r.id', 'r.as_at as asAt'])
    .distinctOn('r.as_at')
    .where('r.organisation_id', '=', organisation)
    .where('r.state', '=', 'done')
    .where(recordsStand('r'))
    .orderBy('r.as_at', 'desc')
    .orderBy('i.committed_at', 'desc')
    .orderBy('r.done_at', 'desc')
    .execute()
  return rows
}
