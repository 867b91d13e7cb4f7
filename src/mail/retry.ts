const MINUTE = 60_000

/** How long a letter may be on its way before nobody knows any more what became of it, in milliseconds. */
export const SIGHT = 10 * MINUTE

/** Minutes to wait after the first failure, the second, … */
const WAITS = [1, 5, 15, 60, 3 * 60, 6 * 60, 12 * 60]

/** How often a letter is tried, and once more so often each time a person sends it again: about a day in all. */
export const ATTEMPTS = WAITS.length + 1

/** Milliseconds to wait after `failures` failures (1 to 7). */
export const waitBefore = (failures: number): number => (WAITS[failures - 1] ?? 0) * MINUTE
