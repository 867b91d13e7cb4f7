import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { failed, ok, type Problem, type Result } from '../../kernel/index.ts'
import { DatabaseError } from '../database-error.ts'
import { flushDirectory, fsyncPath } from './flush.ts'
import { takeLock, type Lock } from './lock.ts'
import { Thread } from './thread.ts'

/** Of the PostgreSQL inside PGlite; files of another major cannot be read. */
const MAJOR = '18'

const otherMajor = (major: string): Problem => ({
  code: 'database.other-postgresql',
  kind: 'error',
  message: `The database was made by PostgreSQL ${major}, and this version of Triptych has PostgreSQL ${MAJOR}.`,
  todo: 'Make a backup with the version of Triptych that made it (triptych db backup), and restore it into an empty directory with this one.',
})

const notOurs = (directory: string): Problem => ({
  code: 'database.not-a-database',
  kind: 'error',
  message: `${directory} holds files that are not a database of Triptych.`,
  todo: 'Name an empty directory, or one that does not exist yet.',
})

/** Made under another name, written to disk whole, then named: an interruption leaves no half database. */
async function create(directory: string, data: string): Promise<void> {
  const draft = `${data}.new`
  rmSync(draft, { recursive: true, force: true })
  const thread = await Thread.start({ directory: draft, template: null })
  await thread.ask({ kind: 'close' })
  await thread.end(new DatabaseError({ code: '57P01', message: 'the database was made' }))
  flushDirectory(draft)
  renameSync(draft, data)
  fsyncPath(directory)
}

/** A locked directory with a database of this PostgreSQL in `data`. Throws errors of the disk. */
export async function openDirectory(path: string): Promise<Result<{ readonly lock: Lock; readonly data: string }>> {
  const directory = resolve(path)
  const data = join(directory, 'data')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  if (!existsSync(data) && readdirSync(directory).some((name) => !/^(?:lock|data\.new|lost\+found)/.test(name)))
    return failed(notOurs(directory))
  const lock = takeLock(join(directory, 'lock'))
  if (!lock.ok) return lock
  try {
    if (!existsSync(data)) await create(directory, data)
    const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
    if (major === MAJOR) return ok({ lock: lock.value, data })
    lock.value.release()
    return failed(otherMajor(major))
  } catch (error) {
    lock.value.release()
    throw error
  }
}
