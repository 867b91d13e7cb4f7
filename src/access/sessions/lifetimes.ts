/** How long sessions live, in minutes. A page left open in a ward office ends by itself; nobody stays in for more than a shift. */
export const IDLE_MINUTES = 30
export const WHOLE_MINUTES = 12 * 60
/** Between the password and the second step. */
export const CODE_MINUTES = 10
/** A browser that tries an extract without an account. */
export const VISITOR_MINUTES = 4 * 60
/** A session's last use is written down at most this often. */
export const SEEN_MINUTES = 1

export const minutesAfter = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000)
