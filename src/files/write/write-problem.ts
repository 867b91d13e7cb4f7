import { dirname } from 'node:path'
import { type Problem } from '../../kernel/index.ts'

const sentences: Readonly<Record<string, readonly [code: string, message: string, todo: string]>> = {
  EACCES: [
    'files.no-permission',
    'This place may not be written to.',
    'Choose a directory of your own, or ask for permission to write here.',
  ],
  EPERM: [
    'files.no-permission',
    'This place may not be written to.',
    'Choose a directory of your own, or ask for permission to write here.',
  ],
  EROFS: ['files.no-permission', 'This disk can be read but not written to.', 'Choose a directory on another disk.'],
  ENOSPC: ['files.disk-full', 'The disk is full; nothing was written.', 'Make room, or choose a directory on another disk.'],
  EDQUOT: [
    'files.disk-full',
    'Your share of the disk is used up; nothing was written.',
    'Make room, or choose a directory on another disk.',
  ],
  ENOTDIR: ['files.not-a-directory', 'A part of this path is a file, not a directory.', 'Check the path, or choose another directory.'],
  EEXIST: ['files.not-a-directory', 'A part of this path is a file, not a directory.', 'Check the path, or choose another directory.'],
  ENAMETOOLONG: ['files.name-too-long', 'This name is longer than the disk allows.', 'Choose a shorter name.'],
}

/** What the disk refused at or beside this path, as a sentence; null for any other error. */
export function problemOf(error: unknown, file: string): Problem | null {
  if (!(error instanceof Error)) return null
  const { code: system = '', path } = error as NodeJS.ErrnoException
  const elsewhere = path !== undefined && !path.startsWith(dirname(file)) && !file.startsWith(path)
  const known = elsewhere ? undefined : sentences[system]
  if (!known) return null
  const [code, message, todo] = known
  return { code, kind: 'error', message, todo, where: { file } }
}
