import { describe, expect, it } from 'vitest'
import { findTable } from './find-table.ts'
import type { GridRow } from './grid.ts'

const grid = (...rows: string[][]): GridRow[] => rows.map((cells, index) => ({ row: index + 1, cells }))
const known = new Set(['Surname', 'Forenames', 'Post', 'FTE', 'Number', 'Expiry', 'Start date'])
const recognises = (cell: string): boolean => known.has(cell)
const data = [
  ['Ashdown', 'Alice', 'Project Worker', '0.6'],
  ['Birch', 'Bob', 'Music Therapist', '1.0'],
  ['Castellan', 'Chelsea', 'Nurse', '0.4'],
]
const header = ['Surname', 'Forenames', 'Post', 'FTE']

describe('the header', () => {
  it('is the first row of a clean table', () =>
    expect(findTable(grid(header, ...data), { recognises })).toMatchObject({
      headerFrom: 0,
      headerTo: 0,
      headers: header,
      dataFrom: 1,
      dataTo: 4,
      leftOut: [],
    }))
  it('is found under a preamble, known words or not', () => {
    const messy = grid(['Staff in post'], ['Run on:', '31/03/2026'], [''], header, ...data)
    expect(findTable(messy, { recognises })?.headerTo).toBe(3)
    expect(findTable(messy)?.headerTo).toBe(3)
  })
  it('may have a line of groups above it, over one or more columns', () => {
    expect(findTable(grid(['Person', '', 'Job', ''], header, ...data), { recognises })?.headers).toEqual([
      'Person › Surname',
      'Person › Forenames',
      'Job › Post',
      'Job › FTE',
    ])
  })
  it('may be finished by a line below that fills the gaps of a merged cell', () => {
    const merged = grid(['Surname', 'Post', 'Registration', ''], ['', '', 'Number', 'Expiry'], ['Ashdown', 'Nurse', 'AS1', '2027-01-01'])
    expect(findTable(merged, { recognises })).toMatchObject({
      headers: ['Surname', 'Post', 'Registration › Number', 'Registration › Expiry'],
      dataFrom: 2,
    })
  })
  it('is where a person says', () =>
    expect(findTable(grid(['a', 'b'], ['c', 'd'], ['1', '2']), { headerRow: 2 })?.headers).toEqual(['c', 'd']))
  it('two cells of a preamble right above are not lost data', () => {
    expect(findTable(grid(['Trust', 'Northvale'], header, ...data), { recognises })).toMatchObject({ headerTo: 1, dataFrom: 2, dataTo: 5 })
  })
  it('is not invented where there is none', () => expect(findTable(grid(['1', '2'], ['3', '4']))).toBeNull())
})

describe('the foot', () => {
  const foot = (...rows: string[][]) => findTable(grid(header, ...data, ...rows), { recognises })
  it.each([
    [['Total', '', '', '2.0']],
    [['', '', 'Grand total', '2.0']],
    [['TOTAL:', '3', '', '2.0']],
    [['Total FTE', '', '', '2.0']],
    [['', '', '', '2.0']],
  ])('%j is a total', (row) => {
    expect(foot(row)).toMatchObject({ dataTo: 4, leftOut: [{ row: 5, what: 'total' }] })
  })
  it.each([[['Source: ESR']], [['* includes bank staff', '', '', '']], [['Bank staff are left out of this list']], [['Page 3 of 3']]])(
    '%j is a note',
    (row) => {
      expect(foot(row)).toMatchObject({ dataTo: 4, leftOut: [{ row: 5, what: 'note' }] })
    },
  )
  it('a remark below a blank row is a note', () =>
    expect(foot(['', '', '', ''], ['Northvale'])).toMatchObject({ dataTo: 4, leftOut: [{ row: 6, what: 'note' }] }))
  it.each([[['Dunnock', '', '', '']], [['Total', 'Tina', 'Nurse', '1.0']], [['Noteman', 'Ned', '', '']]])('%j is a person', (row) => {
    expect(foot(row)).toMatchObject({ dataTo: 5, leftOut: [] })
  })
  it('totals and headers between the data are told with their rows', () => {
    expect(findTable(grid(header, ...data, ['Subtotal', '', '', '2.0'], header, ...data), { recognises })?.leftOut).toEqual([
      { row: 5, what: 'total' },
      { row: 6, what: 'repeated header' },
    ])
  })
})
