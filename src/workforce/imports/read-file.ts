import { createReadStream, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { isMissing, recordReader, type MappingFile } from '../../engines/tables/index.ts'
import { stageTable, type StagedTable } from '../../files/index.ts'
import { ok, type Problem, type Result } from '../../kernel/index.ts'
import { missingFields } from '../extracts/index.ts'
import { watchRows, type Days, type RowProblem } from './check-rows.ts'
import { fieldsOf, ROW_KINDS, type RowKind } from './kinds.ts'
import { chunkMaker, withoutMarks } from './store-rows.ts'

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
  /** How values that are days in another writing read. */
  readonly days: Days
  /** Months the rows say they are of; what is no month is passed over. */
  readonly months: readonly string[]
}

const CHUNK = 4_000

interface ReadOptions {
  readonly workDir: string
  /** Where the chunks go, a line of JSON each. */
  readonly rowsTo: string
  readonly mapping?: MappingFile
}

/**
 * Reads a file of people's own making into rows of a kind, in one pass over the rows once its columns are known. A value that stands for
 * "nothing" is null; days are as stated: how they read is told at the end, when all of them were seen.
 */
export async function readRowsOfFile(path: string, kind: RowKind, options: ReadOptions): Promise<Result<UnderstoodFile>> {
  const { workDir, mapping, rowsTo } = options
  const staged = await stageTable(path, ROW_KINDS[kind].schema, { workDir, ...(mapping && { mapping }) })
  if (!staged.ok) return staged
  const { source, understood, mappingReport, unmapped, problems: warnings, rows, mapping: found } = staged.value
  const { problems, days, months } = await writeChunks(staged.value, kind, rowsTo)
  return ok({
    sha256: source.sha256,
    rows,
    sentences: understood,
    columns: mappingReport.map(({ field, column, confidence, samples }) => ({ field, column, confidence, samples })),
    unused: unmapped,
    warnings: [...warnings, ...(kind === 'staff' ? missingFields(found, unmapped, source.name) : [])],
    problems,
    days,
    months,
  })
}

async function writeChunks(staged: StagedTable, kind: RowKind, to: string) {
  const fields = fieldsOf(kind)
  const watch = watchRows(kind)
  const months = new Set<string>()
  const month = fields.indexOf('snapshot_month')
  const out = createWriteStream(to, { mode: 0o600, highWaterMark: 1 << 22 })
  const failedWith = new Promise<never>((_, reject) => out.once('error', reject))
  failedWith.catch(() => undefined)
  const chunks = chunkMaker(kind, (field) => staged.mapping.has(field))
  const write = async (): Promise<void> => {
    if (!out.write(`${JSON.stringify(chunks.take())}\n`)) await Promise.race([once(out, 'drain'), failedWith])
  }
  const numbered = rowNumbers(staged.data)
  for await (const records of recordsOf(staged.data)) {
    for (const cells of records) {
      const values = fields.map((field) => stated(cells, staged.mapping.get(field)))
      const rowNumber = numbered()
      watch.add(values, rowNumber, chunks.add(values, rowNumber))
      if (months.size < 50 && values[month] != null) months.add(values[month])
      if (chunks.size() >= CHUNK) await write()
    }
  }
  if (chunks.size() > 0) await write()
  out.end()
  await Promise.race([once(out, 'finish'), failedWith])
  return { ...watch.finish(), months: [...months].sort() }
}

function stated(cells: readonly string[], column: number | undefined): string | null {
  if (column === undefined) return null
  const value = (cells[column] ?? '').trim()
  return value === '' || isMissing(value) ? null : value
}

/** The rows of a staged text, some at a time. */
async function* recordsOf({ path, delimiter, skipLines }: StagedTable['data']): AsyncGenerator<readonly string[][]> {
  const reader = recordReader(delimiter)
  let skip = skipLines
  const left = (records: readonly { readonly cells: string[] }[]): string[][] => {
    const rest = skip > 0 ? records.slice(skip) : records
    skip = Math.max(0, skip - records.length)
    return rest.map(({ cells }) => cells)
  }
  for await (const text of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 }))
    yield left(reader.push(withoutMarks(text as string)))
  yield left(reader.end())
}

/** The numbers that a spreadsheet gives the rows, one after the other. */
function rowNumbers({ firstDataRow, shifts }: StagedTable['data']): () => number {
  let index = 0
  let shift = 0
  let next = 0
  return () => {
    while (next < shifts.length && (shifts[next]?.[0] ?? 0) <= index) shift = shifts[next++]?.[1] ?? shift
    return firstDataRow + index++ + shift
  }
}
