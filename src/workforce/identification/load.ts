import type { SqlEngine, SqlValue } from '../../engines/linkage/index.ts'
import { isMissing, missingWords } from '../../engines/tables/index.ts'

/** A file that has been understood: what a bulk reader needs, and which column holds which field. */
export interface ReadableTable {
  readonly data: {
    readonly path: string
    readonly delimiter: string
    readonly skipLines: number
    readonly columns: number
    readonly firstDataRow: number
    /** Whether a value somewhere holds a line break: then the text is read by one thread. */
    readonly lineBreaks: boolean
  }
  readonly mapping: ReadonlyMap<string, number>
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

const NOTHING = missingWords.map(text).join(', ')

const trimmed = (column: string): string => `nullif(trim(${column}), '')`

/** A key is compared as it stands, so what stands for "nothing" must go; every other value is read once in TypeScript. */
const cleanedKey = (column: string): string => `case when lower(trim(${column})) in (${NOTHING}) then null else trim(${column}) end`

/** A cell as read: null where it stands for "nothing". */
export const asStated = (value: SqlValue | undefined): string | null => {
  if (value === null || value === undefined) return null
  const stated = String(value)
  return isMissing(stated) ? null : stated
}

/** A path as one file, though its name may hold what the reader takes for a pattern. */
const onePath = (path: string): string => path.replace(/[[*?]/g, '[$&]')

/**
 * Loads the wanted fields of several files into one table of text (field → column), trimmed; `file` numbers the files from 0. Several
 * threads read, so the table's own row id names a row and does not say where in its file it stood.
 */
export async function loadTables(
  sql: SqlEngine,
  table: string,
  fields: readonly { readonly field: string; readonly column: string; readonly key?: boolean }[],
  files: readonly ReadableTable[],
): Promise<void> {
  await sql.run(`create or replace table ${table} (file integer, ${fields.map(({ column }) => `${column} varchar`).join(', ')})`)
  for (const [index, { data, mapping }] of files.entries()) {
    const names = Array.from({ length: data.columns }, (_, i) => `c${i}`)
    const columns = `{${names.map((name) => `'${name}': 'varchar'`).join(', ')}}`
    const source = `read_csv(${text(onePath(data.path))}, delim = ${text(data.delimiter)}, quote = '"', escape = '"', header = false, skip = ${data.skipLines}, auto_detect = false, columns = ${columns}, strict_mode = true, null_padding = false${data.lineBreaks ? ', parallel = false' : ''})`
    const wanted = fields.map(({ field, key }) => {
      const at = mapping.get(field)
      if (at === undefined) return 'null'
      return key ? cleanedKey(`c${at}`) : trimmed(`c${at}`)
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
    rows.push([...row, ...read(row.map(asStated))])
  })
  await sql.load(lookup, [...columns.map((name) => ({ name, type: 'text' as const })), ...outputs], rows)
}

/** Fields whose column bears the same name. */
export const sameName = (fields: readonly string[], keys: readonly string[] = []) =>
  fields.map((field) => ({ field, column: field, key: keys.includes(field) }))

/** The join that brings a lookup's outputs back to the rows. */
export function joinLookup(lookup: string, columns: readonly string[], to = 't'): string {
  // A lookup of one column holds no null; with several, one of them may be missing.
  const same = columns.length === 1 ? '=' : 'is not distinct from'
  return `left join ${lookup} on ${columns.map((column) => `${lookup}.${column} ${same} ${to}.${column}`).join(' and ')}`
}
