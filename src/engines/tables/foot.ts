import type { GridRow } from './grid.ts'

export interface LeftOut {
  readonly row: number
  readonly what: 'total' | 'note' | 'repeated header'
}

const total = /^(grand|overall|sub|report|page|column|trust|organisation)?[\s-]*totals?\b[\s:]*(\(.*\))?$/i
const totalOf = /^(sub-?\s?|grand\s)?total\s(of|for|staff|posts|fte|wte|headcount|number|records|rows|count|employees|assignments)\b/i
const note =
  /^(notes?\b|sources?\b|\*|†|‡|end of (report|file|data|extract)|generated\b|produced\b|printed\b|extracted\b|exported\b|report (run|date|generated|ends)|run (on|date|by)|filters?\b|applied filters|caveats?\b|disclaimer|confidential|official|page \d+|(number of )?(rows|records)\b|(record|row) count|data (as at|from|correct)|as at\b|please\b|this report|copyright|©|fictional)/i

const summable = /\b(fte|wte|headcount|count|hours|posts|sum|number of|salary|cost|amount|budget)/i

const filled = (cells: readonly string[]): [number, string][] =>
  cells.flatMap((cell, index): [number, string][] => (cell.trim() === '' ? [] : [[index, cell.trim()]]))
const isNumber = (text: string): boolean => /^[£$]?[-+]?[\d,]*\.?\d+%?$/.test(text)

/** A row that sums others up: says "Total" where the first value stands, with little but numbers beside it. */
export function isTotalRow(cells: readonly string[], headers: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '')?.trim() ?? ''
  if (!/total/i.test(first) || (!total.test(first) && !totalOf.test(first))) return false
  const values = filled(cells)
  const words = values.slice(1).filter(([, value]) => !isNumber(value))
  // "Total" alone may be a surname: then more words stand beside it.
  return words.length <= (/^totals?$/i.test(first) ? 1 : Math.max(1, headers.length / 4)) || values.length <= 2
}

/**
 * What stands under the data: blank rows, totals, notes. Works upwards from the last row and stops at the first row of data.
 * `rows` is how many rows of the grid (blank ones too) belong to the foot.
 */
export function footOf(grid: readonly GridRow[], headers: readonly string[]): { rows: number; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = []
  const width = headers.filter((header) => header !== '').length
  let at = grid.length
  let footEnds = grid.length
  while (at > 0) {
    const { row, cells } = grid[at - 1] as GridRow
    const values = filled(cells)
    if (values.length > 0) {
      const above = grid[at - 2]
      // Sheets leave blank rows out, texts have them.
      const afterBlank = above !== undefined && (above.row < row - 1 || filled(above.cells).length === 0)
      const what = footKind(values, cells, headers, width, afterBlank)
      if (!what) break
      leftOut.push({ row, what })
      footEnds = at - 1
    }
    at--
  }
  // Blank rows between the data and the foot belong to neither; those under the last row of data to the foot.
  return { rows: leftOut.length === 0 ? grid.length - at : grid.length - Math.min(footEnds, at), leftOut: leftOut.toReversed() }
}

function footKind(
  values: [number, string][],
  cells: readonly string[],
  headers: readonly string[],
  width: number,
  afterBlank: boolean,
): LeftOut['what'] | null {
  if (isTotalRow(cells, headers)) return 'total'
  const [column, first] = values[0] as [number, string]
  if (width >= 3 && values.length <= 2) {
    if (note.test(first)) return 'note'
    // A sentence alone in the first column is a remark; so is a lonely cell below a blank row.
    if (values.length === 1 && column === 0 && (first.split(/\s+/).length >= 4 || afterBlank)) return 'note'
  }
  // A sum without the word: numbers alone, and only under headers that can be summed.
  const summed = values.every(([index, value]) => isNumber(value) && summable.test(headers[index] ?? ''))
  return width >= 3 && column > 0 && values.length <= 4 && summed ? 'total' : null
}
