import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** CPU seconds that the children of a process have taken so far: the backends of PostgreSQL. Zero where there is no /proc. */
export function childrenCpu(parent: number): number {
  let ticks = 0
  for (const name of safely(() => readdirSync('/proc')) ?? []) {
    if (!/^\d+$/.test(name)) continue
    // The second field is the program's name in brackets.
    const fields = safely(() => readFileSync(`/proc/${name}/stat`, 'utf8'))
      ?.replace(/^.*\) /s, '')
      .split(' ')
    if (fields && Number(fields[1]) === parent) ticks += Number(fields[11]) + Number(fields[12])
  }
  return ticks / TICKS_PER_SECOND
}

/** A process may end while it is being looked at. */
function safely<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
