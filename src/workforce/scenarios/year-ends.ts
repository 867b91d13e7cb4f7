import type { PlainDate } from '../../kernel/index.ts'
import { monthEnd } from '../imports/month.ts'

/** The day on which a year of a projection ends: so many years after the snapshot it starts from, at the end of the same month. */
export function yearEnd(asAt: PlainDate, year: number): PlainDate {
  const [from = 0, month = 0] = asAt.split('-').map(Number)
  return monthEnd(from + year, month) ?? asAt
}
