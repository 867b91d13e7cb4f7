import { open, rename, rm } from 'node:fs/promises'
import {
  footOf,
  isBlankRow,
  isExcelError,
  isGarbled,
  isLost,
  isTotalRow,
  repeatsHeader,
  watchForDamage,
  type Damage,
  type GridRow,
  type LeftOut,
  type TextRecord,
} from '../../engines/tables/index.ts'
import { noRows, Refusal, told } from './refusal.ts'
import { NO_RESULT } from './sheet.ts'
import type { Problem } from '../../kernel/index.ts'

export interface CopyOptions {
  readonly to: string
  readonly headers: readonly string[]
  /** The header lines as they stand in the source: pages of a printed report repeat them. */
  readonly headerLines: readonly (readonly string[])[]
  /** Values per row. */
  readonly columns: number
  /** Row number of the last header line. */
  readonly headerRow: number
  /** A text has as many values in every row as in its header; a sheet leaves empty cells at the end of a row out. */
  readonly ragged: 'refused' | 'filled'
  readonly mapped: ReadonlySet<number>
  readonly codes: readonly number[]
  /** Called when all rows are read and before the copy appears: may still refuse it. */
  readonly settle?: (firstDataRow: number) => void
}

export interface CopyOutcome {
  readonly rows: number
  readonly firstDataRow: number
  /** From which row of the copy (from 0) on the source's row numbers run ahead of it, and by how many: where rows were left out. */
  readonly shifts: readonly (readonly [index: number, by: number])[]
  readonly leftOut: readonly LeftOut[]
  readonly blankRows: number
  readonly lineBreaks: boolean
  readonly damage: readonly { readonly column: number; readonly damage: Damage }[]
  readonly warnings: readonly Problem[]
}

/** Errors that are told before the rest is counted only. */
const TOLD = 5
/** Rows held back, so that what turns out to be the foot is not written. */
const HELD = 400

/**
 * Copies the data of a table, row by row, into a clean CSV file: UTF-8, commas, LF, one header line, every row as wide as the header.
 * Blank rows, repeated headers, totals and the foot are left out and told. The file appears only when it is complete.
 */
export async function cleanCopy(source: AsyncIterable<readonly (GridRow | TextRecord)[]>, options: CopyOptions): Promise<CopyOutcome> {
  const partial = `${options.to}.partial`
  const file = await open(partial, 'w')
  try {
    const copier = rowCopier(options)
    let held: GridRow[] = []
    for await (const rows of source) {
      for (const row of rows) {
        if (row.row <= options.headerRow) continue
        // A row that cannot be read is an error wherever it stands, never part of the foot.
        if ('fault' in row) copier.take([row])
        else held.push(row)
      }
      if (held.length <= 2 * HELD) continue
      copier.take(held.slice(0, -HELD))
      held = held.slice(-HELD)
      if (copier.pending() > 1 << 20) await file.write(copier.flush())
    }
    const foot = footOf(held, options.headers)
    copier.take(held.slice(0, held.length - foot.rows))
    copier.leave(foot.leftOut)
    const outcome = copier.finish()
    options.settle?.(outcome.firstDataRow)
    await file.write(copier.flush())
    await file.close()
    await rename(partial, options.to)
    return outcome
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(partial, { force: true })
    throw error
  }
}

/** Characters of an ordinary cell: it needs no quotes and has nothing to be warned of. */
const ordinary = /^[\w.()/&;:'+][\w .()/&;:'+#-]*$/
const needsQuotes = /[",\n\r]|^\s|\s$/
const written = (cell: string): string => (!ordinary.test(cell) && needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function rowCopier(options: CopyOptions) {
  const { columns, headers, headerLines, mapped } = options
  const watches = new Map(options.codes.map((column) => [column, watchForDamage()]))
  const watchAt = Array.from({ length: columns }, (_, column) => watches.get(column))
  const leftOut: LeftOut[] = []
  const errors: Problem[] = []
  const warned = new Map<string, { problem: Problem; count: number }>()
  const values = Array.from({ length: columns }, () => '')
  let errorCount = 0
  let lines: string[] = []
  let length = 0
  let rows = 0
  let firstDataRow = 0
  let shift = 0
  const shifts: [number, number][] = []
  let blankRows = 0
  let lineBreaks = false

  const header = (column: number): string => headers[column] || `column ${column + 1}`
  const fail = (problem: Problem): void => {
    if (++errorCount <= TOLD) errors.push(problem)
  }
  const warn = (code: string, message: string, todo: string, row: number, column?: number): void => {
    const before = warned.get(code)
    if (before) before.count++
    else
      warned.set(code, {
        problem: told('warning', code, message, todo, { row, ...(column !== undefined && { column: header(column) }) }),
        count: 1,
      })
  }
  const write = (line: string): void => {
    // A lone empty value would be a blank line.
    lines.push(line === '' ? '""' : line)
    length += line.length
  }
  const checked = (cell: string, column: number, row: number): string => {
    if (cell === '') return cell
    if (watchAt[column] !== undefined) watchAt[column].add(cell, row)
    if (ordinary.test(cell)) return cell
    if (cell === NO_RESULT) {
      if (mapped.has(column)) {
        fail(
          told(
            'error',
            'formula-without-result',
            'A cell holds a formula, and its result was not saved in the file.',
            'Open the workbook in Excel, let it calculate, and save it.',
            { row, column: header(column) },
          ),
        )
      } else
        warn(
          'formula-without-result',
          'A cell in a column that is not used holds a formula without a saved result.',
          'Nothing, unless you miss the column.',
          row,
          column,
        )
      return ''
    }
    if (isExcelError(cell))
      warn(
        'excel-error',
        'A cell holds the error value of a spreadsheet and is treated as missing.',
        'Correct the formula in the source, if the value matters.',
        row,
        column,
      )
    else if (isGarbled(cell) || isLost(cell))
      warn(
        'garbled',
        'Letters with accents were garbled before the file came here.',
        'Export the table again as "CSV UTF-8" from the system that holds it.',
        row,
        column,
      )
    if (cell.includes('\n') || cell.includes('\r')) lineBreaks = true
    return written(cell)
  }
  const takeRow = (source: GridRow | TextRecord): void => {
    const { row, cells } = source
    if ('fault' in source && source.fault) return fail(quoteProblem(source.fault, row))
    if (isBlankRow(cells)) return void blankRows++
    if (headerLines.some((line) => repeatsHeader(cells, line))) return void leftOut.push({ row, what: 'repeated header' })
    if (isTotalRow(cells, headers)) return void leftOut.push({ row, what: 'total' })
    const extra = cells.slice(columns).findIndex((cell) => cell.trim() !== '')
    if (options.ragged === 'refused' && (cells.length < columns || extra >= 0)) return fail(raggedProblem(row, cells.length, columns))
    if (extra >= 0)
      warn(
        'beyond-header',
        'A cell stands to the right of the last column with a header and was left out.',
        'Give the column a header, if it matters.',
        row,
      )
    if ('wrapped' in source && columns >= 4 && source.wrapped?.some(({ breaks, delimiters }) => delimiters === breaks * (columns - 1))) {
      return fail(
        told(
          'error',
          'swallowed-rows',
          'A quotation mark opens a value that runs over several lines and holds as many values as whole rows.',
          'Look for a quotation mark that should not be there in this row, or is missing at the end of a value.',
          { row },
        ),
      )
    }
    firstDataRow ||= row
    if (row - firstDataRow - rows !== shift) shifts.push([rows, (shift = row - firstDataRow - rows)])
    rows++
    for (let column = 0; column < columns; column++) values[column] = checked(cells[column] ?? '', column, row)
    write(values.join(','))
  }

  write(Array.from({ length: columns }, (_, column) => written(header(column).replace(/\s+/g, ' '))).join(','))
  return {
    take: (some: readonly GridRow[]): void => some.forEach(takeRow),
    leave: (more: readonly LeftOut[]): void => void leftOut.push(...more),
    pending: (): number => length,
    flush: (): string => {
      const text = lines.length === 0 ? '' : `${lines.join('\n')}\n`
      lines = []
      length = 0
      return text
    },
    finish: (): CopyOutcome => {
      if (errors.length > 0) throw new Refusal(...withCount(errors, errorCount))
      if (rows === 0) noRows(options.headerRow)
      const warnings = [...warned.values()].map(({ problem, count }) =>
        count === 1 ? problem : { ...problem, message: `${problem.message} This is the first of ${count}.` },
      )
      const damage = [...watches].flatMap(([column, watch]) => watch.found().map((damage) => ({ column, damage })))
      return { rows, firstDataRow, shifts, leftOut, blankRows, lineBreaks, damage, warnings }
    },
  }
}

const withCount = (errors: readonly Problem[], count: number): Problem[] =>
  errors.map((problem, index) =>
    index === errors.length - 1 && count > errors.length
      ? { ...problem, message: `${problem.message} There are ${count - errors.length} more such rows.` }
      : problem,
  )

const raggedProblem = (row: number, found: number, columns: number): Problem =>
  told(
    'error',
    'ragged-row',
    `The row has ${found} ${found === 1 ? 'value' : 'values'} where the header has ${columns}.`,
    found < columns
      ? 'Look for a value that is missing or a line break inside a value; if it is the last row, the file may have been cut off.'
      : 'Put a value that contains the delimiter in double quotes.',
    { row },
  )

const quoteProblem = (fault: NonNullable<TextRecord['fault']>, row: number): Problem => {
  if (fault === 'never closed')
    return told(
      'error',
      'quote-never-closed',
      'A quotation mark is opened in this row and never closed.',
      'Close it, or double it where it is part of the value.',
      { row },
    )
  if (fault === 'endless value')
    return told(
      'error',
      'endless-value',
      'A value in this row is longer than a million characters; the file may have no line ends.',
      'Save it again as CSV.',
      { row },
    )
  return told(
    'error',
    'text-after-quote',
    'Text follows a closing quotation mark in this row, so it is not clear where the value ends.',
    'Double quotation marks that are part of a value.',
    { row },
  )
}
