import { describe, expect, it } from 'vitest'
import { mappingFor, parseMappingFile } from './mapping-file.ts'
import type { TableSchema } from './schema.ts'

const staff: TableSchema = { name: 'staff', fields: [], needs: [] }
const problemsOf = (text: string): string[] => {
  const book = parseMappingFile(text, [staff])
  return book.ok ? [] : book.problems.map(({ message }) => message)
}

describe('a mapping file', () => {
  it('has a section for a kind of file, and one for a single file that goes first', () => {
    const book = parseMappingFile(
      '{ "staff": { "columns": { "surname": "Legal name", "band": null }, "sheet": "Data" }, "aa1.csv": { "headerRow": 4, "delimiter": ";" } }',
      [staff],
    )
    if (!book.ok) throw new Error('not read')
    expect(mappingFor(book.value, 'staff', 'bb2.csv')).toEqual({
      columns: new Map([
        ['surname', 'Legal name'],
        ['band', null],
      ]),
      sheet: 'Data',
    })
    expect(mappingFor(book.value, 'staff', 'aa1.csv')).toEqual({ columns: new Map(), headerRow: 4, delimiter: ';' })
    expect(mappingFor(book.value, 'register', 'register.csv')).toBeUndefined()
  })
  it.each([
    'not json',
    '[]',
    '{ "staf": {} }',
    '{ "staff": 1 }',
    '{ "staff": { "heeaderRow": 2 } }',
    '{ "staff": { "columns": { "surname": 3 } } }',
    '{ "staff": { "encoding": "latin" } }',
  ])('%s is refused rather than half followed', (text) => {
    expect(problemsOf(text)).toHaveLength(1)
  })
})
