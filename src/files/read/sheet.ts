import type { GridRow } from '../../engines/tables/index.ts'
import type { ReadLimits } from './limits.ts'
import { refuse } from './refusal.ts'

/** What reading a sheet brought to light, filled while its rows go by. */
export interface SheetNotes {
  hiddenRows: number
  filtered: boolean
  /** Merged cells that reach over more than one row, by row numbers and columns from 0. */
  readonly merges: { readonly from: number; readonly to: number; readonly column: number }[]
}

export interface Workbook {
  readonly kind: 'Excel workbook' | 'OpenDocument spreadsheet'
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[]
  /** One plain sentence each. */
  readonly understood: readonly string[]
  /** Rows with something in them, in order, some at a time; days as YYYY-MM-DD. */
  rows(sheet: number, notes: SheetNotes): AsyncGenerator<GridRow[]>
}

/** Stands for a formula whose result was not saved in the file. No text of a cell can be this. */
export const NO_RESULT = '\u0000'

export const newNotes = (): SheetNotes => ({ hiddenRows: 0, filtered: false, merges: [] })

const SPARSE_FROM = 5_000_000
const SPARSE = 100

/** Collects the cells of one row: empty ones cost nothing until a later one holds something. */
export function rowBuilder(limits: ReadLimits) {
  let cells: string[] = []
  let total = 0
  let filled = 0
  let characters = 0
  return {
    put(column: number, value: string, row: number): void {
      if (column >= limits.columns)
        refuse('too-many-columns', `The sheet has more than ${limits.columns} columns.`, 'Save only the columns that are needed.', { row })
      while (cells.length < column) cells.push('')
      cells[column] = value
      characters += value.length
      filled++
      if (value.length > limits.cellCharacters)
        refuse('too-long', 'A cell holds more text than a spreadsheet allows.', 'Shorten or empty the cell.', { row })
    },
    take(row: number): string[] {
      const taken = cells
      cells = []
      total += taken.length
      if (row > limits.rows)
        refuse('too-many-rows', `The sheet has more than ${limits.rows} rows.`, 'Use CSV for a list as long as this.', { row })
      // A few values far to the right of very many rows are a trap, not a table.
      const sparse = total > SPARSE_FROM && total > SPARSE * filled
      if (sparse || total > limits.cells || characters > limits.sheetCharacters)
        refuse(
          'too-many-cells',
          'The sheet holds more cells than a staff list has.',
          'Save only the rows and columns that are needed, as CSV.',
          { row },
        )
      return taken
    },
  }
}
