import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { attack, protectTable } from './index.ts'

it('finds exactly the bounds that listing every possible table finds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 4, maxLength: 4 }), (inner) => {
      const [a = 0, b = 0, c = 0, d = 0] = inner
      const table = protectTable({
        title: 'Two by two',
        population: 'people',
        measure: 'headcount',
        rowLabels: ['Region'],
        columns: ['x', 'y', 'Total'],
        totalColumn: 'Total',
        rows: [
          { labels: ['p'], counts: [a, b, a + b] },
          { labels: ['q'], counts: [c, d, c + d] },
          { labels: ['Total'], counts: [a + c, b + d, a + b + c + d], isTotal: true },
        ],
      })
      const cells = table.rows.flatMap((row) => row.cells)
      const possible = everyTwoByTwo(30).filter((figures) =>
        figures.every((figure, cell) => {
          const published = cells[cell]
          if (published?.why === 'zero') return figure === 0
          if (published?.value === null && [2, 5, 6, 7, 8].includes(cell)) return figure >= 1
          if (published?.why === 'small') return figure >= 1 && figure <= 4
          if (published?.why === 'complementary') return figure >= 5
          return figure >= 5 && Math.round(figure / 5) * 5 === published?.value
        }),
      )
      for (const { row, column, low, high } of attack(table)) {
        const values = possible.map((figures) => figures[row * 3 + column] ?? -1)
        expect(low).toBe(Math.min(...values))
        if (high < 20) expect(high).toBe(Math.max(...values))
      }
    }),
    { seed: 8, numRuns: 60 },
  )
})

function everyTwoByTwo(limit: number): number[][] {
  const tables: number[][] = []
  const inner = 12
  for (let a = 0; a <= inner; a++)
    for (let b = 0; b <= inner; b++)
      for (let c = 0; c <= inner; c++)
        for (let d = 0; d <= inner && a + b + c + d <= limit; d++) tables.push([a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d])
  return tables
}
