import { rmSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

const HOUR = 3_600_000

/** Deletes what uploads of an earlier life of this process left, at once: before the first of this life can begin. */
export const emptyUploads = (directory: string): void => rmSync(directory, { recursive: true, force: true })

/** Deletes uploads that nothing was written to for an hour: whoever sent them is gone. */
export async function sweepUploads(directory: string, now: Date): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    const upload = join(directory, name)
    const written = await lastWritten(upload)
    if (written !== null && now.getTime() - written > HOUR) await rm(upload, { recursive: true, force: true })
  }
}

/** A directory does not change while a file in it grows. Null where it is gone meanwhile. */
async function lastWritten(upload: string): Promise<number | null> {
  try {
    const paths = [upload, ...(await readdir(upload)).map((name) => join(upload, name))]
    const times = await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs))
    return Math.max(...times)
  } catch {
    return null
  }
}
