import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Seal } from './access/index.ts'

const fileIn = (directory: string): string => join(directory, 'audit-seals.jsonl')

/** The seals that were written so far; none where there is no file. A line that was spoiled is passed over by nobody: it throws. */
export async function readSeals(directory: string): Promise<Seal[]> {
  const text = await readFile(fileIn(directory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Seal)
}

/** Appends the states of the chains that have grown since they were last sealed. */
export async function writeSeals(directory: string, seals: readonly Seal[]): Promise<void> {
  const last = new Map((await readSeals(directory)).map((seal) => [seal.organisation, seal.entries]))
  const grown = seals.filter(({ organisation, entries }) => entries > (last.get(organisation) ?? 0))
  if (grown.length > 0) await appendFile(fileIn(directory), grown.map((seal) => `${JSON.stringify(seal)}\n`).join(''), { mode: 0o600 })
}
