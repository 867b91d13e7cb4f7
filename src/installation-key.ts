import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { failed, ok, type Result } from './kernel/index.ts'

const BYTES = 32

/** The installation’s key: that of the settings, else a file made once, readable by its user alone, and not in the database whose secrets it seals. */
export function readKey({ key, directory }: Pick<Config, 'key' | 'directory'>): Result<Uint8Array> {
  if (key !== null) return ok(Buffer.from(key, 'base64url'))
  const path = join(directory, 'key')
  const found = read(path) ?? make(path)
  if (found.length === BYTES) return ok(found)
  return failed({
    code: 'app.key',
    kind: 'error',
    message: 'The key of this installation is damaged: it has not its 32 bytes.',
    todo: 'Put the file back from your backup. Without it two-step sign-in has to be set up anew by everybody.',
    where: { file: path },
  })
}

function read(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Under its name only once it is whole; whoever comes second takes the first one's. */
function make(path: string): Uint8Array {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, randomBytes(BYTES), { flag: 'wx', mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path)
}
