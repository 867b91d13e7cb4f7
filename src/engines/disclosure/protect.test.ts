import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { attack, defaultRule, protectTable, type CountRow, type CountTable, type ProtectedTable } from './index.ts'

const letter = (index: number): string => String.fromCodePoint(65 + index)

/** Many small figures and zeros, as a table of trusts by modality has. */
const figure = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 120 }) },
)

/** A table of figures with the totals named. */
function withTotals(inner: readonly (readonly number[])[], totals: 'both' | 'row' | 'column' = 'both'): CountTable {
  const sum = (figures: readonly number[]): number => figures.reduce((total, each) => total + each, 0)
  const across = totals !== 'row'
  const wide = inner.map((counts) => (across ? [...counts, sum(counts)] : counts))
  const rows: CountRow[] = wide.map((counts, row) => ({ labels: [`Trust ${letter(row)}`], counts }))
  const down = (wide[0] ?? []).map((_, column) => sum(wide.map((counts) => counts[column] ?? 0)))
  if (totals !== 'column') rows.push({ labels: ['All'], counts: down, isTotal: true })
  return {
    title: 'Therapists by trust and modality',
    population: 'therapists',
    measure: 'headcount',
    rowLabels: ['Trust'],
    columns: [...(inner[0] ?? []).map((_, column) => `Modality ${letter(column)}`), ...(across ? ['All'] : [])],
    ...(across ? { totalColumn: 'All' } : {}),
    rows,
  }
}

/** One to twelve rows, one to five columns, with totals one way or both. */
const randomTable: fc.Arbitrary<CountTable> = fc
  .record({ rows: fc.integer({ min: 1, max: 12 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(fc.array(figure, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
      .chain((inner) => fc.constantFrom('both', 'row', 'column').map((totals) => withTotals(inner, totals as 'both'))),
  )

const shown = (table: ProtectedTable): string[][] => table.rows.map((row) => row.cells.map((cell) => cell.shown))

it('keeps back 1 to 4, shows that there is nobody, and rounds the rest to the nearest 5', () => {
  const table = protectTable({
    ...withTotals([[0, 1, 4, 5, 7, 8, 12, 13, 102]], 'row'),
    rows: [{ labels: ['Trust A'], counts: [0, 1, 4, 5, 7, 8, 12, 13, 102] }],
  })
  expect(shown(table)).toEqual([['0', '[c]', '[c]', '5', '5', '10', '10', '15', '100']])
})

it('hides a second figure in the row and column of a small one, the smallest that will do', () => {
  const table = protectTable(
    withTotals([
      [2, 30, 40],
      [10, 50, 60],
      [80, 70, 90],
    ]),
  )
  expect(shown(table)).toEqual([
    ['[c]', '[c]', '40', '70'],
    ['[c]', '[c]', '60', '120'],
    ['80', '70', '90', '240'],
    ['90', '150', '190', '430'],
  ])
})

it('is not content with two hidden figures whose sum says what each of them is', () => {
  const table = protectTable(withTotals([[1, 1, 40, 60]], 'column'))
  expect(shown(table)[0]?.filter((text) => text === '[c]')).toHaveLength(3)
})

it('protects two small figures that a rounded total of 8 would otherwise give away', () => {
  const table = protectTable(
    withTotals([
      [4, 4, 0, 0],
      [20, 30, 40, 50],
    ]),
  )
  expect(attack(table).every(({ low, high }) => low < high)).toBe(true)
})

it('does not hide a whole table for the sake of a row of four single people', () => {
  const table = protectTable(
    withTotals([
      [1, 1, 1, 1],
      [20, 30, 40, 50],
      [25, 35, 45, 55],
      [60, 20, 30, 40],
    ]),
  )
  expect(table.rows.flatMap((row) => row.cells).filter((cell) => cell.why === 'complementary').length).toBeLessThan(9)
  expect(attack(table).every(({ low, high }) => low < high)).toBe(true)
})

it('keeps a total back only where nothing inside the table will do', () => {
  const table = protectTable(
    withTotals(
      [
        [3, 0],
        [0, 20],
      ],
      'column',
    ),
  )
  expect(shown(table)).toEqual([
    ['[c]', '0', '[c]'],
    ['0', '20', '20'],
  ])
})

it('gives each row the same figures whatever the order of the rows', () => {
  fc.assert(
    fc.property(randomTable, fc.infiniteStream(fc.nat()), (table, order) => {
      const keyed = table.rows.map((row) => ({ row, key: order.next().value as number }))
      const shuffled: CountTable = { ...table, rows: keyed.sort((a, b) => a.key - b.key).map(({ row }) => row) }
      const byLabel = (from: CountTable): [string, string[]][] =>
        protectTable(from)
          .rows.map((row): [string, string[]] => [row.labels.join(), row.cells.map((cell) => cell.shown)])
          .sort(([a], [b]) => (a < b ? -1 : 1))
      expect(byLabel(shuffled)).toEqual(byLabel(table))
    }),
    { seed: 3, numRuns: 60 },
  )
})

it('never shows a figure about 1 to 4 people, and never hides one about nobody', () => {
  fc.assert(
    fc.property(randomTable, (table) => {
      const published = protectTable(table)
      for (const [index, row] of table.rows.entries())
        for (const [column, count] of row.counts.entries()) {
          const cell = published.rows[index]?.cells[column]
          expect(cell?.value === null, `${count}`).toBe(count > 0 && (count < 5 || cell?.why === 'complementary'))
          if (count === 0) expect(cell?.shown).toBe('0')
        }
    }),
    { seed: 4, numRuns: 100 },
  )
})

it('hides an FTE by the people behind it, not by its size', () => {
  const table = protectTable({
    ...withTotals([[9]], 'row'),
    measure: ['headcount', 'fte'],
    columns: ['People', 'FTE'],
    rows: [
      { labels: ['Trust A'], counts: [9, 410], basis: [9, 9] },
      { labels: ['Trust B'], counts: [4, 780], basis: [4, 4] },
      { labels: ['Trust C'], counts: [6, 555], basis: [6, 6] },
    ],
  })
  expect(shown(table)).toEqual([
    ['10', '5'],
    ['[c]', '[c]'],
    ['5', '5'],
  ])
})

it('hides many posts that few people hold', () => {
  const table = protectTable({ ...withTotals([[6]], 'row'), measure: 'posts', rows: [{ labels: ['Trust A'], counts: [6], basis: [3] }] })
  expect(shown(table)).toEqual([['[c]']])
})

it('says in its legend what the symbol, a zero and the rounding mean', () => {
  const { legend } = protectTable(withTotals([[1]]))
  expect(legend.join(' ')).toMatch(/\[c\].*1 to 4.*0 means.*nearest 5/)
})

it('takes the threshold of the publication: below 10 for surveys', () => {
  const table = protectTable(withTotals([[9, 10, 50]], 'row'), { ...defaultRule, smallestShown: 10 })
  expect(shown(table)[0]).toEqual(['[c]', '10', '50'])
})

it('does not accept a table in which a figure is missing or below nothing', () => {
  expect(() => protectTable({ ...withTotals([[1, 2]]), columns: ['One', 'Two'] })).toThrow(RangeError)
  expect(() => protectTable(withTotals([[-1]]))).toThrow(RangeError)
})

it('does without the further hidden figures what it must not: the small ones are worked out', () => {
  const exact = { ...defaultRule, roundTo: 1 }
  let small = 0
  let recovered = { alone: 0, protected: 0 }
  fc.assert(
    fc.property(randomTable, (table) => {
      const published = protectTable(table, exact)
      const alone: ProtectedTable = {
        ...published,
        rows: published.rows.map((row, index) => ({
          ...row,
          cells: row.cells.map((cell, column) => {
            const count = table.rows[index]?.counts[column] ?? 0
            return cell.why === 'complementary' ? { shown: String(count), value: count, why: 'shown' } : cell
          }),
        })),
      }
      const fixed = (each: ProtectedTable): number => attack(each).filter(({ low, high }) => low === high).length
      small += attack(alone).length
      recovered = { alone: recovered.alone + fixed(alone), protected: recovered.protected + fixed(published) }
    }),
    { seed: 56, numRuns: 100 },
  )
  expect(recovered.alone).toBeGreaterThan(small / 10)
  expect(recovered.protected).toBe(0)
})

it('protects a table whose total counts a person once who stands in two rows', () => {
  const table = protectTable({
    ...withTotals([[9]], 'row'),
    adds: false,
    rows: [
      { labels: ['Trust A'], counts: [3] },
      { labels: ['Trust B'], counts: [30] },
      { labels: ['Trust C'], counts: [41] },
      { labels: ['All'], counts: [72], isTotal: true },
    ],
  })
  expect(shown(table)).toEqual([['[c]'], ['[c]'], ['40'], ['70']])
  expect(attack(table).every(({ low, high }) => low < high)).toBe(true)
})

it('recovers no hidden figure of 500 random tables, not even for a reader who knows which of them are small', () => {
  let hidden = 0
  let recovered = 0
  fc.assert(
    fc.property(randomTable, (table) => {
      const published = protectTable(table)
      for (const { row, column, low, high } of attack(published)) {
        const truth = table.rows[row]?.counts[column] ?? -1
        expect(truth).toBeGreaterThanOrEqual(low)
        expect(truth).toBeLessThanOrEqual(high)
        hidden++
        if (low === high) recovered++
      }
    }),
    { seed: 55, numRuns: 500 },
  )
  expect(hidden).toBeGreaterThan(1000)
  expect(recovered).toBe(0)
})

it('recovers no hidden FTE of 200 random tables either', () => {
  let hidden = 0
  fc.assert(
    fc.property(randomTable, fc.integer({ min: 20, max: 100 }), (table, share) => {
      const rows = table.rows.map((row) => ({ ...row, basis: row.counts, counts: row.counts.map((count) => count * share) }))
      const published = protectTable({ ...table, measure: 'fte', rows })
      for (const { row, column, low, high } of attack(published)) {
        hidden++
        expect(high - low).toBeGreaterThan(0)
        expect(rows[row]?.counts[column]).toBeGreaterThanOrEqual(low)
      }
    }),
    { seed: 57, numRuns: 200 },
  )
  expect(hidden).toBeGreaterThan(400)
})
