import type { GridRow } from '../../engines/tables/index.ts'
import type { ReadLimits } from './limits.ts'
import { numberFormat, type NumberFormat } from './number-format.ts'
import { refuse } from './refusal.ts'
import type { Zip } from './unzip.ts'
import type { SheetNotes, Workbook } from './sheet.ts'
import { unescaped, xlsxRowReader } from './xlsx-rows.ts'
import { attribute, readXml, xmlReader } from './xml.ts'

/**
 * Opens an Excel workbook (ECMA-376, transitional or strict): the list of sheets, the date system, the styles that change what a number says.
 * Sheets are read as streams of our own: they keep the row and column of every cell, the digits of long numbers, formulas without a result and
 * hidden rows, and a sheet that ends too early is a damaged file instead of a shorter table.
 */
export async function openXlsx(zip: Zip, limits: ReadLimits): Promise<Workbook> {
  const main = (await relations(zip, '_rels/.rels', '')).find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const folder = main.includes('/') ? main.slice(0, main.lastIndexOf('/')) : ''
  const related = await relations(
    zip,
    `${folder === '' ? '' : `${folder}/`}_rels/${main.slice(folder === '' ? 0 : folder.length + 1)}.rels`,
    folder,
  )
  const { sheets, since1904 } = await readWorkbook(zip, main)
  const worksheets = sheets.flatMap(({ name, hidden, relation }) => {
    const part = related.find(({ id, type }) => id === relation && type.endsWith('/worksheet'))?.target
    return part === undefined || !zip.has(part) ? [] : [{ name, hidden, part }]
  })
  if (worksheets.length === 0)
    refuse('no-sheets', 'The workbook has no sheet with cells.', 'Open it in Excel and save the table in a sheet.')
  const partOf = (kind: string): string | undefined => related.find(({ type, target }) => type.endsWith(kind) && zip.has(target))?.target
  const stylesPart = partOf('/styles')
  const formats = stylesPart === undefined ? [] : readStyles(await zip.text(stylesPart))
  const stringsPart = partOf('/sharedStrings')
  let shared: string[] | undefined
  return {
    kind: 'Excel workbook',
    sheets: worksheets.map(({ name, hidden }) => ({ name, hidden })),
    understood: since1904 ? ['Dates count from 1904, as older Macs wrote them.'] : [],
    async *rows(sheet, notes: SheetNotes): AsyncGenerator<GridRow[]> {
      shared ??= stringsPart === undefined ? [] : await readSharedStrings(zip, stringsPart, limits)
      const ready: GridRow[] = []
      const decoder = new TextDecoder()
      const reader = xmlReader(xlsxRowReader({ shared, formats, since1904, limits, notes, ready }))
      for await (const piece of zip.stream((worksheets[sheet] as { part: string }).part)) {
        reader.push(decoder.decode(piece, { stream: true }))
        if (ready.length > 0) yield ready.splice(0)
      }
      reader.push(decoder.decode())
      reader.end()
      if (ready.length > 0) yield ready.splice(0)
    },
  }
}

async function relations(zip: Zip, part: string, folder: string): Promise<{ id: string; type: string; target: string }[]> {
  const found: { id: string; type: string; target: string }[] = []
  if (!zip.has(part)) return found
  const reader = xmlReader({
    open(name, attributes) {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: resolved(folder, attribute(attributes, 'Target') ?? ''),
      })
    },
  })
  reader.push(await zip.text(part))
  reader.end()
  return found
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = folder === '' ? [] : folder.split('/')
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}

async function readWorkbook(
  zip: Zip,
  part: string,
): Promise<{ sheets: { name: string; hidden: boolean; relation: string }[]; since1904: boolean }> {
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  let since1904 = false
  const reader = xmlReader({
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const relation = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? ''
      sheets.push({
        name: attribute(attributes, 'name') ?? '',
        hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
        relation,
      })
    },
  })
  reader.push(await zip.text(part))
  reader.end()
  return { sheets, since1904 }
}

function readStyles(xml: string): NumberFormat[] {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inCells = false
  const reader = xmlReader({
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        formats.push(numberFormat(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  reader.push(xml)
  reader.end()
  return formats
}

async function readSharedStrings(zip: Zip, part: string, limits: ReadLimits): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let total = 0
  let inText = false
  let inPhonetic = false
  await readXml(zip.stream(part), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') inPhonetic = true
      else if (name === 't') inText = !inPhonetic
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'si') {
        total += text.length
        if (text.length > limits.cellCharacters || total > limits.sharedCharacters) {
          refuse(
            'too-long',
            'The workbook holds more text than a spreadsheet allows.',
            'Save the one sheet that is needed as CSV and use that file.',
          )
        }
        strings.push(text.includes('_x') ? unescaped(text) : text)
      }
    },
  })
  return strings
}
