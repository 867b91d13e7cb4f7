import type { GridRow } from './grid.ts'
import { groupMark } from './header-words.ts'

interface HeaderRows {
  readonly from: number
  readonly to: number
  readonly headers: readonly string[]
}

const clean = (cell: string | undefined): string => (cell ?? '').replace(/\s+/g, ' ').trim()
const filledAt = (cells: readonly string[]): number[] => cells.flatMap((cell, index) => (clean(cell) === '' ? [] : [index]))
const isWords = (cell: string): boolean =>
  /\p{L}/u.test(cell) && !/\d{3,}|\d[/.-]\d/.test(cell) && cell.length <= 60 && !cell.trim().endsWith(':')

/**
 * The one or two header lines at and around `main`, the row that looks most like a header. A second line is either a line of groups above
 * (each over one or more columns, as merged cells leave it) or a line of names below that fills the gaps of a merged cell.
 */
export function headerRowsAt(grid: readonly GridRow[], main: number, recognises?: (cell: string) => boolean, only = false): HeaderRows {
  const cells = grid[main]?.cells ?? []
  const row = grid[main]?.row ?? 0
  const next = grid[main + 1]
  const below = next?.row === row + 1 ? next.cells : undefined
  if (below && !only && fillsGaps(cells, below, recognises)) return { from: main, to: main + 1, headers: joined(cells, below) }
  const previous = grid[main - 1]
  const above = previous?.row === row - 1 ? previous.cells : undefined
  if (above && isGroupLine(above, cells)) return { from: main - 1, to: main, headers: joined(above, cells) }
  return { from: main, to: main, headers: trimmed(cells.map(clean)) }
}

function isGroupLine(above: readonly string[], main: readonly string[]): boolean {
  const groups = filledAt(above)
  const names = filledAt(main)
  const last = names.at(-1) ?? 0
  if (groups.length < 2 || groups.length >= names.length || groups.some((index) => index > last)) return false
  return groups.every((index) => isWords(clean(above[index])))
}

/** Whether `below` names the columns that the header above leaves open: nothing stands under a column that has its own name. */
function fillsGaps(main: readonly string[], below: readonly string[], recognises?: (cell: string) => boolean): boolean {
  const under = filledAt(below)
  if (under.length < 2 || filledAt(main).length < 2) return false
  const open = (index: number): boolean => clean(main[index]) === '' || (clean(main[index + 1]) === '' && under.includes(index + 1))
  const gaps = main.some((cell, index) => clean(cell) === '' && under.includes(index))
  const spare = filledAt(main).some((index) => !under.includes(index))
  if (!gaps || !under.every((index) => open(index) && isWords(clean(below[index])))) return false
  return spare || under.some((index) => recognises?.(clean(below[index])) === true)
}

/** Names under their groups; a group reaches to the right until the next one begins. */
function joined(above: readonly string[], below: readonly string[]): string[] {
  let group = ''
  return trimmed(
    Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
      const name = clean(below[index])
      if (clean(above[index]) !== '') group = clean(above[index])
      if (name === '') return clean(above[index])
      return group === '' ? name : `${group}${groupMark}${name}`
    }),
  )
}

function trimmed(headers: string[]): string[] {
  let end = headers.length
  while (end > 0 && headers[end - 1] === '') end--
  return headers.slice(0, end)
}
