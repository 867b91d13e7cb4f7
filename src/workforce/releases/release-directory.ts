import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../../database/index.ts'
import { removeTree } from '../../files/index.ts'
import type { CountedRelease } from './protect-counted.ts'
import { RELEASE_JOB } from './prepare-release.ts'

/** Where the true counts of a release stand while a process of its own makes them safe. */
const releaseDirectory = (root: string, release: string): string => join(root, 'releases', release)

/** Answers the directory. What an earlier attempt left is gone. */
export async function handOverCounts(root: string, release: string, counted: CountedRelease): Promise<string> {
  const directory = releaseDirectory(root, release)
  await forgetCounts(root, release)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await writeFile(join(directory, 'counted.json'), JSON.stringify(counted), { mode: 0o600 })
  return directory
}

export const readCounts = async (directory: string): Promise<CountedRelease> =>
  JSON.parse(await readFile(join(directory, 'counted.json'), 'utf8')) as CountedRelease

export const forgetCounts = (root: string, release: string): Promise<void> => removeTree(releaseDirectory(root, release))

/** Counts that work left which nobody will go on with. */
export async function sweepCounts(database: Database, root: string): Promise<void> {
  const names = await readdir(join(root, 'releases')).catch(() => [])
  if (names.length === 0) return
  const open = await database.transaction({ kind: 'system' }, (db) =>
    db.selectFrom('job').select('input').where('kind', '=', RELEASE_JOB).where('state', 'in', ['waiting', 'running']).execute(),
  )
  for (const name of names) if (!open.some(({ input }) => input.includes(name))) await forgetCounts(root, name)
}
