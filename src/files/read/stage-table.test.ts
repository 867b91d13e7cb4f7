import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { writeOds, writeXlsx } from 'hucre'
import { afterAll, describe, expect, it } from 'vitest'
import { readRecords, type TableSchema } from '../../engines/tables/index.ts'
import { readGrid } from './read-grid.ts'
import { stageTable, type StagedTable } from './stage-table.ts'

const field = (name: string, kind: 'text' | 'name' | 'code' | 'date'): TableSchema['fields'][number] => ({
  name,
  label: name,
  kind,
  personal: kind === 'name',
  synonyms: [],
})
const schema: TableSchema = {
  name: 'staff',
  needs: [['number']],
  fields: [field('number', 'code'), field('surname', 'name'), field('forenames', 'name'), field('post', 'text'), field('started', 'date')],
}
const header = schema.fields.map(({ name }) => name)
const golden = [
  ['00712345', 'O’Hara-Müller', 'Zoë', 'Project Worker', '2020-01-31'],
  ['00712346', 'Núñez', 'Siân', 'Art Psychotherapist', '2021-02-28'],
  ['00712347', "D'Arcy", 'Renée', 'CAMHS Practitioner', '2022-03-31'],
  ['00712348', 'Šimek', 'Œuvre', '', '2023-04-30'],
]

const folder = mkdtempSync(join(tmpdir(), 'triptych-stage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let number = 0
const put = (content: Uint8Array | string, end = 'csv'): string => {
  const path = join(folder, `${number++}.${end}`)
  writeFileSync(path, content)
  return path
}
const stage = (path: string) => stageTable(path, schema, { workDir: join(folder, 'work') })
async function staged(path: string): Promise<StagedTable> {
  const result = await stage(path)
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.value
}
const rowsOf = ({ data }: StagedTable): string[][] =>
  readRecords(readFileSync(data.path, 'utf8'), data.delimiter)
    .slice(data.skipLines)
    .map(({ cells }) => cells)

const windows = new Map([
  ['’', 0x92],
  ['Š', 0x8a],
  ['Œ', 0x8c],
])
const toWindows = (text: string): Buffer => Buffer.from(Array.from(text, (character) => windows.get(character) ?? character.charCodeAt(0)))
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE with a mark': (text) => swapped(Buffer.from(`\ufeff${text}`, 'utf16le')),
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16BE': (text) => swapped(Buffer.from(text, 'utf16le')),
  'Windows-1252': toWindows,
}
const written = (delimiter: string, end: string, quotes: boolean): string =>
  [header, ...golden].map((row) => row.map((cell) => (quotes ? `"${cell}"` : cell)).join(delimiter) + end).join('')
const dialects = [',', ';', '\t', '|'].flatMap((delimiter) =>
  ['\n', '\r\n', '\r'].flatMap((end) => [true, false].map((quotes) => [delimiter, end, quotes] as const)),
)

describe('one table in every encoding, delimiter, line end and way of quoting', () => {
  it.each(Object.entries(encodings))('%s: the same rows in all 24 dialects', async (_, encode) => {
    for (const [delimiter, end, quotes] of dialects) {
      const result = await staged(put(encode(written(delimiter, end, quotes))))
      expect(rowsOf(result)).toEqual(golden)
      expect([...result.mapping.values()]).toEqual([0, 1, 2, 3, 4])
    }
  })
  it('half UTF-8, half Windows-1252: a problem with the row in all 24 dialects', async () => {
    for (const [delimiter, end, quotes] of dialects.filter(([, end]) => end !== '\r')) {
      const text = written(delimiter, end, quotes)
      const result = await stage(put(Buffer.concat([Buffer.from(text), toWindows(text.slice(text.indexOf(golden[1]?.[0] ?? '')))])))
      expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'files.mixed-encodings', where: { row: 6 } }])
    }
  })
  it('a clean file is read where it stands, and nothing is written', async () => {
    for (const [delimiter, end, quotes] of dialects.filter(([, end]) => end !== '\r')) {
      const path = put(written(delimiter, end, quotes))
      expect((await staged(path)).data).toEqual({
        path,
        delimiter,
        skipLines: 1,
        columns: 5,
        firstDataRow: 2,
        shifts: [],
        lineBreaks: false,
      })
    }
  })
})

describe('a bulk reader with the settings given', () => {
  it('reads the same rows, whether the file stands where it was or was rewritten', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    for (const text of [
      written(';', '\r\n', true),
      written('|', '\n', false),
      `\ufeff${written(',', '\r', true)}`,
      `\ufeff${written(',', '\r\n', true)}`,
      `Report\nof staff\n${written(',', '\n', true)}Total,,,,\n`,
    ]) {
      const result = await staged(put(text))
      const { path, delimiter, skipLines, columns } = result.data
      const names = Array.from({ length: columns }, (_, index) => `'c${index}': 'varchar'`).join(', ')
      const reader = await connection.runAndReadAll(
        `select * from read_csv('${path}', delim='${delimiter}', quote='"', escape='"', header=false, skip=${skipLines}, auto_detect=false, columns={${names}}, strict_mode=true, nullstr='\u0001')`,
      )
      expect(reader.getRows()).toEqual(golden)
    }
    connection.closeSync()
  })
})

const value = fc.string({
  unit: fc.constantFrom('a', 'B', 'é', '’', '"', ',', ';', ' ', '\n', '\r\n', '0', '=', '#', '€', '𝄞', 'ł'),
  maxLength: 10,
})
const row = fc.tuple(fc.stringMatching(/^\d{4,8}$/), value, value, value, value)
const quotedCsv = (rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`).join('')

describe('properties', () => {
  it('rows written as CSV come back as they were, with their number and the hash of the file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        // What looks exactly like swallowed rows is refused on purpose.
        fc.pre(
          rows.every((cells) =>
            cells.every((cell) => !cell.includes('\n') || cell.split(',').length - 1 !== (cell.split('\n').length - 1) * 4),
          ),
        )
        const path = put(quotedCsv(rows))
        const result = await staged(path)
        expect(rowsOf(result)).toEqual(rows)
        expect(result.rows).toBe(rows.length)
        expect(result.source.bytes).toBe(readFileSync(path).length)
      }),
      { seed: 20, numRuns: 250 },
    )
  })
  it('the same file gives the same answer to the byte', async () => {
    const path = put(`\ufeff${quotedCsv(golden)}`)
    const [first, second] = [await staged(path), await staged(path)]
    expect(second).toEqual(first)
  })
  const spoiled = async (bytes: Buffer, end: string): Promise<void> => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.option(fc.nat(bytes.length)),
        async (changes, cut) => {
          const copy = Buffer.from(bytes)
          for (const [at, byte] of changes) copy[at] = byte
          const result = await stage(put(copy.subarray(0, cut ?? undefined), end))
          if (result.ok) expect(rowsOf(result.value)).toHaveLength(result.value.rows)
          else expect(result.problems.length).toBeGreaterThan(0)
          expect(
            readdirSync(folder)
              .concat(readdirSync(join(folder, 'work')))
              .filter((name) => name.endsWith('.partial')),
          ).toEqual([])
        },
      ),
      { seed: 21, numRuns: 300 },
    )
  }
  it('a spoiled CSV is a table or a problem, never a crash', () => spoiled(Buffer.from(quotedCsv(golden)), 'csv'))
  it('a spoiled workbook is a table or a problem, never a crash', async () =>
    spoiled(Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows: [header, ...golden] }] })), 'xlsx'))
  it('a spoiled OpenDocument sheet is a table or a problem, never a crash', async () =>
    spoiled(Buffer.from(await writeOds({ sheets: [{ name: 'S', rows: [header, ...golden] }] })), 'ods'))
})

describe('workbooks of another writer', () => {
  const cells = fc.tuple(
    fc.stringMatching(/^0\d{5}$/),
    fc.stringMatching(/^[A-Za-zéü'&<> -]{1,12}$/),
    fc.stringMatching(/^[A-Z][a-z]{1,8}$/),
    fc.double({ min: 0, max: 2, noNaN: true }),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }),
  )
  it.each([
    ['xlsx', writeXlsx],
    ['ods', writeOds],
  ] as const)('%s: texts keep their zeros, numbers their digits, days are days', async (end, write) => {
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 8 }), async (rows) => {
        const days = rows.map((row) => new Date(row[4].toISOString().slice(0, 10)))
        const sheet = [header, ...rows.map((row, index) => [...row.slice(0, 4), days[index] as Date])]
        const result = await staged(put(await write({ sheets: [{ name: 'S', rows: sheet }] }), end))
        expect(rowsOf(result)).toEqual(
          rows.map(([code, surname, forename, share], index) => [
            code,
            surname,
            forename,
            String(share),
            (days[index] as Date).toISOString().slice(0, 10),
          ]),
        )
      }),
      { seed: 22, numRuns: 60 },
    )
  })
})

describe('a grid for a person to look at', () => {
  it('gives the first rows of a text and of a sheet as they stand', async () => {
    const text = await readGrid(put(`Report\n${written(';', '\n', false)}`), { rows: 3 })
    expect(text.ok && text.value.rows.map(({ cells }) => cells[0])).toEqual(['Report', 'number', '00712345'])
    const sheet = await readGrid(
      put(
        await writeXlsx({
          sheets: [
            { name: 'One', rows: [['a']] },
            { name: 'Two', rows: [['b']] },
          ],
        }),
        'xlsx',
      ),
      { sheet: 'Two' },
    )
    expect(sheet.ok && [sheet.value.sheets, sheet.value.rows]).toEqual([['One', 'Two'], [{ row: 1, cells: ['b'] }]])
  })
})
