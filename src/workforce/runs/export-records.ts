import { open } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Database } from '../../database/index.ts'
import type { ReadableTable } from '../identification/load.ts'
import { STAFF_FIELDS } from '../identification/prepare-posts.ts'
import { REGISTER_FIELDS } from '../identification/register.ts'

export type RecordKind = 'staff' | 'register' | 'members'

const same = (fields: readonly string[]) => fields.map((field) => ({ field, column: field }))

/** Where imported rows stand, and which of their fields identification reads. */
const KINDS: Readonly<Record<RecordKind, { table: string; fields: readonly { field: string; column: string }[] }>> = {
  staff: { table: 'staff_post', fields: same(STAFF_FIELDS) },
  register: { table: 'register_entry', fields: REGISTER_FIELDS },
  members: { table: 'member_entry', fields: same(['surname', 'forenames', 'full_name', 'locality']) },
}

/** Imported rows as a file that a process without the database can read. */
export interface ExportedRecords {
  readonly kind: RecordKind
  readonly path: string
  readonly rows: number
  readonly fields: readonly string[]
  /** Fields that some row states: a field that none does was not in the file. */
  readonly stated: readonly string[]
}

const AT_ONCE = 2_000

type Row = Readonly<Record<string, string | null>> & { readonly row_number: number }

/**
 * Writes the rows of one import to a CSV file, each with its row number. A staff row without an employer is given `employer`. Each page of them is a transaction of its own, so that others are not kept waiting.
 */
export async function exportRecords(
  database: Database,
  kind: RecordKind,
  { id, path, employer }: { readonly id: string; readonly path: string; readonly employer: string },
): Promise<ExportedRecords> {
  const { table, fields } = KINDS[kind]
  const stated = new Set<string>()
  let count = 0
  let after = -1
  const file = await open(path, 'w', 0o600)
  try {
    await file.write(line(['row_number', ...fields.map(({ field }) => field)]))
    for (;;) {
      const { rows } = await database.transaction({ kind: 'system' }, (db) =>
        sql<Row>`
          select row_number, ${sql.join(fields.map(({ column }) => sql.ref(column)))} from ${sql.table(table)}
          where import_id = ${id} and row_number > ${after} order by row_number limit ${AT_ONCE}`.execute(db),
      )
      const lines = rows.map((row) => {
        after = row.row_number
        return line([String(after), ...fields.map(({ field, column }) => note(stated, field, valueOf(row, column, kind, employer)))])
      })
      await file.write(lines.join(''))
      count += rows.length
      if (rows.length < AT_ONCE) break
    }
  } finally {
    await file.close()
  }
  return { kind, path, rows: count, fields: fields.map(({ field }) => field), stated: [...stated] }
}

function valueOf(row: Row, column: string, kind: RecordKind, employer: string): string | null {
  const isUnknown = kind === 'staff' && row['organisation_code'] === null && row['organisation_name'] === null
  return column === 'organisation_name' && isUnknown ? employer : (row[column] ?? null)
}

function note(stated: Set<string>, field: string, value: string | null): string {
  if (value !== null) stated.add(field)
  return value ?? ''
}

/** A line break in a value would be one more row to whoever reads in parallel. */
const line = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll(/[\r\n]+/g, ' ').replaceAll('"', '""')}"`).join(',')}\n`

export const readableRecords = ({ path, fields, stated }: ExportedRecords): ReadableTable => ({
  data: { path, delimiter: ',', skipLines: 1, columns: fields.length + 1, firstDataRow: 2, lineBreaks: false },
  mapping: new Map([['row_number', 0], ...fields.flatMap((field, at) => (stated.includes(field) ? [[field, at + 1] as const] : []))]),
})
