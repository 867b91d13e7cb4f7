import type { PlainDate } from './plain-date.ts'

/** What time it is: an argument everywhere, so that a test can say. */
export type Clock = () => Date

/** The day in London, where the professions' bodies and most of the trusts keep their calendars. */
export const dayOf = (instant: Date): PlainDate => day.format(instant) as PlainDate

const LONDON = { timeZone: 'Europe/London' } as const
const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', ...LONDON })
const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', ...LONDON })
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...LONDON })

/** A day for a person: `1 December 2026`. */
export const dayInWords = (day: PlainDate): string => long.format(new Date(`${day}T00:00:00Z`))

/** An instant for a person, in London's time: `1 December 2026 at 09:05`. */
export const momentInWords = (instant: Date): string => `${moment.format(instant)} at ${time.format(instant)}`
