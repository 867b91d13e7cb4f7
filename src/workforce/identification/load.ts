import type { SqlEngine, SqlValue } from '../../engines/linkage/index.ts'

/** A file that has been understood: what a bulk reader needs, and which column holds which field. */
export interface ReadableTable {
  readonly data: {
    readonly path: string
    readonly delimiter: string
    readonly skipLines: number
    readonly columns: number
    readonly firstDataRow: number
  }
  readonly mapping: ReadonlyMap<string, number>
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** What people and systems write for "nothing": the same list as a missing value anywhere else in the product. */
const NOTHING = [
  '',
  '-',
  '--',
  '.',
  'n/a',
  'na',
  '#n/a',
  'null',
  'none',
  'nil',
  'not known',
  'unknown',
  'not applicable',
  '#ref!',
  '#value!',
  '#div/0!',
  '#name?',
  '#num!',
]

const cleaned = (column: string): string => {
  const trimmed = `trim(${column})`
  return `case when lower(${trimmed}) in (${NOTHING.map(text).join(', ')}) then null else ${trimmed} end`
}

/**
 * Loads the wanted fields of several files into one table of text (field → column), trimmed and with one kind of missing, in the order of the
 * files and their rows; `file` numbers the files from 0 and the table's own row id follows that order.
 */
export async function loadTables(
  sql: SqlEngine,
  table: string,
  fields: readonly { readonly field: string; readonly column: string }[],
  files: readonly ReadableTable[],
): Promise<void> {
  await sql.run(`create or replace table ${table} (file integer, ${fields.map(({ column }) => `${column} varchar`).join(', ')})`)
  for (const [index, { data, mapping }] of files.entries()) {
    const names = Array.from({ length: data.columns }, (_, i) => `c${i}`)
    const columns = `{${names.map((name) => `'${name}': 'varchar'`).join(', ')}}`
    const source = `read_csv(${text(data.path)}, delim = ${text(data.delimiter)}, quote = '"', escape = '"', header = false, skip = ${data.skipLines}, auto_detect = false, columns = ${columns}, strict_mode = true, null_padding = false, max_line_size = 16777216)`
    const wanted = fields.map(({ field }) => {
      const at = mapping.get(field)
      return at === undefined ? 'null' : cleaned(`c${at}`)
    })
    await sql.run(`insert into ${table} select ${index}, ${wanted.join(', ')} from ${source}`)
  }
}

/**
 * Reads each distinct value of some columns once in TypeScript and keeps what it says in a lookup table: the rule stands in
 * one tested place, and a million rows cost as much as their distinct values.
 */
export async function readDistinct(
  sql: SqlEngine,
  table: string,
  columns: readonly string[],
  lookup: string,
  outputs: readonly { readonly name: string; readonly type: 'text' | 'whole' }[],
  read: (values: readonly (string | null)[]) => readonly SqlValue[],
): Promise<void> {
  const rows: SqlValue[][] = []
  const present = columns.map((column) => `${column} is not null`).join(' or ')
  await sql.stream(`select distinct ${columns.join(', ')} from ${table} where ${present}`, (row) => {
    const values = row.map((value) => (value === null ? null : String(value)))
    rows.push([...values, ...read(values)])
  })
  await sql.load(lookup, [...columns.map((name) => ({ name, type: 'text' as const })), ...outputs], rows)
}

/** Fields whose column bears the same name. */
export const sameName = (fields: readonly string[]) => fields.map((field) => ({ field, column: field }))

/** The join that brings a lookup's outputs back to the rows. */
export const joinLookup = (lookup: string, columns: readonly string[], to = 't'): string =>
  `left join ${lookup} on ${columns.map((column) => `${lookup}.${column} is not distinct from ${to}.${column}`).join(' and ')}`
