import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { guardFormula, type OutCell, type OutRows } from './cell.ts'

export interface CsvOptions {
  /** False for a file that programs read rather than people: some take the mark for a part of the first heading. */
  readonly byteOrderMark?: boolean
}

/**
 * Writes a CSV file that Excel opens as it is: UTF-8 with a byte order mark (without one Excel takes it for Windows-1252),
 * commas, CRLF line ends (RFC 4180), quotes only where needed. Text that looks like a formula is guarded, numbers stay numbers,
 * days are `YYYY-MM-DD`. Rows are written as they come. Returns how many rows there were, the header not counted.
 */
export async function writeCsv(path: string, columns: readonly string[], rows: OutRows, options: CsvOptions = {}): Promise<number> {
  const file = createWriteStream(path)
  const closed = finished(file)
  // A failure to open or write is reported by awaiting `closed`; this keeps it from being unhandled until then.
  closed.catch(() => undefined)
  let count = 0
  let block = `${options.byteOrderMark === false ? '' : '\uFEFF'}${csvLine(columns)}`
  try {
    for await (const row of rows) {
      if (row.length !== columns.length) throw new RangeError(`row ${count + 1} has ${row.length} cells for ${columns.length} columns`)
      block += csvLine(row)
      count++
      if (block.length < 65_536) continue
      if (!file.write(block)) await Promise.race([once(file, 'drain'), closed])
      block = ''
    }
    file.end(block)
  } catch (error) {
    file.destroy()
    throw error
  }
  await closed
  return count
}

/** The same as one text, for a list that is small enough to stand in memory. */
export const csvText = (columns: readonly string[], rows: readonly (readonly OutCell[])[]): string =>
  `\uFEFF${[columns, ...rows].map(csvLine).join('')}`

const csvLine = (cells: readonly OutCell[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(cell: OutCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`${cell} is not a figure to write`)
    return String(cell)
  }
  const text = typeof cell === 'string' ? guardFormula(cell) : cell.date
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
