import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import * as fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeSheet, writeWorkbook, type OutCell, type WorkbookParts } from './index.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'triptych-xlsx-'))
})
afterAll(() => rm(directory, { recursive: true }))

const parts: WorkbookParts = {
  cover: {
    title: 'Therapists found',
    lines: [
      ['Software', 'Triptych'],
      ['Snapshot', { date: '2026-03-31' }],
      ['Figures', 'Fictional data'],
    ],
  },
  notes: ['A title is a reason to look, never proof.'],
  codebook: [
    { column: 'assignment_number', meaning: 'The post', type: 'text', source: 'staff extract' },
    { column: 'from', meaning: 'When the post began', type: 'date' },
    { column: 'match_weight', meaning: 'Bits of evidence', type: 'number' },
  ],
  data: {
    columns: ['assignment_number', 'from', 'match_weight'],
    rows: [
      ['007123', { date: '2024-02-29' }, 12.345],
      ['=1+1', null, -3],
      ['  @SUM(A1)', { date: '1899-12-31' }, 0],
    ],
  },
}

async function write(given: WorkbookParts = parts): Promise<{ bytes: Uint8Array; xml: Record<string, string> }> {
  const path = join(directory, 'out.xlsx')
  await writeWorkbook(path, given)
  const bytes = new Uint8Array(await readFile(path))
  const xml = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
  return { bytes, xml }
}

it('has a cover, contents, notes, a codebook and the data, and opens on the cover', async () => {
  const { bytes, xml } = await write()
  const workbook = await readXlsx(bytes)
  expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['Cover', 'Contents', 'Notes', 'Codebook', 'Data'])
  expect(xml['xl/workbook.xml']).toContain('activeTab="0"')
  expect(workbook.sheets[0]?.rows[0]?.[0]).toBe('Therapists found')
})

it('gives back leading zeros, formula-like text, spaces, days and numbers as they were', async () => {
  const workbook = await readXlsx((await write()).bytes)
  expect(workbook.sheets[4]?.rows.slice(1)).toEqual([
    ['007123', new Date('2024-02-29T00:00:00Z'), 12.345],
    ['=1+1', null, -3],
    ['  @SUM(A1)', '1899-12-31', 0],
  ])
})

it('holds no formula, author, time, hidden sheet, cache, merged cell or outside link', async () => {
  const { xml } = await write()
  const all = Object.values(xml).join('\n')
  expect(all.length).toBeGreaterThan(5000)
  expect(all).not.toMatch(
    /<f[ >]|<dc:creator|lastModifiedBy|<dcterms:|state="(hidden|veryHidden)"|mergeCell|externalReference|definedName|fullCalcOnLoad/,
  )
  expect(Object.keys(xml).filter((name) => /pivot|externalLinks|comments|thumbnail|sharedStrings/.test(name))).toEqual([])
})

it('marks the header row of each table and freezes it', async () => {
  const { xml } = await write()
  expect(Object.keys(xml).filter((name) => name.startsWith('xl/tables/'))).toHaveLength(4)
  expect(xml['xl/tables/table4.xml']).toContain('ref="A1:C4"')
  expect(xml['xl/worksheets/sheet5.xml']).toContain('state="frozen"')
  expect(xml['xl/worksheets/sheet5.xml']).toContain('ySplit="1"')
})

it('keeps a row below the header where there is no data, since Excel repairs a table without one', async () => {
  const { xml } = await write({ ...parts, data: { ...parts.data, rows: [] } })
  expect(xml['xl/tables/table4.xml']).toContain('ref="A1:C2"')
})

it('gives the same bytes for the same rows, at any time and in any time zone', async () => {
  const { bytes: first } = await write()
  const zone = process.env['TZ']
  process.env['TZ'] = 'Pacific/Auckland'
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const { bytes: second } = await write()
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
  expect(Buffer.compare(first, second)).toBe(0)
})

it('gives back any text a cell can hold', async () => {
  const cell: fc.Arbitrary<OutCell> = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom('_x0041_', ' a ', '\n', '=HYPERLINK("x")', '007', '1e5', '<b>&amp;', ']]>', '２'),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((number) => number + 0),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
      const path = join(directory, 'any.xlsx')
      await writeSheet(path, [['a', 'b'], ...rows], { name: 'Any' })
      const workbook = await readXlsx(new Uint8Array(await readFile(path)))
      expect(workbook.sheets[0]?.rows.slice(1)).toEqual(rows)
    }),
    { seed: 5, numRuns: 60 },
  )
})

const further = {
  name: 'Service Requests',
  holds: 'Job roles to change',
  codebook: [{ column: 'role', meaning: 'The job role', type: 'text' as const }],
  columns: ['role'],
  rows: [['=Drama Therapist'], ['007']],
}

it('holds further tables, each with its own name, its header row and its columns in the codebook', async () => {
  const { bytes, xml } = await write({ ...parts, further: [further] })
  const { sheets } = await readXlsx(bytes)
  expect(sheets.map((sheet) => sheet.name)).toEqual(['Cover', 'Contents', 'Notes', 'Codebook', 'Data', 'Service Requests'])
  expect(sheets[5]?.rows).toEqual([['role'], ['=Drama Therapist'], ['007']])
  expect(sheets[3]?.rows.map(([sheet, column]) => [sheet, column])).toEqual([
    ['Sheet', 'Column'],
    ['Data', 'assignment_number'],
    ['Data', 'from'],
    ['Data', 'match_weight'],
    ['Service Requests', 'role'],
  ])
  const names = Object.entries(xml).flatMap(([part, text]) =>
    part.startsWith('xl/tables/') ? [/displayName="([^"]+)"/.exec(text)?.[1]] : [],
  )
  expect(new Set(names)).toEqual(new Set(['Codebook', 'Contents', 'Data', 'Notes', 'ServiceRequests']))
  await expect(write({ ...parts, further: [{ ...further, codebook: [] }] })).rejects.toThrow('role')
})

it('does not write a column that the codebook does not explain', async () => {
  await expect(write({ ...parts, codebook: [] })).rejects.toThrow('assignment_number')
})
