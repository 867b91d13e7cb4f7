import { isUtf8 } from 'node:buffer'
import {
  delimiterName,
  guessEncoding,
  isBlankRow,
  rankDialects,
  readRecords,
  type Delimiter,
  type TextRecord,
} from '../../engines/tables/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { SAMPLE_ROWS } from './choose-sheet.ts'
import { cleanCopy } from './clean-copy.ts'
import { Refusal, refuse, told } from './refusal.ts'
import { scanText, type TextScan } from './scan-text.ts'
import type { OpenSource, StagedTable } from './stage-table.ts'
import { damageProblems, settled, tableSentences, tellLeftOut, watchedCodes, type Understood } from './tell.ts'
import { decideEncoding, headOf, recordsOf, textDecoder, type TextSource } from './text-file.ts'
import { understand, type Understanding } from './understand.ts'

/** One way of reading the beginning of a text. */
interface Reading {
  readonly delimiter: Delimiter
  readonly share: number
  readonly records: readonly TextRecord[]
  readonly understanding: Understanding
}

export async function stageText(source: OpenSource): Promise<StagedTable> {
  const { handle, size, limits, mapping } = source
  if (size > limits.textBytes)
    refuse(
      'too-large',
      `The file is larger than ${Math.round(limits.textBytes / 2 ** 30)} GB.`,
      'Split it, or leave columns out that are not needed.',
    )
  const head = await headOf(handle)
  if (mapping?.encoding === undefined && isPlain(head)) {
    const { mark } = guessEncoding(head)
    // A byte order mark stands in the header line, which a bulk reader skips.
    const text: TextSource = { encoding: 'utf-8', mark, understood: `The text is UTF-8${mark > 0 ? ' with a byte order mark' : ''}.` }
    const reading = readHead(source, text, head.subarray(mark))
    const understood = settled(reading.understanding, reading.records, head.length === size)
    const scanned = await scanInPlace(source, reading, understood)
    if (scanned) return inPlace(source, text, reading, understood, scanned)
  }
  const text = await decideEncoding(handle, head, mapping?.encoding)
  return rewritten(source, text, readHead(source, text, head.subarray(text.mark)), head.length === size)
}

/** Whether the beginning is UTF-8; its last character may be cut. */
const isPlain = (head: Buffer): boolean => {
  const { encoding } = guessEncoding(head)
  return (encoding === '8-bit' || encoding === 'utf-8') && [0, 1, 2, 3].some((cut) => isUtf8(head.subarray(0, head.length - cut)))
}

/** Reads the beginning with each delimiter that could be meant and keeps the reading that the schema fits best. */
function readHead(source: OpenSource, text: TextSource, head: Buffer): Reading {
  const { schema, mapping } = source
  const decoder = textDecoder(text.encoding)
  const begin = decoder.push(head)
  const cut = source.size > head.length + text.mark
  const fits =
    mapping?.delimiter === undefined
      ? rankDialects(begin).filter(({ columns }, index) => columns > 1 || index === 0)
      : [{ delimiter: mapping.delimiter, columns: 0, share: 1 }]
  const readings = fits.map(({ delimiter, share }): Reading => {
    const all = readRecords(begin, delimiter)
    const records = (cut ? all.slice(0, -1) : all).slice(0, SAMPLE_ROWS).map(withoutDeclaration)
    return { delimiter, share, records, understanding: understand(records, schema, mapping) }
  })
  const size = ({ understanding }: Reading): number => (understanding.fits ? 1000 : 0) + understanding.columns.mapping.size
  const ranked = readings.toSorted((a, b) => size(b) - size(a) || b.share - a.share)
  const [best, second] = ranked as [Reading, Reading | undefined]
  if (second && second.understanding.fits && size(best) === size(second) && best.share === second.share) {
    throw new Refusal(
      told(
        'question',
        'delimiter',
        `The values could be separated by ${delimiterName[best.delimiter]} or by ${delimiterName[second.delimiter]}.`,
        `Say which in a mapping file with the line "delimiter": ${JSON.stringify(best.delimiter)}.`,
        undefined,
        { delimiters: [best.delimiter, second.delimiter] },
      ),
    )
  }
  if (best.records.every(({ cells }) => isBlankRow(cells))) refuse('empty', 'The file holds blank lines only.', 'Export it again.')
  return best
}

/** Excel's own first line `sep=;` is no row of the table. */
const withoutDeclaration = (record: TextRecord): TextRecord =>
  record.row === 1 && /^sep=.?$/i.test(record.cells.join('')) ? { ...record, cells: [''] } : record

/** The pass over the whole file, if its beginning is such that a bulk reader can use it as it stands. */
async function scanInPlace(source: OpenSource, { delimiter, records }: Reading, { table, columns }: Understood): Promise<TextScan | null> {
  const header = records[table.headerTo] as TextRecord
  const before = records.slice(0, table.dataFrom)
  const ordinary = before.every(({ cells, line, row, fault, wrapped }) => line === row && !fault && !wrapped && !isBlankRow(cells))
  if (!ordinary || table.dataFrom !== table.headerTo + 1) return null
  const scan = await scanText(source.handle, source.size, {
    delimiter,
    columns: header.cells.length,
    skipLines: header.line,
    headers: table.headers,
    codes: watchedCodes(source.schema, columns.mapping),
  })
  return scan.clean ? scan : null
}

function inPlace(
  source: OpenSource,
  text: TextSource,
  { delimiter, records }: Reading,
  understood: Understood,
  scan: TextScan,
): StagedTable {
  const { columns, table } = understood
  const header = records[table.headerTo] as TextRecord
  const { count, row, column } = scan.excelErrors
  const warnings: Problem[] = [
    ...columns.problems,
    ...(count > 0
      ? [
          told(
            'warning',
            'excel-error',
            `A cell holds the error value of a spreadsheet and is treated as missing.${count > 1 ? ` This is the first of ${count}.` : ''}`,
            'Correct the formula in the source, if the value matters.',
            { row, column: table.headers[column] || `column ${column + 1}` },
          ),
        ]
      : []),
    ...(scan.garbledRow > 0
      ? [
          told(
            'warning',
            'garbled',
            'Letters with accents were garbled before the file came here.',
            'Export the table again as "CSV UTF-8" from the system that holds it.',
            { row: scan.garbledRow },
          ),
        ]
      : []),
    ...damageProblems(scan.damage, table.headers),
  ]
  return {
    source: { name: source.name, bytes: source.size, sha256: scan.sha256 },
    understood: [
      text.understood,
      delimited(delimiter, header.cells.length),
      ...tableSentences(understood, records, source.schema),
      'The file is clean and was read where it stands.',
    ],
    data: {
      path: source.path,
      delimiter,
      skipLines: header.line,
      columns: header.cells.length,
      firstDataRow: header.row + 1,
      shifts: [],
      lineBreaks: false,
    },
    rows: scan.rows,
    mapping: columns.mapping,
    mappingReport: columns.report,
    unmapped: columns.unmapped,
    problems: warnings,
  }
}

const delimited = (delimiter: Delimiter, columns: number): string =>
  columns === 1 ? 'There is one column.' : `The values are separated by ${delimiterName[delimiter]}, ${columns} in a row.`

async function rewritten(source: OpenSource, text: TextSource, reading: Reading, complete: boolean): Promise<StagedTable> {
  const understood = settled(reading.understanding, reading.records, complete)
  const { table, columns } = understood
  const header = reading.records[table.headerTo] as TextRecord
  const to = await source.copyTo()
  const copy = await cleanCopy(recordsOf(source.handle, text, reading.delimiter), {
    to,
    headers: table.headers,
    headerLines: reading.records.slice(table.headerFrom, table.headerTo + 1).map(({ cells }) => cells),
    columns: header.cells.length,
    headerRow: header.row,
    ragged: 'refused',
    mapped: new Set(columns.mapping.values()),
    codes: watchedCodes(source.schema, columns.mapping),
  })
  const left = tellLeftOut(copy.leftOut, copy.blankRows)
  return {
    source: { name: source.name, bytes: source.size, sha256: await source.sha256() },
    understood: [
      text.understood,
      delimited(reading.delimiter, header.cells.length),
      ...tableSentences(understood, reading.records, source.schema),
      ...left.sentences,
    ],
    data: {
      path: to,
      delimiter: ',',
      skipLines: 1,
      columns: header.cells.length,
      firstDataRow: copy.firstDataRow,
      shifts: copy.shifts,
      lineBreaks: copy.lineBreaks,
    },
    rows: copy.rows,
    mapping: columns.mapping,
    mappingReport: columns.report,
    unmapped: columns.unmapped,
    problems: [...columns.problems, ...left.problems, ...copy.warnings, ...damageProblems(copy.damage, table.headers)],
  }
}
