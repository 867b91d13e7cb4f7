import { createHash } from 'node:crypto'
import { isAscii, isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import {
  footOf,
  isExcelError,
  isGarbled,
  isLost,
  isTotalRow,
  readRecords,
  type Damage,
  type Delimiter,
} from '../../engines/tables/index.ts'
import { watchCodes, type CodeWatch } from './watch-codes.ts'

/** What one pass over the bytes of a text found; `clean` means that a bulk reader may read the file as it stands. */
export interface TextScan {
  readonly clean: boolean
  readonly sha256: string
  readonly rows: number
  readonly damage: readonly { readonly column: number; readonly damage: Damage }[]
  /** Row (from 1) of the first value that was read in a wrong encoding on its way here; 0 where there is none. */
  readonly garbledRow: number
  readonly excelErrors: { readonly count: number; readonly row: number; readonly column: number }
}

export interface ScanOptions {
  readonly delimiter: Delimiter
  readonly columns: number
  /** Lines before the first row of data. */
  readonly skipLines: number
  readonly headers: readonly string[]
  /** Columns (from 0) of codes, watched for what spreadsheets do to them. */
  readonly codes: readonly number[]
}

const BUFFER = 4 << 20
const [LINE_FEED, RETURN, QUOTE, HASH] = [10, 13, 34, 35]

/**
 * One pass over a UTF-8 text: hash, validity, number of values in every record, totals and repeated headers among the data, damage to codes.
 * It makes no string per row, so it keeps up with the disk and its memory does not grow. Anything out of the ordinary ends it with
 * `clean: false`; the slower reader then finds out what it is and says so.
 */
export async function scanText(handle: FileHandle, size: number, options: ScanOptions): Promise<TextScan> {
  const hash = createHash('sha256')
  const watch = watchCodes(options.codes, options.columns)
  const lines = lineScanner(options, watch)
  const values = valueScanner(options)
  let buffer = Buffer.allocUnsafe(BUFFER)
  let carried = 0
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(buffer, carried, buffer.length - carried - 1, at)
    at += bytesRead
    hash.update(buffer.subarray(carried, carried + bytesRead))
    let length = carried + bytesRead
    const last = bytesRead === 0
    if (last && length > 0) buffer[length++] = LINE_FEED
    const end = buffer.subarray(0, length).lastIndexOf(LINE_FEED) + 1
    if (end === 0 && length >= BUFFER - 1) return unclean
    const region = buffer.subarray(0, end)
    if (end > 0) {
      if (region.includes(0) || !isUtf8(region)) return unclean
      values.scan(region, lines.row())
      if (!lines.scan(region)) return unclean
    }
    if (last) break
    buffer.copyWithin(0, end, length)
    carried = length - end
  }
  if (!(await footIsData(handle, size, lines.row(), options))) return unclean
  return { clean: true, sha256: hash.digest('hex'), rows: lines.row() - options.skipLines, damage: watch.found(), ...values.found() }
}

const unclean: TextScan = { clean: false, sha256: '', rows: 0, damage: [], garbledRow: 0, excelErrors: { count: 0, row: 0, column: 0 } }

function lineScanner({ delimiter, columns, skipLines, headers }: ScanOptions, watch: CodeWatch) {
  const mark = delimiter.charCodeAt(0)
  const special = new Uint8Array(256)
  for (const code of [mark, LINE_FEED, RETURN, QUOTE]) special[code] = 1
  const top = Math.max(mark, QUOTE)
  let row = 0
  let returns = 0
  let header = Buffer.alloc(0)

  /** What no row of data is: blank, a total, the header again. */
  const isOdd = (bytes: Buffer, start: number, end: number): boolean => {
    if (end - start <= columns - 1 || (columns === 1 && end === start)) return true
    if (end - start === header.length && bytes.compare(header, 0, header.length, start, end) === 0) return true
    let at = start
    while (bytes[at] === mark || bytes[at] === QUOTE) at++
    if (at >= end) return true
    // "total" anywhere in the first value: only then is a string worth its cost.
    for (const stop = Math.min(end, at + 60); at < stop && bytes[at] !== mark; at++) {
      if (((bytes[at] as number) | 32) === 116 && ((bytes[at + 1] as number) | 32) === 111 && ((bytes[at + 2] as number) | 32) === 116) {
        return isTotalRow(readRecords(bytes.toString('utf8', start, end), delimiter)[0]?.cells ?? [], headers)
      }
    }
    return false
  }

  return {
    row: () => row,
    /** Complete lines; false at the first one that is out of the ordinary. */
    scan(bytes: Buffer): boolean {
      const end = bytes.length
      const { watched } = watch
      let at = 0
      let start = 0
      let field = 0
      let from = 0
      while (at < end) {
        let byte = bytes[at] as number
        // The region ends with a line feed, which stops this.
        while (byte > top || special[byte] === 0) byte = bytes[++at] as number
        if (byte === mark) {
          if (watched[field] === 1 && row >= skipLines) watch.look(bytes, from, at, field, row + 1)
          field++
          from = ++at
        } else if (byte === QUOTE) {
          if (at !== from) return false
          for (at++; ; at++) {
            const inside = bytes[at] as number
            if (inside === QUOTE) {
              if (bytes[at + 1] !== QUOTE) break
              at++
            } else if (inside === LINE_FEED || inside === RETURN) return false
          }
          at++
          const next = bytes[at]
          if (next !== mark && next !== LINE_FEED && next !== RETURN) return false
        } else {
          const stop = at
          if (byte === RETURN) {
            if (bytes[at + 1] !== LINE_FEED) return false
            returns++
            at++
          }
          at++
          row++
          // One kind of line end throughout.
          if (returns !== 0 && returns !== row) return false
          if (row > skipLines) {
            if (field + 1 !== columns || isOdd(bytes, start, stop)) return false
            if (watched[field] === 1) watch.look(bytes, from, stop, field, row)
          } else if (row === skipLines) header = Buffer.from(bytes.subarray(row === 1 ? start + markLength(bytes) : start, stop))
          field = 0
          start = from = at
        }
      }
      return true
    },
  }
}

/** Length of a byte order mark. */
const markLength = (bytes: Buffer): number => (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0)

/** Values that failed or were garbled before they came here; looked for in the bytes, since most files have none. */
function valueScanner({ delimiter }: ScanOptions) {
  const mark = delimiter.charCodeAt(0)
  const signs = ['Ã', 'Â', 'â€', 'ï»¿', '\ufffd'].map((sign) => Buffer.from(sign))
  let garbledRow = 0
  const errors = { count: 0, row: 0, column: 0 }
  const linesBefore = (bytes: Buffer, stop: number): number => {
    let count = 0
    for (let at = bytes.indexOf(LINE_FEED); at >= 0 && at < stop; at = bytes.indexOf(LINE_FEED, at + 1)) count++
    return count
  }
  const noteError = (bytes: Buffer, at: number, rowsBefore: number): void => {
    errors.count++
    if (errors.count > 1) return
    errors.row = rowsBefore + linesBefore(bytes, at) + 1
    errors.column = bytes.subarray(bytes.lastIndexOf(LINE_FEED, at) + 1, at).filter((byte) => byte === mark).length
  }
  return {
    scan(bytes: Buffer, rowsBefore: number): void {
      for (let at = bytes.indexOf(HASH); at >= 0; at = bytes.indexOf(HASH, at + 1)) {
        const before = bytes[at - 1]
        if (before !== mark && before !== LINE_FEED && before !== QUOTE && at > 0) continue
        let stop = at
        while (stop < at + 20 && bytes[stop] !== mark && bytes[stop] !== LINE_FEED && bytes[stop] !== RETURN && bytes[stop] !== QUOTE)
          stop++
        if (isExcelError(bytes.toString('latin1', at, stop))) noteError(bytes, at, rowsBefore)
      }
      if (garbledRow > 0 || isAscii(bytes)) return
      for (const sign of signs) {
        for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) {
          const text = bytes.toString('utf8', at, at + 12)
          if (!isGarbled(text) && !isLost(text)) continue
          const row = rowsBefore + linesBefore(bytes, at) + 1
          if (garbledRow === 0 || row < garbledRow) garbledRow = row
          break
        }
      }
    },
    found: () => ({ garbledRow, excelErrors: errors }),
  }
}

/** Whether the last lines are rows of data like the others, not notes that happen to have as many delimiters. */
async function footIsData(
  handle: FileHandle,
  size: number,
  rows: number,
  { delimiter, headers, skipLines }: ScanOptions,
): Promise<boolean> {
  const length = Math.min(size, 128 * 1024)
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
  const from = length === size ? 0 : buffer.indexOf(LINE_FEED) + 1
  const records = readRecords(buffer.toString('utf8', from), delimiter)
  const first = rows - records.length
  const grid = records.map(({ cells }, index) => ({ row: first + index + 1, cells })).filter(({ row }) => row > skipLines)
  return footOf(grid, headers).rows === 0
}
