import { z } from 'zod'

/** How many rows a page of a list shows. */
export const PAGE_SIZE = 50

/** What every list takes: which column sorts it, which way, and which page. Odd values fall back rather than fail: they come from links. */
export const listInput = <const Sort extends readonly [string, ...string[]]>(sorts: Sort) => ({
  sort: z
    .enum(sorts)
    .default(sorts[0] as never)
    .catch(sorts[0] as Sort[number]),
  direction: z.enum(['ascending', 'descending']).default('ascending').catch('ascending'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).catch(1),
})

export interface ListPage<Row> {
  readonly rows: readonly Row[]
  /** Of all pages. */
  readonly total: number
}

/** From a statement that counts all rows beside each (`count(*) over () as total`). A page beyond the last has no rows and no count. */
export const pageFrom = <Row>(rows: readonly (Row & { readonly total: number })[]): ListPage<Row> => ({
  rows: rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'total')) as Row),
  total: rows[0]?.total ?? 0,
})

/** For SQL: which rows the page holds. */
export const sliceOf = (page: number): { readonly limit: number; readonly offset: number } => ({
  limit: PAGE_SIZE,
  offset: (page - 1) * PAGE_SIZE,
})

export const sqlDirection = (direction: 'ascending' | 'descending'): 'asc' | 'desc' => (direction === 'ascending' ? 'asc' : 'desc')
