import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Seal } from './access/index.ts'

const fileIn = (directory: string): string => join(directory, 'audit-seals.jsonl')

/** The seals that were written so far; none where there is no file. A line that was cut off while it was written is none. */
export async function readSeals(directory: string): Promise<Seal[]> {
  const text = await readFile(fileIn(directory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Seal)
}

export interface Sealer {
  /** Appends the states of the chains that have grown since they were last sealed. */
  seal(states: readonly Seal[]): Promise<void>
}

/** Writes seals to a file beside the database; what was sealed last it knows from the file once, then by itself. */
export function createSealer(directory: string): Sealer {
  let last: Map<string, number> | undefined
  return {
    async seal(states) {
      last ??= new Map((await readSeals(directory)).map(({ organisation, entries }) => [organisation, entries]))
      const grown = states.filter(({ organisation, entries }) => entries > (last?.get(organisation) ?? 0))
      if (grown.length === 0) return
      // A line end first: one that was cut off must not run into the next.
      await appendFile(fileIn(directory), grown.map((seal) => `\n${JSON.stringify(seal)}`).join('') + '\n', { mode: 0o600 })
      for (const { organisation, entries } of grown) last.set(organisation, entries)
    },
  }
}
