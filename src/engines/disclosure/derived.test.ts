import { expect, it } from 'vitest'
import { classOf, largestFirst, meanOf, protectTable, shareOf, type ProtectedCell } from './index.ts'

const published = (counts: readonly number[]): readonly ProtectedCell[] =>
  protectTable({
    title: 'Therapists',
    population: 'therapists',
    measure: 'headcount',
    rowLabels: ['Trust'],
    columns: counts.map(String),
    rows: [{ labels: ['A'], counts }],
  }).rows[0]?.cells ?? []

it('gives percentages, means, orders and classes that are the same for every truth behind the same published figures', () => {
  const derived = (counts: readonly number[]): unknown => {
    const cells = published(counts)
    const named = cells.map((cell, index) => ({ cell, name: `Trust ${index}` }))
    return {
      shares: cells.map((cell) => shareOf(cell, cells.at(-1) as ProtectedCell)),
      means: cells.map((cell) => meanOf(cell, cells[0] as ProtectedCell)),
      order: largestFirst(
        named,
        ({ cell }) => cell,
        ({ name }) => name,
      ).map(({ name }) => name),
      classes: cells.map((cell) => classOf(cell, [5, 20, 50])),
    }
  }
  expect(derived([21, 4, 18, 0, 1, 103])).toEqual(derived([19, 1, 22, 0, 3, 104]))
  expect(derived([21, 4, 18, 0, 1, 103])).toMatchObject({
    shares: [{ shown: '19' }, { shown: '[c]', value: null }, { shown: '19' }, { shown: '0' }, { shown: '[c]' }, { shown: '100' }],
    order: ['Trust 5', 'Trust 0', 'Trust 2', 'Trust 3', 'Trust 1', 'Trust 4'],
    classes: [2, null, 2, 0, null, 3],
  })
})

it('has no share of nobody, and none above 100', () => {
  const [nobody, seven, twelve] = published([0, 7, 12]) as [ProtectedCell, ProtectedCell, ProtectedCell]
  expect(shareOf(nobody, nobody)).toEqual({ shown: '–', value: null })
  expect(shareOf(twelve, seven).shown).toBe('100')
})
