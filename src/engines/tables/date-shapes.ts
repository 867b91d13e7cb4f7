import { parsePlainDate, plainDate, type PlainDate } from '../../kernel/index.ts'

/** What one value can be taken for, before the order of day and month is known. */
export type DateShape =
  | { readonly kind: 'day'; readonly day: PlainDate }
  | { readonly kind: 'numbers'; readonly first: number; readonly second: number; readonly year: number; readonly shortYear: boolean }
  | { readonly kind: 'serial'; readonly serial: number }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const fullMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const monthNumber = (word: string): number => {
  const text = word.toLowerCase()
  return (text === 'sept' ? 8 : Math.max(months.indexOf(text), fullMonths.indexOf(text))) + 1
}

/** 00–39 are this century: registrations end and people are born within it; nobody on a payroll was born before 1940. */
const century = (digits: string): number => (digits.length === 2 ? Number(digits) + (Number(digits) < 40 ? 2000 : 1900) : Number(digits))

const weekday = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,?\s+/i
const time = /[T\s]+\d{1,2}(:\d{2}){1,2}(\.\d+)?\s*([ap]\.?m\.?)?(\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i

export function readDateShape(value: string): DateShape | null {
  const text = value
    .trim()
    .replace(weekday, '')
    .replace(time, '')
    .replace(/(\d)(st|nd|rd|th)\b/i, '$1')
    .trim()
  const day = (found: PlainDate | null): DateShape | null => (found ? { kind: 'day', day: found } : null)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(parsePlainDate(text))
  let match = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text)
  if (match) return day(plainDate(Number(match[1]), Number(match[2]), Number(match[3])))
  match = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text)
  if (match) {
    const [, first, second, year] = match as unknown as [string, string, string, string]
    return { kind: 'numbers', first: Number(first), second: Number(second), year: century(year), shortYear: year.length === 2 }
  }
  match = /^(\d{1,2})[-/. ]*([A-Za-z]{3,9})[-/., ]*(\d{4}|\d{2})$/.exec(text)
  if (match) return day(plainDate(century(match[3] as string), monthNumber(match[2] as string), Number(match[1])))
  match = /^([A-Za-z]{3,9})[-/. ]+(\d{1,2}),?[-/. ]+(\d{4})$/.exec(text)
  if (match) return day(plainDate(Number(match[3]), monthNumber(match[1] as string), Number(match[2])))
  match = /^(\d{4})[-/. ]([A-Za-z]{3,9})[-/. ](\d{1,2})$/.exec(text)
  if (match) return day(plainDate(Number(match[1]), monthNumber(match[2] as string), Number(match[3])))
  if (/^(19|20)\d{6}$/.test(text)) return day(plainDate(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6))))
  if (/^\d{1,5}(\.\d+)?$/.test(text) && serialDay(Number(text)) !== null) return { kind: 'serial', serial: Number(text) }
  return null
}

/** Days before each month in a year of 365 days. */
const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/**
 * The day of an Excel serial number in the 1900 system, from 1900-01-01 (1) to 2099-12-31; a time of day is dropped.
 * Null for 60, the 29 February 1900 that Excel invented (kept from Lotus 1-2-3), and for 1900–2100, which are years written alone.
 */
export function serialDay(serial: number): PlainDate | null {
  const whole = Math.floor(serial)
  if (whole < 1 || whole > 73_050 || whole === 60 || (whole >= 1900 && whole <= 2100)) return null
  return dayOfSerial(whole)
}

/** As {@link serialDay} for a cell that is known to hold a day: years such as 1975 are serial numbers there. */
export function dayOfSerial(serial: number): PlainDate | null {
  let left = Math.floor(serial)
  if (left < 1 || left === 60 || left > 2_958_465) return null
  if (left > 60) left--
  let year = 1900
  for (;;) {
    const length = leap(year) ? 366 : 365
    if (left <= length) break
    left -= length
    year++
  }
  let month = 12
  const start = (number: number): number => (before[number - 1] as number) + (number > 2 && leap(year) ? 1 : 0)
  while (start(month) >= left) month--
  return plainDate(year, month, left - start(month))
}
