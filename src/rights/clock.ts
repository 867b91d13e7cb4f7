import { plainDate, type PlainDate } from '../kernel/index.ts'

/**
 * One calendar month after a day: the same day of the next month, or its last where there is none (UK GDPR, article 12(3), as the
 * Information Commissioner’s Office counts it).
 */
export function monthAfter(day: PlainDate, months = 1): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const at = year * 12 + month - 1 + months
  for (let last = date; last > 0; last--) {
    const found = plainDate(Math.floor(at / 12), (at % 12) + 1, last)
    if (found) return found
  }
  throw new RangeError('no month is without days')
}

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`)

/** Whole days from one day to another. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => Math.round((noon(to) - noon(from)) / 86_400_000)

export const daysAfter = (day: PlainDate, days: number): PlainDate =>
  new Date(noon(day) + days * 86_400_000).toISOString().slice(0, 10) as PlainDate
