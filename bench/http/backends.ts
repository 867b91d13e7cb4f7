import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** CPU seconds that each child of a process has taken so far: the backends of PostgreSQL. Empty where there is no /proc. */
export function childrenCpu(parent: number): ReadonlyMap<string, number> {
  const seconds = new Map<string, number>()
  for (const name of safely(() => readdirSync('/proc')) ?? []) {
    if (!/^\d+$/.test(name)) continue
    // The second field is the program's name in brackets.
    const fields = safely(() => readFileSync(`/proc/${name}/stat`, 'utf8'))
      ?.replace(/^.*\) /s, '')
      .split(' ')
    if (fields && Number(fields[1]) === parent) seconds.set(name, (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND)
  }
  return seconds
}

/** Taken between two looks; what ended in between is not counted. */
export const cpuBetween = (before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): number =>
  [...after].reduce((sum, [name, seconds]) => sum + seconds - (before.get(name) ?? 0), 0)

/** A process may end while it is being looked at. */
function safely<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
