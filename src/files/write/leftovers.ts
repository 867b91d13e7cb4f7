import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Puts right what a process that was killed left beside the target: half-written results go, results moved aside come back. */
export async function clearLeftovers(target: string): Promise<void> {
  const prefix = `.${basename(target)}.`
  for (const name of await readdir(dirname(target))) {
    const found = name.startsWith(prefix) ? /^(partial|replaced)-(\d+)$/.exec(name.slice(prefix.length)) : null
    if (!found || isAlive(Number(found[2]))) continue
    const path = join(dirname(target), name)
    if (found[1] === 'replaced' && !existsSync(target)) await rename(path, target)
    else await rm(path, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
