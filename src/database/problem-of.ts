import type { Problem } from '../kernel/index.ts'
import { DatabaseError } from './database-error.ts'

const problem = (code: string, message: string, todo: string): Problem => ({
  code: `database.${code}`,
  kind: 'error',
  status: 503,
  message,
  todo,
})

const DISK_FULL = problem('disk-full', 'The disk of the database is full; nothing was saved.', 'Free some space and try again.')
const READ_ONLY = problem(
  'read-only',
  'The database cannot be written to; nothing was saved.',
  'Let the account that runs Triptych write to its disk or server, and try again.',
)
const BUSY = problem('busy', 'The database is busy; nothing was saved.', 'Try again in a moment.')
const TOO_LONG = problem('timeout', 'The database took too long; nothing was saved.', 'Try again, with less at a time if it happens again.')
const LOST = problem('connection-lost', 'The connection to the database was lost; nothing was saved.', 'Try again in a moment.')
const UNREACHABLE = problem(
  'unreachable',
  'The database server does not answer.',
  'See that it runs and that DATABASE_URL names its host and port.',
)
const REFUSED = problem('sign-in', 'The database server refused the name or the password.', 'Correct them in DATABASE_URL.')
const ABSENT = problem('absent', 'The database server has no such database.', 'Create it, or correct its name in DATABASE_URL.')
const UNKNOWN = problem(
  'commit-unknown',
  'The connection to the database was lost while saving, so it is not known whether it was saved.',
  'Look whether it is there before doing it again.',
)
const STOPPED = problem(
  'stopped',
  'The database stopped; nothing was saved.',
  'Try again: it recovers by itself. If it stops again, restart Triptych.',
)
const DISK = problem('disk-failed', 'The disk of the database failed; nothing was saved.', 'Have the disk looked at, and make a backup.')
const MEMORY = problem('memory', 'The database ran out of memory; nothing was saved.', 'Try again with less at a time.')

/** SQLSTATE, or its class where the whole class means the same to a person. */
const BY_STATE: Readonly<Record<string, Problem>> = {
  '08': LOST,
  '08001': UNREACHABLE,
  '08007': UNKNOWN,
  '25006': READ_ONLY,
  '25P03': TOO_LONG,
  '28': REFUSED,
  '3D000': ABSENT,
  '40001': BUSY,
  '40P01': BUSY,
  '53100': DISK_FULL,
  '53200': MEMORY,
  '53300': BUSY,
  '55P03': BUSY,
  '57014': TOO_LONG,
  '57P': LOST,
  '58000': STOPPED,
  '58030': DISK,
}

/** What Node says of a file. */
const BY_FILE: Readonly<Record<string, Problem>> = {
  ENOSPC: DISK_FULL,
  EDQUOT: DISK_FULL,
  EROFS: READ_ONLY,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EIO: DISK,
}

/** What a person can do about an error of the database or its disk; null for a mistake of ours, or of the rows. */
export function problemOfDatabase(error: unknown): Problem | null {
  if (error instanceof DatabaseError)
    return BY_STATE[error.code] ?? BY_STATE[error.code.slice(0, 3)] ?? BY_STATE[error.code.slice(0, 2)] ?? null
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error) || typeof error.code !== 'string') return null
  return BY_FILE[error.code] ?? null
}
