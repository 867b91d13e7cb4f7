import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Database, Db } from '../../database/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { baseOf, effectsOf, type Effects } from './effects.ts'
import { importView, type ImportView } from './import-state.ts'
import { isRowKind, type RowKind } from './kinds.ts'
import { monthOf } from './month.ts'
import type { UnderstoodFile } from './read-file.ts'
import { forgetRows, lastRowStored, storeChunk, type RowChunk } from './store-rows.ts'

const system = { kind: 'system' } as const

/** The import is not there to be read any more. */
export class GivenUp extends Error {}

/** The import as it stands, while it waits to be read by this job; null where it was given up or another job has it. */
export const importToRead = (database: Database, id: string, job: string): Promise<ImportView | null> =>
  database.transaction(system, async (db) => {
    const row = await db
      .selectFrom('import')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'reading')
      .where('job_id', '=', job)
      .executeTakeFirst()
    return row ? importView(row) : null
  })

/** What was decided about the organisation's files of this kind before. */
export const rememberedColumns = (
  database: Database,
  organisation: string,
  kind: string,
): Promise<Readonly<Record<string, string | null>> | null> =>
  database.transaction(system, async (db) => {
    const row = await db
      .selectFrom('remembered_mapping')
      .select('columns')
      .where('organisation_id', '=', organisation)
      .where('kind', '=', kind)
      .executeTakeFirst()
    return row ? (JSON.parse(row.columns) as Record<string, string | null>) : null
  })

/** Keeps which columns a reading begins with: one that is begun again must not read them in another way. */
export const keepMapping = (database: Database, view: ImportView, mapping: object): Promise<unknown> =>
  database.transaction(system, (db) =>
    changing(db, view)
      .set({ mapping: JSON.stringify(mapping) })
      .execute(),
  )

const changing = (db: Db, { id, job }: ImportView) =>
  db.updateTable('import').where('id', '=', id).where('state', '=', 'reading').where('job_id', '=', job)

/** The file was not understood: what a person has to decide or mend. */
export const askAbout = (database: Database, view: ImportView, questions: readonly Problem[]): Promise<unknown> =>
  database.transaction(system, (db) =>
    changing(db, view)
      .set({ state: 'asking', problems: JSON.stringify({ questions }), understood: null, effects: null })
      .execute(),
  )

/**
 * Stores the rows of a file that was understood, chunk by chunk in transactions of their own: nobody sees them before the import is
 * confirmed, and what is stored already is passed over when the work is begun again. Then works out what confirming it would change.
 */
export async function stageRows(
  database: Database,
  view: ImportView & { readonly kind: RowKind },
  understood: UnderstoodFile,
  chunks: string,
  tools: { readonly isFirst: boolean; readonly signal: AbortSignal; progress(done: number): void },
): Promise<void> {
  const { kind, id } = view
  const last = await database.transaction(system, async (db) => {
    // Another reading of the same file, with other columns, may have left its rows.
    if (tools.isFirst) await forgetRows(db, kind, id)
    return lastRowStored(db, kind, id)
  })
  let done = 0
  for await (const line of createInterface({ input: createReadStream(chunks, { highWaterMark: 1 << 20 }), crlfDelay: Infinity })) {
    tools.signal.throwIfAborted()
    const chunk = JSON.parse(line) as RowChunk
    if (chunk.last > last) {
      await database.transaction(system, async (db) => {
        // Whoever gave the import up meanwhile wants none of its rows.
        const still = await changing(db, view).set({ row_count: done }).returning('id').executeTakeFirst()
        if (still) await storeChunk(db, kind, { organisation: view.organisation, import: id }, chunk, understood.days)
        else throw new GivenUp()
      })
    }
    done += chunk.count
    tools.progress(done)
  }
  const { problems, days: _, ...rest } = understood
  const asAt = (kind === 'staff' ? monthOf(understood.months) : null) ?? view.asAt
  await database.transaction(system, async (db) => {
    await changing(db, view)
      .set({
        version: view.version + 1,
        state: 'staged',
        as_at: asAt,
        sha256: understood.sha256,
        row_count: understood.rows,
        understood: JSON.stringify(rest),
        problems: JSON.stringify({ rows: problems }),
        mends: '[]',
        ...(await measured(db, { ...view, asAt })),
      })
      .execute()
  })
}

/** What confirming would change now, as columns of the import. */
export async function measured(
  db: Db,
  { id, kind, organisation, asAt }: Pick<ImportView, 'id' | 'kind' | 'organisation' | 'asAt'>,
): Promise<{ effects: string | null; base_id: string | null }> {
  if (!isRowKind(kind)) return { effects: null, base_id: null }
  const base = await baseOf(db, organisation, kind, asAt, id)
  const effects: Effects = await effectsOf(db, kind, id, base)
  return { effects: JSON.stringify(effects), base_id: base }
}
