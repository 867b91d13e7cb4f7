import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import type { Dialect, SqlEngine, SqlValue } from '../../engines/linkage/index.ts'

export interface DuckDBOptions {
  /** A file for the working tables; without it they live in memory. */
  readonly path?: string
  readonly threads?: number
  /** For example `400MB`; tables that do not fit go to `tempDirectory`. */
  readonly memoryLimit?: string
  readonly tempDirectory?: string
}

export interface DuckDB extends SqlEngine {
  /** Stops what is running now. */
  interrupt(): void
  close(): void
}

const dialect: Dialect = {
  name: 'duckdb',
  profiles: ['jaro-winkler', 'levenshtein'],
  jaroWinkler: (left, right) => `jaro_winkler_similarity(${left}, ${right})`,
  levenshtein: (left, right) => `levenshtein(${left}, ${right})`,
  startsWith: (text, beginning) => `starts_with(${text}, ${beginning})`,
  count: () => 'count(*)::double',
}

const plain = (value: unknown): SqlValue => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return Number(value)
  throw new TypeError(`a query handed over a ${typeof value}: cast it to text, a number or a truth value`)
}

/** DuckDB in this process: reads CSV and Parquet itself, works beyond memory, needs no network (extensions are never fetched). */
export async function openDuckDB(options: DuckDBOptions = {}): Promise<DuckDB> {
  const instance = await DuckDBInstance.create(options.path ?? ':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.threads !== undefined && { threads: String(options.threads) }),
    ...(options.memoryLimit !== undefined && { memory_limit: options.memoryLimit }),
    ...(options.tempDirectory !== undefined && { temp_directory: options.tempDirectory }),
  })
  const connection = await instance.connect()
  return {
    dialect,
    run: async (sql) => void (await withStatement(sql, () => connection.run(sql))),
    async rows(sql) {
      const rows: SqlValue[][] = []
      await readChunks(connection, sql, (row) => rows.push([...row]))
      return rows
    },
    stream: (sql, take) => readChunks(connection, sql, take),
    load: (table, columns, rows) => load(connection, table, columns, rows),
    interrupt: () => connection.interrupt(),
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function readChunks(connection: DuckDBConnection, sql: string, take: (row: readonly SqlValue[]) => void): Promise<void> {
  const result = await withStatement(sql, () => connection.stream(sql))
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    const vectors = Array.from({ length: chunk.columnCount }, (_, i) => chunk.getColumnVector(i))
    for (let row = 0; row < chunk.rowCount; row++) take(vectors.map((vector) => plain(vector.getItem(row))))
  }
}

async function load(
  connection: DuckDBConnection,
  table: string,
  columns: readonly { readonly name: string; readonly type: 'text' | 'whole' }[],
  rows: Iterable<readonly SqlValue[]>,
): Promise<void> {
  const definition = columns.map((column) => `${column.name} ${column.type === 'text' ? 'varchar' : 'integer'}`)
  await connection.run(`create or replace table ${table} (${definition.join(', ')})`)
  const appender = await connection.createAppender(table)
  for (const row of rows) {
    row.forEach((value, i) => {
      if (value === null) appender.appendNull()
      else if (columns[i]?.type === 'whole') appender.appendInteger(Number(value))
      else appender.appendVarchar(String(value))
    })
    appender.endRow()
  }
  appender.closeSync()
}

/** A failing statement is a bug in the plan, so its text belongs in the error; it holds table and column names, no values. */
async function withStatement<T>(sql: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nwhile running: ${sql.slice(0, 2000)}`, { cause: error })
  }
}
