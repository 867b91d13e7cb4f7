import type { Db } from '../../database/index.ts'
import { storeChunk } from '../imports/store-rows.ts'
import { fieldsOf } from '../imports/kinds.ts'
import { rowKey } from '../imports/row-key.ts'
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
  const numbered = rows.map((row, i) => ({ row, number: i + 2 }))
  for (let from = 0; from < numbered.length; from += AT_ONCE) {
    const part = numbered.slice(from, from + AT_ONCE)
    await storeChunk(
      db,
      kind,
      { organisation, import: id },
      {
        rows: part.map(({ number }) => number),
        keys: part.map(({ row }) => rowKey(kind, row)),
        fields: fieldsOf(kind).map((field) => part.map(({ row }) => row[field] ?? null)),
      },
    )
  }
}
