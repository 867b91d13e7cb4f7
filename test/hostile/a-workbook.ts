import { strToU8, zipSync, type Zippable } from 'fflate'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface SheetParts {
  readonly name: string
  /** What stands inside `<sheetData>`. */
  readonly rows: string
  /** What stands after it. */
  readonly after?: string
  readonly state?: 'hidden' | 'veryHidden'
}

export interface WorkbookParts {
  readonly sheets: readonly SheetParts[]
  /** `<si>` elements. */
  readonly shared?: string
  /** Number formats of styles 0, 1, 2 …: a built-in id or a format code. */
  readonly formats?: readonly (number | string)[]
  readonly since1904?: boolean
  readonly declaration?: string
  readonly extra?: Zippable
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

export type TestCell = string | number | { readonly xml: (reference: string) => string } | null

/** Rows of cells as sheet XML: texts inline, numbers as numbers, the rest as given. */
export const sheetRows = (rows: readonly (readonly TestCell[])[], from = 1): string =>
  rows
    .map((cells, index) => {
      const row = from + index
      const inside = cells.map((cell, column) => {
        const reference = `${letters(column)}${row}`
        if (cell === null) return ''
        if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
        if (typeof cell === 'string') return `<c r="${reference}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
        return cell.xml(reference)
      })
      return `<row r="${row}">${inside.join('')}</row>`
    })
    .join('')

/** The parts of an Excel workbook, small and valid, to be spoiled by a test. */
export function workbookParts({ sheets, shared, formats, since1904, declaration = '', extra = {} }: WorkbookParts): Zippable {
  const styles = formats ?? []
  const custom = styles.flatMap((format, index) =>
    typeof format === 'string' ? `<numFmt numFmtId="${200 + index}" formatCode="${escaped(format)}"/>` : [],
  )
  const xfs = styles.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`)
  return {
    '[Content_Types].xml': strToU8(
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    '_rels/.rels': strToU8(
      `${XML}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${since1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${XML}<Relationships xmlns="${RELATIONS}">${sheets
        .map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`)
        .join(
          '',
        )}<Relationship Id="rIdS" Type="${OFFICE}/styles" Target="styles.xml"/>${shared === undefined ? '' : `<Relationship Id="rIdT" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `${XML}<styleSheet xmlns="${MAIN}"><numFmts>${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
    ),
    ...(shared === undefined ? {} : { 'xl/sharedStrings.xml': strToU8(`${XML}<sst xmlns="${MAIN}">${shared}</sst>`) }),
    ...Object.fromEntries(
      sheets.map(({ rows, after }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        strToU8(`${XML}${declaration}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after ?? ''}</worksheet>`),
      ]),
    ),
    ...extra,
  }
}

export const xlsx = (parts: WorkbookParts): Uint8Array => zipSync(workbookParts(parts), { mtime: '1980-01-01T12:00:00Z' })

/** An OpenDocument spreadsheet from the XML inside `<office:spreadsheet>`. */
export const ods = (tables: string, extra: Zippable = {}): Uint8Array =>
  zipSync(
    {
      mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
      'content.xml': strToU8(
        `${XML}<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
      ),
      ...extra,
    },
    { mtime: '1980-01-01T12:00:00Z' },
  )

export const odsRow = (cells: readonly (string | number)[], attributes = ''): string =>
  `<table:table-row${attributes}>${cells
    .map((cell) =>
      typeof cell === 'number'
        ? `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`
        : cell === ''
          ? '<table:table-cell/>'
          : `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`,
    )
    .join('')}</table:table-row>`
