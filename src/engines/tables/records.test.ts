import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankDialects } from './dialect.ts'
import { readRecords, recordReader } from './records.ts'
import { delimiters } from './schema.ts'

const value = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', ';', '\t', '|', '\n', '\r', '7'), maxLength: 8 })
const table = fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
const quoted = (rows: readonly (readonly string[])[], delimiter: string, end: string): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter) + end).join('')

describe('records', () => {
  it('what was written is read, with any delimiter and line end, in pieces cut anywhere', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...delimiters),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(60), { maxLength: 6 }),
        (rows, delimiter, end, cuts) => {
          const text = quoted(rows, delimiter, end)
          const reader = recordReader(delimiter)
          const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).toSorted((a, b) => a - b), text.length]
          const found = at.slice(1).flatMap((to, index) => reader.push(text.slice(at[index], to)))
          found.push(...reader.end())
          expect(found.map(({ cells }) => cells)).toEqual(rows)
          expect(found.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1))
        },
      ),
      { seed: 11, numRuns: 500 },
    )
  })
  it('a last record without a line end is a record, also when its last value is empty', () => {
    expect(readRecords('a,b\nc,', ',').map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', ''],
    ])
  })
  it('the line where a record begins counts line breaks inside values', () => {
    expect(readRecords('"a\nb",c\nd,e\n', ',').map(({ row, line }) => [row, line])).toEqual([
      [1, 1],
      [2, 3],
    ])
  })
  it('a value with line breaks tells how many, and how many delimiters it holds', () => {
    expect(readRecords('"a,b\nc,d",e\n', ',')[0]?.wrapped).toEqual([{ breaks: 1, delimiters: 2 }])
  })
})

describe('dialects', () => {
  it.each(delimiters)('%j is found in a table that also holds the others', (delimiter) => {
    const others = delimiters.filter((other) => other !== delimiter)
    const rows = [
      ['Name', 'Post', 'FTE'],
      ...Array.from({ length: 9 }, (_, i) => [`A${others[i % 3]} B`, 'Nurse', '0,6'.replace(',', delimiter === ',' ? '.' : ',')]),
    ]
    expect(rankDialects(rows.map((row) => `${row.join(delimiter)}\n`).join(''))[0]).toMatchObject({ delimiter, columns: 3, share: 1 })
  })
})
