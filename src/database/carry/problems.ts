import { z } from 'zod'
import { basename } from 'node:path'
import type { Problem } from '../../kernel/index.ts'
import { DatabaseError } from '../database-error.ts'
import { problemOfDatabase } from '../problem-of.ts'
import { Damaged } from './format.ts'
import { NotLoaded } from './load.ts'

const problem = (code: string, file: string, message: string, todo: string): Problem => ({
  code: `backup.${code}`,
  kind: 'error',
  message,
  todo,
  where: { file: basename(file) },
})

const BY_FILE: Readonly<Record<string, (file: string) => Problem>> = {
  ENOENT: (file) => problem('absent', file, 'There is no such file or directory.', 'Correct the name.'),
  EISDIR: (file) => problem('absent', file, 'This is a directory, not a file.', 'Name a file.'),
  ENOSPC: (file) =>
    problem('disk-full', file, 'The disk is full; the backup was not made.', 'Free some space, or name a file on another disk.'),
  EDQUOT: (file) =>
    problem('disk-full', file, 'The disk is full; the backup was not made.', 'Free some space, or name a file on another disk.'),
  EROFS: (file) => problem('read-only', file, 'The disk cannot be written to.', 'Name a file on another disk.'),
  EACCES: (file) =>
    problem('read-only', file, 'The file or its directory may not be used by this account.', 'Give it the right, or name another file.'),
}

export const exists = (file: string): Problem =>
  problem('exists', file, 'The file exists already.', 'Name a new file: a backup never replaces another.')

const damaged = (file: string): Problem =>
  problem('damaged', file, 'The backup is incomplete or has been changed.', 'Nothing was restored; use another backup.')

export const notABackup = (file: string): Problem =>
  problem(
    'unknown-format',
    file,
    'This is not a backup that this version of Triptych can read.',
    'Use the version that made it, or another file.',
  )

export const newerBackup = (file: string): Problem =>
  problem('newer', file, 'The backup was made by a newer version of Triptych.', 'Restore it with that version or a newer one.')

export const olderBackup = (file: string): Problem =>
  problem(
    'older',
    file,
    'The backup was made by an older version of Triptych.',
    'Restore it with that version; this version then brings the restored database up to date when it opens it.',
  )

export const otherSchema = (file: string): Problem =>
  problem(
    'other-schema',
    file,
    'The backup was made by a version of Triptych with another schema.',
    'Restore it with the version that made it.',
  )

const isUnzipping = (error: object): boolean => 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
/** Rows that do not fit their columns or constraints were not written by a backup. */
const isMisfit = (error: unknown): boolean => error instanceof DatabaseError && /^(?:22|23)/.test(error.code)

/** What a person can do about an error while a backup was made or restored; null for a mistake of ours. */
export function problemOfBackup(error: unknown, file: string): Problem | null {
  if (error instanceof NotLoaded) return error.problem
  if (!(error instanceof Error)) return null
  if (error instanceof Damaged || error instanceof SyntaxError || error instanceof z.ZodError || isUnzipping(error) || isMisfit(error))
    return damaged(file)
  if (!(error instanceof DatabaseError) && 'code' in error && typeof error.code === 'string') return BY_FILE[error.code]?.(file) ?? null
  return problemOfDatabase(error)
}
