import { writeFile } from 'node:fs/promises'
import { type OutCell } from './cell.ts'
import { workbookBytes, type Properties, type Sheet } from './xlsx.ts'

/** What one column of the data means: every column has one. */
export interface CodebookEntry {
  readonly column: string
  readonly meaning: string
  readonly type: 'text' | 'number' | 'date'
  /** What the values may be, in words. */
  readonly codes?: string
  /** Where the values come from. */
  readonly source?: string
  /** In characters; otherwise from the heading. */
  readonly width?: number
}

/** A tidy table with an entry in the codebook for each column. */
export interface DataPart {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly OutCell[])[]
}

/** A further sheet of data beside the one called Data. */
export interface FurtherSheet extends DataPart {
  /** At most 31 characters; its table is called the same without spaces. */
  readonly name: string
  /** What it holds, in a sentence. */
  readonly holds: string
  readonly codebook: readonly CodebookEntry[]
}

export interface WorkbookParts {
  /** The title, and what, who, when, which rule: label and value. */
  readonly cover: { readonly title: string; readonly lines: readonly (readonly [label: string, value: OutCell])[] }
  /** What each sheet holds; otherwise one line each is written. */
  readonly contents?: readonly (readonly [sheet: string, holds: string])[]
  readonly notes: readonly string[]
  readonly codebook: readonly CodebookEntry[]
  readonly data: DataPart
  /** Other tables than the data, each on a sheet after it. */
  readonly further?: readonly FurtherSheet[]
  readonly properties?: Partial<Properties>
}

/**
 * Writes a workbook as official statistics do: Cover, Contents, Notes, Codebook and Data, one table on a sheet, one header row,
 * real dates, identifiers as text. Throws where a column of the data is missing from the codebook.
 */
export async function writeWorkbook(path: string, parts: WorkbookParts): Promise<void> {
  await writeFile(path, await workbookFile(parts))
}

/** The same as bytes, for a table that is small enough to stand in memory. */
export const workbookFile = async (parts: WorkbookParts): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await workbookBytes(sheetsOf(parts), { title: parts.cover.title, ...parts.properties }))

function sheetsOf({ cover, contents, notes, codebook, data, further = [] }: WorkbookParts): readonly Sheet[] {
  const holds = contents ?? [
    ['Notes', 'How to read the figures, and what they cannot say'],
    ['Codebook', 'What each column of the data means'],
    ['Data', `${data.rows.length} rows`],
    ...further.map((sheet) => [sheet.name, sheet.holds] as const),
  ]
  // Where there is one table there is no need to say which.
  const which = (sheet: string): readonly string[] => (further.length > 0 ? [sheet] : [])
  const explained = [{ name: 'Data', codebook }, ...further].flatMap((sheet) =>
    sheet.codebook.map(({ column, meaning, type, codes, source }) => [
      ...which(sheet.name),
      column,
      meaning,
      type,
      codes ?? 'Any',
      source ?? 'Not stated',
    ]),
  )
  return [
    { name: 'Cover', heading: true, wrapped: true, widths: [34, 90], rows: [[cover.title], ...cover.lines] },
    { name: 'Contents', table: 'Contents', wrapped: true, widths: [20, 90], rows: [['Sheet', 'What it holds'], ...holds] },
    {
      name: 'Notes',
      table: 'Notes',
      wrapped: true,
      widths: [10, 120],
      rows: [['Note', 'Text'], ...notes.map((note, index) => [index + 1, note])],
    },
    {
      name: 'Codebook',
      table: 'Codebook',
      wrapped: true,
      widths: [...(further.length > 0 ? [20] : []), 26, 70, 10, 60, 40],
      rows: [[...which('Sheet'), 'Column', 'Meaning', 'Type', 'Values', 'Source'], ...explained],
    },
    dataSheet('Data', data, codebook),
    ...further.map((sheet) => dataSheet(sheet.name, sheet, sheet.codebook)),
  ]
}

function dataSheet(name: string, { columns, rows }: DataPart, codebook: readonly CodebookEntry[]): Sheet {
  const entries = columns.map((column) => {
    const entry = codebook.find((each) => each.column === column)
    if (!entry) throw new RangeError(`column "${column}" is not in the codebook`)
    return entry
  })
  for (const row of rows) if (row.length !== columns.length) throw new RangeError('a row of the data has too few or too many cells')
  return {
    name,
    table: name.replaceAll(' ', ''),
    widths: entries.map(({ column, width }) => width ?? Math.max(12, column.length + 5)),
    textColumns: entries.flatMap(({ type }, column) => (type === 'text' ? [column] : [])),
    rows: [columns, ...rows],
  }
}
