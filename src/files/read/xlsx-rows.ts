import type { GridRow } from '../../engines/tables/index.ts'
import type { ReadLimits } from './limits.ts'
import { shownNumber, type NumberFormat } from './number-format.ts'
import { refuse } from './refusal.ts'
import { NO_RESULT, rowBuilder, type SheetNotes } from './sheet.ts'
import { attribute } from './xml.ts'

interface SheetContext {
  readonly shared: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly since1904: boolean
  readonly limits: ReadLimits
  readonly notes: SheetNotes
  /** Where finished rows are put. */
  readonly ready: GridRow[]
}

const damaged = (row: number): never =>
  refuse(
    'damaged',
    'The sheet is damaged: its cells do not stand where they say.',
    'Open it in Excel, save it again and use the new file.',
    { row },
  )

/** Handlers that turn the XML of one sheet into rows. */
export function xlsxRowReader({ shared, formats, since1904, limits, notes, ready }: SheetContext) {
  const builder = rowBuilder(limits)
  let row = 0
  let column = -1
  let type = ''
  let style = -1
  let value = ''
  let hasValue = false
  let hasFormula = false
  let reading = false
  let inCell = false
  let inPhonetic = false

  const cellText = (): string => {
    if (type === 's') {
      const index = value.trim() === '' ? -1 : Number(value)
      return hasValue ? (shared[index] ?? damaged(row)) : ''
    }
    if (type === 'inlineStr' || type === 'str') return value.includes('_x') ? unescaped(value) : value
    if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE'
    if (type === 'e') return value.trim()
    if (type === 'd') return value.trim().replace(/T00:00(:00(\.0+)?)?Z?$/, '')
    return shownNumber(value, formats[style] ?? null, since1904)
  }

  return {
    open(name: string, attributes: string): void {
      if (name === 'c') {
        inCell = true
        const at = attribute(attributes, 'r')
        const next = at === undefined ? column + 1 : columnOf(at)
        if (next <= column && column >= 0) damaged(row)
        column = next
        type = attribute(attributes, 't') ?? 'n'
        style = Number(attribute(attributes, 's') ?? -1)
        value = ''
        hasValue = hasFormula = false
      } else if (name === 'v' || (name === 't' && inCell && !inPhonetic)) {
        reading = inCell
        hasValue ||= inCell
      } else if (name === 'f') hasFormula = true
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'row') {
        const at = attribute(attributes, 'r')
        const next = at === undefined ? row + 1 : Number(at)
        if (!Number.isInteger(next) || next <= row) damaged(row)
        row = next
        column = -1
        if (['1', 'true'].includes(attribute(attributes, 'hidden') ?? '')) notes.hiddenRows++
      } else if (name === 'autoFilter') notes.filtered = true
      else if (name === 'mergeCell') noteMerge(attribute(attributes, 'ref') ?? '', notes)
    },
    text(piece: string): void {
      if (reading) value += piece
    },
    close(name: string): void {
      if (name === 'v' || name === 't') reading = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'c') {
        inCell = false
        if (hasFormula && !hasValue) builder.put(column, NO_RESULT, row)
        else if (hasValue) {
          const text = cellText()
          if (text !== '') builder.put(column, text, row)
          else if (column >= limits.columns) builder.put(column, '', row)
        }
      } else if (name === 'row') {
        const cells = builder.take(row)
        if (cells.length > 0) ready.push({ row, cells })
      }
    },
  }
}

/** `AB12` → 27; −1 where there are no letters. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

function noteMerge(reference: string, notes: SheetNotes): void {
  const [, letters, from, to] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/.exec(reference) ?? []
  if (letters !== undefined && from !== undefined && to !== undefined && from !== to && notes.merges.length < 10_000) {
    notes.merges.push({ from: Number(from), to: Number(to), column: columnOf(letters) })
  }
}

/** `_x000D_` stands for a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)).replace('\u0000', ''))
