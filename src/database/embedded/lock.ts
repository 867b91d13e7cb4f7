import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { failed, ok, type Problem, type Result } from '../../kernel/index.ts'
import { parseOwner, stateOf, thisProcess, type Owner } from './owner.ts'

/** A held lock. */
export interface Lock {
  release(): void
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

const heldBy = (file: string, { pid, host }: Owner, state: 'alive' | 'ended' | 'elsewhere'): Problem => ({
  code: 'database.locked',
  kind: 'error',
  message: `The database is already open in ${state === 'elsewhere' ? `a process of ${host}` : 'another process'} (number ${pid}).`,
  todo: `Stop that process, or work through it. If it is certain that no process has the database open, delete ${file}.`,
})

const unreadable = (file: string): Problem => ({
  code: 'database.locked',
  kind: 'error',
  message: 'The database has a lock that cannot be read.',
  todo: `If it is certain that no process has the database open, delete ${file}.`,
})

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function remove(file: string): void {
  try {
    unlinkSync(file)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
}

/** What a file system without hard links says of one. */
const NO_LINKS = new Set<unknown>(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** False where the file exists. */
function exclusively(make: () => void): boolean {
  try {
    make()
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Makes `file` with its text at once, so that nobody reads half of it; false where it exists. */
function create(file: string, mine: Owner): boolean {
  const text = JSON.stringify(mine)
  const draft = `${file}.${mine.token}`
  writeFileSync(draft, text)
  try {
    return exclusively(() => linkSync(draft, file))
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error
    // Whoever reads half of it refuses to open, which harms nothing.
    return exclusively(() => writeFileSync(file, text, { flag: 'wx' }))
  } finally {
    unlinkSync(draft)
  }
}

const held = (file: string, mine: Owner): Lock => ({
  release() {
    if (read(file) === JSON.stringify(mine)) remove(file)
  },
})

/**
 * Takes the lock, from a process that ended without giving it back too. Whoever wants to take a lock over must first hold a lock
 * on that very one (named after its token) and find it still there: so of two who try at once one gets it, and nobody ever
 * removes a lock other than the one they saw.
 */
export function takeLock(file: string): Result<Lock> {
  const mine = thisProcess()
  for (;;) {
    if (create(file, mine)) return ok(held(file, mine))
    const text = read(file)
    if (text === null) continue
    const owner = parseOwner(text)
    if (!owner) return failed(unreadable(file))
    const state = stateOf(owner)
    if (state !== 'ended') return failed(heldBy(file, owner, state))
    const takeOver = takeLock(`${file}.${owner.token}`)
    if (!takeOver.ok) return failed(heldBy(file, owner, 'alive'))
    try {
      if (read(file) === text) remove(file)
    } finally {
      takeOver.value.release()
    }
  }
}
