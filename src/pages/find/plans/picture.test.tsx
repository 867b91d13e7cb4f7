import { expect, it } from 'vitest'
import { rendered } from '../../../ui/index.ts'
import type { ExactTable } from '../../../workforce/index.ts'
import { Picture } from './picture.tsx'

const table = (...labels: string[]): ExactTable => ({
  title: 'By region or board',
  population: 'Arts therapists found',
  rowLabels: ['Region or board'],
  columns: [{ heading: 'People: all', kind: 'people' }],
  rows: labels.map((label, at) => ({ labels: [label], figures: [at + 1] })),
  notes: [],
})
const picture = (by: 'region' | 'band', ...labels: string[]): string =>
  rendered(<Picture by={by} table={table(...labels)} hrefOf={(region) => `/find/plans?region=${region}`} />)

it('regions of England are a map whose table leads to the plans of each that has somebody', () => {
  const html = picture('region', 'London', 'Not stated')
  expect(html).toContain('Map of people by region of England')
  expect(html).toContain('href="/find/plans?region=Y56"')
  expect(html).not.toContain('region=Y60')
})

it('places that are no region of England, and everything else, are bars', () => {
  expect(picture('region', 'Ceredon, Wales')).toContain('Bar chart of people by region or board: Ceredon, Wales 1.')
  expect(picture('band', 'London')).toContain('Bar chart')
})

it('more than twenty lines are not drawn, and the picture says so', () => {
  expect(picture('band', ...Array.from({ length: 25 }, (_, at) => `Team ${at}`))).toContain('the first 20 of 25 lines')
})
