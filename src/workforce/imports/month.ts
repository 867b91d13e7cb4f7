import { parsePlainDate, plainDate, type PlainDate } from '../../kernel/index.ts'

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The last day of a month (1 to 12); null where there is no such month. */
export function monthEnd(year: number, month: number): PlainDate | null {
  for (let day = 31; day >= 28; day--) {
    const date = plainDate(year, month, day)
    if (date) return date
  }
  return null
}

/** The last day of the month before the one this day is in: what an extract asked for now is of. */
export function lastMonthEnd(today: PlainDate): PlainDate {
  const [year = 0, month = 0] = today.split('-').map(Number)
  return monthEnd(month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1) as PlainDate
}

/** The last day of the month this day is in. */
export function endOfMonth(day: PlainDate): PlainDate {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return monthEnd(year, month) as PlainDate
}

/** The month a row says it is of, as its last day: `2026-10`, `202610`, `2026-10-31`, `31/10/2026`, `Oct 2026`, `October-26`; else null. */
export function readMonth(text: string): PlainDate | null {
  const said = text.trim().toLowerCase()
  const iso = /^(\d{4})[-/.]?(\d{2})(?:[-/.]?\d{2})?(?:[t ].*)?$/.exec(said)
  if (iso) return monthEnd(Number(iso[1]), Number(iso[2]))
  const uk = /^\d{1,2}[-/.](\d{1,2})[-/.](\d{4})$/.exec(said)
  if (uk) return monthEnd(Number(uk[2]), Number(uk[1]))
  const named = /^(?:\d{1,2}[\s-])?([a-z]{3})[a-z]*[\s-]+(\d{4}|\d{2})$/.exec(said)
  const month = NAMES.indexOf(named?.[1] ?? '') + 1
  if (!named || month === 0) return null
  return monthEnd(Number(named[2]) + (named[2]?.length === 2 ? 2000 : 0), month)
}

/** The one month that all rows which name one agree on; null where they do not, or none does. */
export function monthOf(stated: readonly string[]): PlainDate | null {
  const [one, ...others] = [...new Set(stated.map(readMonth).filter((month) => month !== null))]
  return one && others.length === 0 ? one : null
}

/** `October 2026`. */
export const monthInWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${parsePlainDate(day) ?? '1970-01-01'}T00:00:00Z`),
  )
