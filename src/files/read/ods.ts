import type { GridRow } from '../../engines/tables/index.ts'
import type { ReadLimits } from './limits.ts'
import { refuse } from './refusal.ts'
import type { Zip } from './unzip.ts'
import { NO_RESULT, rowBuilder, type SheetNotes, type Workbook } from './sheet.ts'
import { attribute, readXml, xmlReader } from './xml.ts'

/** Opens an OpenDocument spreadsheet (ODF 1.2/1.3). Rows and cells that are written once and repeated are repeated as they are read, within the limits. */
export async function openOds(zip: Zip, limits: ReadLimits): Promise<Workbook> {
  if (!(await zip.text('mimetype')).trim().startsWith('application/vnd.oasis.opendocument.spreadsheet')) {
    refuse(
      'not-a-table',
      'This file is an office document without sheets.',
      'Save the table as CSV or as an Excel workbook (.xlsx) and use that file.',
    )
  }
  if (zip.has('META-INF/manifest.xml') && /<[\w:]*encryption-data/.test(await zip.text('META-INF/manifest.xml'))) {
    refuse('password', 'This spreadsheet is protected with a password.', 'Open it, remove the password and save it again.')
  }
  const sheets: { name: string; hidden: boolean }[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  await readXml(zip.stream('content.xml'), {
    open(name, attributes) {
      if (name === 'style') style = attribute(attributes, 'style:name') ?? ''
      else if (name === 'table-properties' && attribute(attributes, 'table:display') === 'false') hiddenStyles.add(style)
      else if (name === 'table')
        sheets.push({
          name: attribute(attributes, 'table:name') ?? '',
          hidden: hiddenStyles.has(attribute(attributes, 'table:style-name') ?? ''),
        })
    },
  })
  if (sheets.length === 0) refuse('no-sheets', 'The spreadsheet has no sheet.', 'Open it and save the table in a sheet.')
  return {
    kind: 'OpenDocument spreadsheet',
    sheets,
    understood: [],
    async *rows(sheet, notes) {
      const ready: { row: number; cells: string[]; times: number }[] = []
      const decoder = new TextDecoder()
      const state = { done: false }
      const reader = xmlReader(odsRowReader(sheet, limits, notes, ready, state))
      function* spread(): Generator<GridRow[]> {
        for (const { row, cells, times } of ready.splice(0)) {
          for (let i = 0; i < times; i += 1000)
            yield Array.from({ length: Math.min(1000, times - i) }, (_, j) => ({ row: row + i + j, cells }))
        }
      }
      for await (const piece of zip.stream('content.xml')) {
        reader.push(decoder.decode(piece, { stream: true }))
        yield* spread()
        if (state.done) return
      }
      reader.push(decoder.decode())
      reader.end()
      yield* spread()
    },
  }
}

function odsRowReader(
  sheet: number,
  limits: ReadLimits,
  notes: SheetNotes,
  ready: { row: number; cells: string[]; times: number }[],
  state: { done: boolean },
) {
  const builder = rowBuilder(limits)
  let table = -1
  let row = 1
  let times = 1
  let column = 0
  let repeat = 1
  let attributes = ''
  let text = ''
  let paragraphs = 0
  let inCell = false
  let inParagraph = 0
  let inAnnotation = false
  let spread = 0
  const repeats = (value: string | undefined): number => Math.max(1, Math.min(Number(value ?? 1) || 1, limits.rows + 1))
  return {
    open(name: string, written: string): void {
      if (name === 'table') table++
      if (table !== sheet) return
      if (name === 'table-row') {
        times = repeats(attribute(written, 'table:number-rows-repeated'))
        column = 0
        if ((attribute(written, 'table:visibility') ?? 'visible') !== 'visible') notes.hiddenRows += times > 1000 ? 0 : times
        if (attribute(written, 'table:visibility') === 'filter') notes.filtered = true
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        inCell = true
        attributes = written
        repeat = repeats(attribute(written, 'table:number-columns-repeated'))
        text = ''
        paragraphs = 0
        const rows = Number(attribute(written, 'table:number-rows-spanned') ?? 1)
        if (rows > 1 && notes.merges.length < 10_000) notes.merges.push({ from: row, to: row + rows - 1, column })
      } else if (!inCell) return
      else if (name === 'annotation') inAnnotation = true
      else if (inAnnotation) return
      else if (name === 'p') {
        if (paragraphs++ > 0) text += '\n'
        inParagraph++
      } else if (name === 's') text += ' '.repeat(Math.min(Number(attribute(written, 'text:c') ?? 1) || 1, 1000))
      else if (name === 'tab') text += '\t'
      else if (name === 'line-break') text += '\n'
    },
    text(piece: string): void {
      if (inParagraph > 0 && !inAnnotation) text += piece
    },
    close(name: string): void {
      if (table !== sheet) return
      if (name === 'annotation') inAnnotation = false
      else if (name === 'p' && !inAnnotation) inParagraph = Math.max(0, inParagraph - 1)
      else if (name === 'table-cell' || name === 'covered-table-cell') {
        inCell = false
        const value = name === 'table-cell' ? cellText(attributes, text) : ''
        if (value !== '') for (let i = 0; i < repeat; i++) builder.put(column + i, value, row)
        column += repeat
      } else if (name === 'table-row') {
        const cells = builder.take(row)
        if (cells.length > 0) {
          spread += cells.length * times
          if (row + times - 1 > limits.rows || spread > limits.cells) {
            refuse(
              'too-many-cells',
              'The sheet repeats a filled row more often than a staff list has rows.',
              'Delete the rows under the table and save it again.',
              { row },
            )
          }
          ready.push({ row, cells, times })
        }
        row += times
      } else if (name === 'table') state.done = true
    },
  }
}

function cellText(attributes: string, text: string): string {
  const type = attribute(attributes, 'office:value-type') ?? ''
  const value = attribute(attributes, 'office:value') ?? ''
  if (type === 'date') return (attribute(attributes, 'office:date-value') ?? text).replace(/T.*$/, '')
  if (type === 'boolean') return attribute(attributes, 'office:boolean-value') === 'true' ? 'TRUE' : 'FALSE'
  if (type === 'float' || type === 'currency' || type === 'percentage') {
    // A number shown with zeros in front is a code.
    return /^0\d+$/.test(text) && Number(text) === Number(value) ? text : value
  }
  if (type === 'string') return attribute(attributes, 'office:string-value') ?? text
  if (type === '' && text === '' && attribute(attributes, 'table:formula') !== undefined) return NO_RESULT
  return text
}
