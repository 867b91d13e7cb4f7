import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Database } from '../../database/index.ts'
import { removeTree } from '../../files/index.ts'

/** Where the file of an import stands until it is confirmed or given up. */
export const importDirectory = (root: string, id: string): string => join(root, 'imports', id)

/** Moves an uploaded file to where the reading will look for it; of its name only the ending is kept. */
export async function placeImport(
  root: string,
  id: string,
  { name, path }: { readonly name: string; readonly path: string },
): Promise<void> {
  const directory = importDirectory(root, id)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const ending = /^\.[a-z0-9]{1,5}$/.exec(extname(name).toLowerCase())?.[0] ?? ''
  await rename(path, join(directory, `file${ending}`))
}

/** The file that lies there, or null. */
export async function fileOfImport(root: string, id: string): Promise<string | null> {
  const names = await readdir(importDirectory(root, id)).catch(() => [])
  const name = names.find((each) => /^file(?:\.[a-z0-9]+)?$/.test(each))
  return name === undefined ? null : join(importDirectory(root, id), name)
}

export const forgetImport = (root: string, id: string): Promise<void> => removeTree(importDirectory(root, id))

/** Deletes files that no open import needs any more and that nobody has touched for a day. */
export async function sweepImports(database: Database, root: string, now: Date): Promise<void> {
  const names = await readdir(join(root, 'imports')).catch(() => [])
  if (names.length === 0) return
  const open = await database.transaction({ kind: 'system' }, (db) =>
    db.selectFrom('import').select('id').where('state', 'in', ['reading', 'asking', 'staged']).execute(),
  )
  const known = new Set(open.map(({ id }) => id))
  for (const name of names) {
    if (known.has(name)) continue
    const { mtime } = await stat(importDirectory(root, name))
    if (now.getTime() - mtime.getTime() > 24 * 3_600_000) await forgetImport(root, name)
  }
}
