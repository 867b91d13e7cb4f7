import { footOf, isTotalRow, type LeftOut } from './foot.ts'
import { isBlankRow, type GridRow } from './grid.ts'
import { headerRowsAt } from './header-rows.ts'

export interface FoundTable {
  /** Index into the grid of the first and the last header line. */
  readonly headerFrom: number
  readonly headerTo: number
  /** One per column; two header lines are joined as `Group › Name`; empty where a column has no header. */
  readonly headers: readonly string[]
  /** Index into the grid of the first row of data; the grid's length where there is none. */
  readonly dataFrom: number
  /** Index after the last row of data, so far as the grid goes. */
  readonly dataTo: number
  /** Rows of the grid that are not data: what they are, and their row numbers. */
  readonly leftOut: readonly LeftOut[]
}

export interface FindTableOptions {
  /** Whether a cell names a field that is looked for: what tells a header from a preamble best. */
  readonly recognises?: (cell: string) => boolean
  /** The row number of the (last) header line, where a person said so. */
  readonly headerRow?: number
}

const filledCells = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '')

/** Rows that a header is looked for in; a preamble is shorter. */
const HEADER_WITHIN = 60

/**
 * Finds the table in a grid: the preamble above, one or two header lines, the data, repeated headers, totals and notes.
 * Null where no row looks like a header.
 */
export function findTable(grid: readonly GridRow[], options: FindTableOptions = {}): FoundTable | null {
  const main =
    options.headerRow === undefined ? headerIndex(grid, options.recognises) : grid.findIndex(({ row }) => row === options.headerRow)
  if (main < 0) return null
  const { from, to, headers } = headerRowsAt(grid, main, options.recognises, options.headerRow !== undefined)
  const foot = footOf(grid.slice(to + 1), headers)
  const dataTo = grid.length - foot.rows
  const leftOut: LeftOut[] = [...foot.leftOut]
  let dataFrom = to + 1
  while (dataFrom < dataTo && isBlankRow(grid[dataFrom]?.cells ?? [])) dataFrom++
  for (const { row, cells } of grid.slice(dataFrom, dataTo)) {
    if (isBlankRow(cells)) continue
    if (repeatsHeader(cells, grid[to]?.cells ?? [])) leftOut.push({ row, what: 'repeated header' })
    else if (isTotalRow(cells, headers)) leftOut.push({ row, what: 'total' })
  }
  return { headerFrom: from, headerTo: to, headers, dataFrom, dataTo, leftOut: leftOut.toSorted((a, b) => a.row - b.row) }
}

/** Whether a row inside the data is the header line over again, as printed reports have it on every page. */
export function repeatsHeader(cells: readonly string[], header: readonly string[]): boolean {
  let filled = 0
  for (let i = 0; i < Math.max(cells.length, header.length); i++) {
    const name = (header[i] ?? '').trim()
    if (name !== (cells[i] ?? '').trim()) return false
    if (name !== '') filled++
  }
  return filled > 1
}

const looksLikeData = (cell: string): boolean =>
  /^[£$€(]?[-+]?[\d.,/:%\s)-]+$/.test(cell.trim()) || /^\d{1,4}[-/ ][A-Za-z0-9]{2,9}[-/ ]\d{2,4}/.test(cell.trim())

function headerIndex(grid: readonly GridRow[], recognises?: (cell: string) => boolean): number {
  const rows = grid.slice(0, HEADER_WITHIN)
  const known = rows.map(({ cells }) => (recognises ? new Set(filledCells(cells).filter(recognises)).size : 0))
  const most = Math.max(0, ...known)
  // One known word alone may be a value ("Surname" is a surname somewhere), unless the table is that narrow.
  const widest = Math.max(0, ...rows.map(({ cells }) => filledCells(cells).length))
  if (most >= 2 || (most === 1 && widest <= 2)) return known.indexOf(most)
  return rows.findIndex(({ cells }) => {
    const filled = filledCells(cells)
    return (
      filled.length >= Math.max(2, widest * 0.6) &&
      filled.every((cell) => !looksLikeData(cell) && cell.trim().length <= 120) &&
      new Set(filled.map((cell) => cell.trim().toLowerCase())).size > filled.length / 2
    )
  })
}
