import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { guardFormula, writeCsv } from './index.ts'

let directory = ''
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'triptych-csv-'))
})
afterAll(() => rm(directory, { recursive: true }))

const read = (): Promise<string> => readFile(join(directory, 'out.csv'), 'utf8')

it('opens in Excel as it is: byte order mark, CRLF, quotes only where needed', async () => {
  const rows = [
    ['007123', 'Art, music', 0.6, { date: '2026-03-31' }],
    ['Renée', 'says "hello"', -2, null],
  ]
  expect(await writeCsv(join(directory, 'out.csv'), ['assignment_number', 'title', 'fte', 'from'], rows)).toBe(2)
  expect(await read()).toBe(
    '\uFEFFassignment_number,title,fte,from\r\n007123,"Art, music",0.6,2026-03-31\r\nRenée,"says ""hello""",-2,\r\n',
  )
})

it('leaves the byte order mark out for a program that would take it for a part of the first heading', async () => {
  await writeCsv(join(directory, 'out.csv'), ['a'], [['b']], { byteOrderMark: false })
  expect(await read()).toBe('a\r\nb\r\n')
})

it('writes nothing that a spreadsheet would run, and leaves numbers below nothing as numbers', async () => {
  const starts = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '  =', '\u00A0=', '＝', '＋', '－', '＠', '"=', '\u200B=']
  const payloads = starts.map((start) => `${start}cmd|' /C calc'!A0`)
  await writeCsv(
    join(directory, 'out.csv'),
    ['text', 'number'],
    payloads.map((payload) => [payload, -1.5]),
  )
  const rows = parse(await read(), { bom: true, from_line: 2 })
  expect(rows).toHaveLength(starts.length)
  for (const [index, [text, number]] of rows.entries()) {
    expect(text).toBe(`'${payloads[index]}`)
    expect(number).toBe('-1.5')
  }
})

it('leaves names and titles as they are', () => {
  for (const text of ["O'Neill", 'Smith-Jones', 'Arts Therapist (0.6)', '1-2', 'a=b', '']) expect(guardFormula(text)).toBe(text)
})

it('gives back every text that is not guarded', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 }), async (rows) => {
      await writeCsv(join(directory, 'out.csv'), ['a', 'b'], rows)
      const back = parse(await read(), { bom: true, from_line: 2, record_delimiter: '\r\n' })
      expect(back).toEqual(rows.map((row) => row.map((text) => guardFormula(text).replace(/\p{Cs}/gu, '\uFFFD'))))
    }),
    { seed: 12, numRuns: 60 },
  )
})

it('writes rows as they are made, a million cells in little memory', async () => {
  function* rows(): Generator<(string | number)[]> {
    for (let index = 0; index < 100_000; index++) yield ['Project Worker', index, 'E10000001', 'some more text to fill the line', '']
  }
  expect(await writeCsv(join(directory, 'out.csv'), ['a', 'b', 'c', 'd', 'e'], rows())).toBe(100_000)
  expect((await read()).split('\r\n')).toHaveLength(100_002)
})

it('does not hide that it could not write', async () => {
  await expect(writeCsv(join(directory, 'nowhere', 'out.csv'), ['a'], [['b']])).rejects.toMatchObject({ code: 'ENOENT' })
})
