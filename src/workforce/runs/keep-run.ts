import type { Db } from '../../database/index.ts'
import { changeSince } from './change-since.ts'
import type { RunResult } from './identify-records.ts'
import { persistFindings, type RunOfImport } from './persist-findings.ts'

/**
 * Keeps what a run found, and only then is it done: all or nothing, in the transaction of `db`. False where it was done already,
 * by a runner that died before it could say so, or where the run is gone.
 */
export async function keepRun(db: Db, run: RunOfImport, result: RunResult, rowNumbers: readonly number[]): Promise<boolean> {
  const open = await db
    .selectFrom('identification_run')
    .select('id')
    .where('id', '=', run.run)
    .where('state', '!=', 'done')
    .forUpdate()
    .executeTakeFirst()
  if (!open) return false
  await persistFindings(db, run, result.cases, rowNumbers)
  await db
    .updateTable('identification_run')
    .set({
      state: 'done',
      mode: result.report.mode.code,
      report: JSON.stringify(result.report),
      model: JSON.stringify(result.model),
      done_at: run.now,
    })
    .where('id', '=', run.run)
    .execute()
  const change = await changeSince(db, run)
  if (change)
    await db
      .updateTable('identification_run')
      .set({ drift: JSON.stringify(change) })
      .where('id', '=', run.run)
      .execute()
  return true
}
