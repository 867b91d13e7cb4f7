import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseMappingFile, type MappingBook, type TableSchema } from '../../engines/tables/index.ts'
import { failed, type Result } from '../../kernel/index.ts'
import { Refusal, refuse } from './refusal.ts'
import { withFile } from './stage-table.ts'

/** Reads a mapping file (JSON); its form is that of `parseMappingFile`. */
export async function readMappingBook(path: string, schemas: readonly TableSchema[]): Promise<Result<MappingBook>> {
  const file = basename(path)
  try {
    const text = await withFile(path, async (_, size) =>
      size > 10_000_000
        ? refuse('too-large', 'The mapping file is larger than 10 MB.', 'Check that this is the mapping file.')
        : readFile(path, 'utf8'),
    )
    const book = parseMappingFile(text, schemas)
    return book.ok ? book : failed(...book.problems.map((problem) => ({ ...problem, where: { file, ...problem.where } })))
  } catch (error) {
    if (error instanceof Refusal) return failed(...error.problems.map((problem) => ({ ...problem, where: { file, ...problem.where } })))
    throw error
  }
}
