import { writeFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import { cellRef, writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx'
import { type OutCell } from './cell.ts'

export interface Sheet {
  /** At most 31 characters. */
  readonly name: string
  readonly rows: readonly (readonly OutCell[])[]
  /** Widths in characters, one for each column. */
  readonly widths?: readonly number[]
  /** Mark the rows below a header row as an Excel table of this name, frozen under its header. */
  readonly table?: string
  /** Columns (from 0) whose text must stay text when somebody edits it, such as numbers with leading zeros. */
  readonly textColumns?: readonly number[]
  /** Long texts go on in the next line of their cell. */
  readonly wrapped?: boolean
  /** The first row is a heading in large letters. */
  readonly heading?: boolean
}

export interface Properties {
  readonly title: string
  readonly description?: string
}

const longestText = 32_767
const font = { name: 'Arial', size: 11 }

/**
 * The bytes of a workbook: the same rows give the same bytes on any day and machine. It opens on its first sheet and holds
 * nothing that is not seen: no author, no times, no formula, no hidden sheet, no cache, no merged cells.
 */
export async function workbookBytes(sheets: readonly Sheet[], properties: Properties): Promise<Uint8Array> {
  const written = await writeXlsx({
    sheets: sheets.map(toSheet),
    properties,
    activeSheet: 0,
    defaultFont: font,
    stringMode: 'inline',
  })
  const parts: Zippable = {}
  for (const [name, bytes] of Object.entries(unzipSync(written))) parts[name] = [tidyPart(name, bytes), { level: 6 }]
  // The zip format has no time zone; fflate writes the local clock's reading, so a local date is the same everywhere.
  return zipSync(parts, { mtime: new Date(1980, 0, 1) })
}

/** Writes one plain sheet: the rows as they are. */
export async function writeSheet(
  path: string,
  rows: Sheet['rows'],
  options: Partial<Omit<Sheet, 'rows'>> & { title?: string } = {},
): Promise<void> {
  await writeFile(path, await sheetFile(rows, options))
}

/** The same as bytes, for rows that are few enough to stand in memory. */
export async function sheetFile(
  rows: Sheet['rows'],
  { title, ...sheet }: Partial<Omit<Sheet, 'rows'>> & { title?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await workbookBytes([{ name: 'Sheet1', ...sheet, rows }], { title: title ?? sheet.name ?? 'Sheet1' }))
}

function toSheet(sheet: Sheet): WriteSheet {
  const width = Math.max(1, ...sheet.rows.map((row) => row.length))
  const header = sheet.rows[0] ?? []
  const text = new Set(sheet.textColumns)
  const emphasised: CellStyle | null = sheet.heading
    ? { font: { ...font, bold: true, size: 18 } }
    : sheet.table
      ? { font: { ...font, bold: true } }
      : null
  return {
    name: sheet.name,
    columns: Array.from({ length: width }, (_, column) => ({
      width: sheet.widths?.[column] ?? 18,
      style: {
        ...(text.has(column) ? { numFmt: '@' } : {}),
        ...(sheet.wrapped ? { alignment: { wrapText: true, vertical: 'top' } } : {}),
      },
    })),
    rows: sheet.rows.map((row) => row.map(toValue)),
    cells: new Map(emphasised ? header.map((cell, column) => [`0,${column}`, { value: toValue(cell), style: emphasised }] as const) : []),
    ...(sheet.table ? tableOf(sheet, sheet.table, header, width) : {}),
  }
}

function tableOf(sheet: Sheet, name: string, header: readonly OutCell[], width: number): Partial<WriteSheet> {
  const names = header.map(String)
  if (names.length !== width || new Set(names.map((each) => each.toLowerCase())).size !== width || names.includes(''))
    throw new RangeError(`sheet "${sheet.name}": every column needs a heading of its own`)
  // Excel repairs a table that has no row below its header.
  const lastRow = Math.max(1, sheet.rows.length - 1)
  return {
    freezePane: { rows: 1 },
    tables: [
      { name, range: `A1:${cellRef(lastRow, width - 1)}`, columns: names.map((each) => ({ name: each })), style: 'TableStyleMedium2' },
    ],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
}

function toValue(cell: OutCell): CellValue {
  if (cell === null) return null
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`${cell} is not a figure to write`)
    return cell
  }
  if (typeof cell === 'object') {
    const instant = Date.parse(`${cell.date}T00:00:00Z`)
    if (Number.isNaN(instant)) throw new RangeError('a date must be a day as YYYY-MM-DD')
    // Excel counts a 29 February 1900 that never was, so an earlier day would be shown as another.
    return cell.date < '1900-03-01' ? cell.date : new Date(instant)
  }
  if (cell.length > longestText) throw new RangeError(`a cell holds at most ${longestText} characters`)
  return readable(cell)
}

/** Without what XML cannot hold, and with a literal `_x0041_` kept from being read as the letter A. */
const readable = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\uFFFD')
    // These are the characters that XML 1.0 has no way to write.
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** Takes out what would tell the time or ask for a recalculation, and keeps spaces at the ends of a text. */
function tidyPart(name: string, bytes: Uint8Array): Uint8Array {
  if (name === 'docProps/core.xml') return strToU8(strFromU8(bytes).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''))
  if (name === 'docProps/app.xml')
    return strToU8(strFromU8(bytes).replace(/<Application>[^<]*<\/Application>/, '<Application>Triptych</Application>'))
  if (name === 'xl/workbook.xml') return strToU8(strFromU8(bytes).replace(/<calcPr[^>]*\/>/, ''))
  if (name.startsWith('xl/worksheets/sheet'))
    return strToU8(strFromU8(bytes).replace(/<t>(\s[^<]*|[^<]*\s)<\/t>/g, '<t xml:space="preserve">$1</t>'))
  return bytes
}
