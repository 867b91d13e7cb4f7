import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Has the kernel write a whole file system to disk: one call in place of thousands. False where that cannot be asked (not Linux). */
export const flushFileSystem = (path: string): boolean =>
  process.platform === 'linux' && spawnSync('sync', ['--file-system', path], { stdio: 'ignore' }).status === 0

export function fsyncPath(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Everything in a directory is on disk afterwards. */
export function flushDirectory(path: string): void {
  if (flushFileSystem(path)) return
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const at = join(path, entry.name)
    if (entry.isDirectory()) flushDirectory(at)
    else if (entry.isFile()) fsyncPath(at)
  }
  fsyncPath(path)
}
