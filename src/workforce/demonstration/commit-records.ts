import type { Db } from '../../database/index.ts'
import { chunkMaker, storeChunk } from '../imports/store-rows.ts'
import { fieldsOf } from '../imports/kinds.ts'
import type { Record } from './monthly-records.ts'

export interface CommittedRecords {
  readonly id: string
  readonly organisation: string
  readonly kind: 'staff' | 'register'
  readonly asAt: string
  readonly rows: readonly Record[]
  readonly by: string
  readonly at: Date
}

const AT_ONCE = 2_000

/** Records as an import that was confirmed. */
export async function commitRecords(db: Db, { id, organisation, kind, asAt, rows, by, at }: CommittedRecords): Promise<void> {
  await db
    .insertInto('import')
    .values({
      id,
      organisation_id: organisation,
      kind,
      state: 'committed',
      as_at: asAt,
      covers: kind === 'register' ? 'whole' : null,
      file_name: `${kind === 'staff' ? 'staff in post' : 'register'} ${asAt}.csv`,
      bytes: rows.length * 300,
      row_count: rows.length,
      created_by: by,
      created_at: at,
      committed_by: by,
      committed_at: at,
    })
    .execute()
  const fields = fieldsOf(kind)
  const chunks = chunkMaker(kind, (field) => rows.some((row) => row[field] != null))
  const store = (): Promise<void> => storeChunk(db, kind, { organisation, import: id }, chunks.take())
  for (const [i, row] of rows.entries()) {
    chunks.add(
      fields.map((field) => row[field] ?? null),
      i + 2,
    )
    if (chunks.size() === AT_ONCE) await store()
  }
  if (chunks.size() > 0) await store()
}
