/** A row of a source: `row` as a person sees it (from 1), cells from column A on. */
export interface GridRow {
  readonly row: number
  readonly cells: readonly string[]
}

export const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')
