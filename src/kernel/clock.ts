import type { PlainDate } from './plain-date.ts'

/** What time it is: an argument everywhere, so that a test can say. */
export type Clock = () => Date

/** The day in London, where the professions' bodies and most of the trusts keep their calendars. */
export const dayOf = (instant: Date): PlainDate =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  ) as PlainDate
