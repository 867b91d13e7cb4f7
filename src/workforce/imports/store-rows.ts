import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { columnOf, comparedFields, dateFieldsOf, fieldsOf, ROW_KINDS, type RowKind } from './kinds.ts'
import type { RowChunk } from './read-file.ts'

/** A separator that no value holds. */
const SEPARATOR = '\u001f'

/** Of all fields that make a row another one: the same text for the same row on every engine. */
export const digestOf = (kind: RowKind, alias = '') =>
  sql.raw(
    `left(encode(sha256(convert_to(concat_ws('${SEPARATOR}', ${comparedFields(kind)
      .map((field) => `coalesce(${alias}${columnOf(field)}, '')`)
      .join(', ')}), 'UTF8')), 'hex'), 32)`,
  )

/** Stores one chunk. Chunks that are there already are passed over, so that reading can be begun again. */
export async function storeChunk(
  db: Db,
  kind: RowKind,
  { organisation, import: id }: { readonly organisation: string; readonly import: string },
  chunk: RowChunk,
): Promise<void> {
  const columns = fieldsOf(kind).map(columnOf)
  const key = kind === 'staff' ? ['post_key'] : []
  const values = [...(kind === 'staff' ? [chunk.keys] : []), ...chunk.fields]
  await sql`
    insert into ${sql.table(ROW_KINDS[kind].table)}
      (organisation_id, import_id, row_number, digest, ${sql.raw([...key, ...columns].join(', '))})
    select ${organisation}::uuid, ${id}::uuid, row_number, ${digestOf(kind)}, ${sql.raw([...key, ...columns].join(', '))}
    from unnest(${chunk.rows}::integer[], ${sql.join(values.map((each) => sql`${each}::text[]`))})
      as given(row_number, ${sql.raw([...key, ...columns].join(', '))})
    on conflict do nothing`.execute(db)
}

/** The last row that is stored; 0 before the first. */
export async function lastRowStored(db: Db, kind: RowKind, id: string): Promise<number> {
  const row = await db
    .selectFrom(ROW_KINDS[kind].table)
    .select((of) => of.fn.max('row_number').as('last'))
    .where('import_id', '=', id)
    .executeTakeFirst()
  return row?.last ?? 0
}

export const forgetRows = (db: Db, kind: RowKind, id: string) => db.deleteFrom(ROW_KINDS[kind].table).where('import_id', '=', id).execute()

/** What is no day by now is not known. */
export async function dropUnreadDays(db: Db, kind: RowKind, id: string): Promise<void> {
  const days = dateFieldsOf(kind).map(columnOf)
  const isNone = (column: string) => sql`${sql.ref(column)} !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`
  await sql`
    update ${sql.table(ROW_KINDS[kind].table)}
    set ${sql.join(days.map((column) => sql`${sql.ref(column)} = case when ${isNone(column)} then null else ${sql.ref(column)} end`))}
    where import_id = ${id}::uuid and (${sql.join(days.map(isNone), sql` or `)})`.execute(db)
}
