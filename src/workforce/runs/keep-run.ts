import type { Db } from '../../database/index.ts'
import { changeSince, runAfter } from './change-since.ts'
import type { RunResult } from './identify-records.ts'
import { persistFindings, type RunOfImport } from './persist-findings.ts'

/**
 * Keeps what a run found, and only then is it done: all or nothing, in the transaction of `db`. False where it was done already,
 * by a runner that died before it could say so, or where the run is gone.
 */
export async function keepRun(db: Db, run: RunOfImport, result: RunResult): Promise<boolean> {
  const open = await db
    .selectFrom('identification_run')
    .select('id')
    .where('id', '=', run.run)
    .where('state', '!=', 'done')
    .forUpdate()
    .executeTakeFirst()
  if (!open) return false
  await persistFindings(db, run, result.cases)
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
  await noteChange(db, run)
  // A later month that was done before has a nearer run to be compared with now.
  const after = await runAfter(db, run)
  if (after) await noteChange(db, { run: after.id, organisation: run.organisation, asAt: after.asAt })
  return true
}

async function noteChange(db: Db, run: Pick<RunOfImport, 'run' | 'organisation'> & { readonly asAt: string }): Promise<void> {
  const change = await changeSince(db, run)
  if (!change) return
  await db
    .updateTable('identification_run')
    .set({ drift: JSON.stringify(change) })
    .where('id', '=', run.run)
    .execute()
}
