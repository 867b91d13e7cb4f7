import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import type { Days } from './check-rows.ts'
import { columnOf, comparedFields, dateFieldsOf, fieldsOf, ROW_KINDS, type RowKind } from './kinds.ts'
import { rowKeyOf, type RowValues } from './row-key.ts'

/** Between the values of a row and between rows. */
const [VALUE, ROW] = ['\u001f', '\u001e']
const MARKS = /[\u0000\u001e\u001f]/g

/** Text without what stands between values and rows, or what no text of a database holds. */
export const withoutMarks = (text: string): string => (text.search(MARKS) < 0 ? text : text.replaceAll(MARKS, ' '))

/** Some rows as one text: number, key, then the fields that are named; nothing between two marks is null. */
export interface RowChunk {
  readonly fields: readonly string[]
  /** Number of the last row. */
  readonly last: number
  readonly count: number
  readonly text: string
}

/** Gathers rows without marks, their fields in the order of the kind's, into chunks; a column that no row can have is left out. */
export function chunkMaker(kind: RowKind, has: (field: string) => boolean) {
  const all = fieldsOf(kind)
  const fields = all.filter(has)
  const places = fields.map((field) => all.indexOf(field))
  const keyOf = rowKeyOf(kind)
  let rows: string[] = []
  let last = 0
  return {
    /** Answers the row's key. */
    add(values: RowValues, rowNumber: number): string {
      const key = keyOf(values)
      let row = `${rowNumber}${VALUE}${key}`
      for (const place of places) row += VALUE + (values[place] ?? '')
      rows.push(row)
      last = rowNumber
      return key
    },
    size: (): number => rows.length,
    take(): RowChunk {
      const chunk = { fields, last, count: rows.length, text: rows.join(ROW) }
      rows = []
      return chunk
    },
  }
}

/** Of all fields that make a row another one: the same text for the same row on every engine. */
const digest = (kind: RowKind, has: (field: string) => boolean) =>
  sql.raw(
    `left(encode(sha256(convert_to(concat_ws('${VALUE}', ${comparedFields(kind)
      .map((field) => (has(field) ? `coalesce(${columnOf(field)}, '')` : "''"))
      .join(', ')}), 'UTF8')), 'hex'), 32)`,
  )

/** Stores one chunk. Chunks that are there already are passed over, so that reading can be begun again. */
export async function storeChunk(
  db: Db,
  kind: RowKind,
  { organisation, import: id }: { readonly organisation: string; readonly import: string },
  { fields, text }: RowChunk,
  days: Days = {},
): Promise<void> {
  const rewritten = new Set(dateFieldsOf(kind).filter((field) => Object.keys(days[field] ?? {}).length > 0))
  const value = (field: string, at: number) =>
    rewritten.has(field)
      ? sql`coalesce(${JSON.stringify(days[field])}::jsonb ->> cells[${sql.lit(at)}], cells[${sql.lit(at)}])`
      : sql`cells[${sql.lit(at)}]`
  const columns = fields.map(columnOf)
  const key = kind === 'staff' ? ['post_key'] : []
  const named = sql.raw([...key, ...columns].join(', '))
  const given = new Set(fields)
  await sql`
    insert into ${sql.table(ROW_KINDS[kind].table)} (organisation_id, import_id, row_number, digest, ${named})
    select ${organisation}::uuid, ${id}::uuid, row_number, ${digest(kind, (field) => given.has(field))}, ${named}
    from (
      select cells[1]::integer as row_number, cells[2] as ${sql.raw(key[0] ?? 'row_key')},
        ${sql.join(fields.map((field, at) => sql`${value(field, at + 3)} as ${sql.ref(columnOf(field))}`))}
      from (select string_to_array(line, ${VALUE}, '') as cells from string_to_table(${text}, ${ROW}) as line offset 0) as lines
      offset 0
    ) as given
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
  if (days.length === 0) return
  const isNone = (column: string) => sql`${sql.ref(column)} !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`
  const { rows } = await sql<{ row_number: number }>`
    update ${sql.table(ROW_KINDS[kind].table)}
    set ${sql.join(days.map((column) => sql`${sql.ref(column)} = case when ${isNone(column)} then null else ${sql.ref(column)} end`))}
    where import_id = ${id}::uuid and (${sql.join(days.map(isNone), sql` or `)}) returning row_number`.execute(db)
  await digestAgain(db, kind, id, rows)
}

/** Replaces values in every row that has them. */
export async function replaceValues(
  db: Db,
  kind: RowKind,
  id: string,
  mends: readonly { readonly field: string; readonly from: string; readonly to: string | null }[],
): Promise<void> {
  const changed = new Set<number>()
  for (const field of fieldsOf(kind)) {
    const given = mends.filter((mend) => mend.field === field).map(({ from, to }) => ({ was: from, is: to }))
    if (given.length === 0) continue
    const column = sql.ref(columnOf(field))
    const { rows } = await sql<{ row_number: number }>`
      update ${sql.table(ROW_KINDS[kind].table)} t set ${column} = m."is"
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as m(was text, "is" text)
      where t.import_id = ${id}::uuid and t.${column} = m.was returning t.row_number`.execute(db)
    for (const { row_number: row } of rows) changed.add(row)
  }
  await digestAgain(
    db,
    kind,
    id,
    [...changed].map((row) => ({ row_number: row })),
  )
}

async function digestAgain(db: Db, kind: RowKind, id: string, rows: readonly { readonly row_number: number }[]): Promise<void> {
  if (rows.length === 0) return
  const numbers = rows.map((row) => row.row_number)
  await sql`update ${sql.table(ROW_KINDS[kind].table)} set digest = ${digest(kind, () => true)}
    where import_id = ${id}::uuid and row_number = any (${numbers}::integer[])`.execute(db)
}
