import { createReadStream, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { isMissing, recordReader, type MappingFile } from '../../engines/tables/index.ts'
import { stageTable, type StagedTable } from '../../files/index.ts'
import { ok, type Problem, type Result } from '../../kernel/index.ts'
import { missingFields } from '../extracts/index.ts'
import { watchRows, type RowProblem } from './check-rows.ts'
import { fieldsOf, ROW_KINDS, type RowKind } from './kinds.ts'
import { rowKey } from './row-key.ts'

/** What a file was understood to be. */
export interface UnderstoodFile {
  readonly sha256: string
  readonly rows: number
  readonly sentences: readonly string[]
  readonly columns: readonly {
    readonly field: string
    readonly column: string
    readonly confidence: number
    readonly samples: readonly string[]
  }[]
  /** Headers no field was found for. */
  readonly unused: readonly string[]
  /** About the file as a whole. */
  readonly warnings: readonly Problem[]
  /** About values in its rows. */
  readonly problems: readonly RowProblem[]
  /** Months the rows say they are of; what is no month is passed over. */
  readonly months: readonly string[]
}

/** Rows of one chunk, column by column: row numbers, keys, then the fields of the kind in their order. */
export interface RowChunk {
  readonly rows: readonly number[]
  readonly keys: readonly string[]
  readonly fields: readonly (readonly (string | null)[])[]
}

const CHUNK = 2_000

interface ReadOptions {
  readonly workDir: string
  /** Where the chunks go, a line of JSON each. */
  readonly rowsTo: string
  readonly mapping?: MappingFile
}

/**
 * Reads a file of people's own making into rows of a kind, in two passes: what is wrong with its values and how its days are
 * written, then the rows themselves with days as `YYYY-MM-DD`. A value that stands for "nothing" is null; what is no day stays as stated
 * until the import is confirmed, so that it can be put right.
 */
export async function readRowsOfFile(path: string, kind: RowKind, options: ReadOptions): Promise<Result<UnderstoodFile>> {
  const { workDir, mapping, rowsTo } = options
  const staged = await stageTable(path, ROW_KINDS[kind].schema, { workDir, ...(mapping && { mapping }) })
  if (!staged.ok) return staged
  const fields = fieldsOf(kind)
  const watch = watchRows(kind)
  const months = new Set<string>()
  for await (const { row, rowNumber } of rowsOf(staged.value, fields)) {
    watch.add(row, rowNumber, rowKey(kind, row))
    if (row['snapshot_month'] && months.size < 50) months.add(row['snapshot_month'])
  }
  const { problems, dates } = watch.finish()
  await writeChunks(staged.value, kind, dates, rowsTo)
  const { source, understood, mappingReport, unmapped, problems: warnings, rows, mapping: found } = staged.value
  return ok({
    sha256: source.sha256,
    rows,
    sentences: understood,
    columns: mappingReport.map(({ field, column, confidence, samples }) => ({ field, column, confidence, samples })),
    unused: unmapped,
    warnings: [...warnings, ...(kind === 'staff' ? missingFields(found, unmapped, source.name) : [])],
    problems,
    months: [...months].sort(),
  })
}

async function writeChunks(
  staged: StagedTable,
  kind: RowKind,
  dates: ReadonlyMap<string, (value: string) => string | null>,
  to: string,
): Promise<void> {
  const fields = fieldsOf(kind)
  const out = createWriteStream(to, { mode: 0o600 })
  const failedWith = new Promise<never>((_, reject) => out.once('error', reject))
  failedWith.catch(() => undefined)
  const empty = () => ({ rows: [] as number[], keys: [] as string[], fields: fields.map(() => [] as (string | null)[]) })
  let chunk = empty()
  const write = async (): Promise<void> => {
    if (!out.write(`${JSON.stringify(chunk)}\n`)) await Promise.race([once(out, 'drain'), failedWith])
    chunk = empty()
  }
  for await (const { row, rowNumber } of rowsOf(staged, fields)) {
    chunk.rows.push(rowNumber)
    chunk.keys.push(rowKey(kind, row))
    fields.forEach((field, at) => {
      const value = row[field] ?? null
      chunk.fields[at]?.push(value === null ? null : (dates.get(field)?.(value) ?? value))
    })
    if (chunk.rows.length >= CHUNK) await write()
  }
  if (chunk.rows.length > 0) await write()
  out.end()
  await Promise.race([once(out, 'finish'), failedWith])
}

/** The rows of a staged text, with the numbers that a spreadsheet gives them. */
async function* rowsOf({ data, mapping }: StagedTable, fields: readonly string[]) {
  const reader = recordReader(data.delimiter)
  const wanted = fields.flatMap((field) => {
    const column = mapping.get(field)
    return column === undefined ? [] : [{ field, column }]
  })
  let skip = data.skipLines
  let index = 0
  let shift = 0
  let next = 0
  const read = (cells: readonly string[]) => {
    while (next < data.shifts.length && (data.shifts[next]?.[0] ?? 0) <= index) shift = data.shifts[next++]?.[1] ?? shift
    const row: Record<string, string | null> = Object.create(null) as Record<string, string | null>
    for (const { field, column } of wanted) {
      const value = (cells[column] ?? '').trim()
      row[field] = value === '' || isMissing(value) ? null : value
    }
    return { row, rowNumber: data.firstDataRow + index++ + shift }
  }
  const stream = createReadStream(data.path, { encoding: 'utf8', highWaterMark: 1 << 20 })
  for await (const text of stream)
    for (const { cells } of reader.push(text as string))
      if (skip > 0) skip--
      else yield read(cells)
  for (const { cells } of reader.end())
    if (skip > 0) skip--
    else yield read(cells)
}
