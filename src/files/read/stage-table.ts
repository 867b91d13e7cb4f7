import { createHash } from 'node:crypto'
import { mkdir, open, stat, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ColumnFit, Delimiter, MappingFile, TableSchema } from '../../engines/tables/index.ts'
import { failed, ok, type Problem, type Result } from '../../kernel/index.ts'
import { fileKind } from './file-kind.ts'
import { defaultLimits, type ReadLimits } from './limits.ts'
import { Refusal, refuse } from './refusal.ts'
import { stageText } from './stage-text.ts'
import { stageWorkbook } from './stage-workbook.ts'
import { bytesOf } from './text-file.ts'

/** A table that was understood, ready for a bulk reader. */
export interface StagedTable {
  readonly source: { readonly name: string; readonly bytes: number; readonly sha256: string }
  /** What was understood, one plain sentence each. */
  readonly understood: readonly string[]
  /** A UTF-8 text that a bulk reader reads with exactly these settings; quotes are doubled inside quotes. */
  readonly data: {
    readonly path: string
    readonly delimiter: Delimiter
    /** Lines before the first row of data. */
    readonly skipLines: number
    /** Values in every row. */
    readonly columns: number
    /** Row number in the source of the first row of data, as a person sees it. */
    readonly firstDataRow: number
    /** From which row (from 0) on that number runs ahead by how many: where rows were left out. */
    readonly shifts: readonly (readonly [index: number, by: number])[]
    /** Whether a value somewhere holds a line break. */
    readonly lineBreaks: boolean
  }
  readonly rows: number
  /** Schema field → column, from 0. */
  readonly mapping: ReadonlyMap<string, number>
  readonly mappingReport: readonly ColumnFit[]
  readonly unmapped: readonly string[]
  /** Warnings. */
  readonly problems: readonly Problem[]
}

export interface StageOptions {
  /** What a person decided about this file. */
  readonly mapping?: MappingFile
  /** The only folder that is written to. */
  readonly workDir: string
  readonly limits?: Partial<ReadLimits>
}

export interface OpenSource {
  readonly handle: FileHandle
  readonly path: string
  readonly name: string
  readonly size: number
  readonly limits: ReadLimits
  readonly schema: TableSchema
  readonly mapping?: MappingFile
  /** Hash of the whole file. */
  sha256(): Promise<string>
  /** Where a clean copy is put, named by the hash of the source, so that the same file has the same place. */
  copyTo(): Promise<string>
}

/**
 * Reads one table of people's own making: CSV or text in any of the usual encodings and dialects, XLSX or ODS. A clean UTF-8 text is used
 * where it stands; everything else is rewritten in `workDir`. Fails with problems of kind `error` (what is wrong, where, what to do) or
 * `question` (what a person must decide, and the line to write in a mapping file): never with a guess.
 */
export async function stageTable(path: string, schema: TableSchema, options: StageOptions): Promise<Result<StagedTable>> {
  const name = basename(path)
  const located = (problem: Problem): Problem => ({ ...problem, where: { file: name, ...problem.where } })
  try {
    const staged = await withFile(path, async (handle, size) => {
      const limits = { ...defaultLimits, ...options.limits }
      let hash: Promise<string> | undefined
      const sha256 = (): Promise<string> => (hash ??= hashOf(handle))
      const source: OpenSource = {
        handle,
        path,
        name,
        size,
        limits,
        schema,
        sha256,
        ...(options.mapping && { mapping: options.mapping }),
        copyTo: async () => {
          await mkdir(options.workDir, { recursive: true })
          return join(options.workDir, `${schema.name}-${(await sha256()).slice(0, 16)}.csv`)
        },
      }
      return (await fileKind(handle, size)) === 'zip' ? stageWorkbook(source) : stageText(source)
    })
    return ok({ ...staged, problems: staged.problems.map(located) })
  } catch (error) {
    if (error instanceof Refusal) return failed(...error.problems.map(located))
    throw error
  }
}

/** Opens a file for reading; what cannot be opened is refused with a sentence. */
export async function withFile<T>(path: string, use: (handle: FileHandle, size: number) => Promise<T>): Promise<T> {
  const name = basename(path)
  const found = await stat(path).catch((error: NodeJS.ErrnoException) =>
    error.code === 'EACCES'
      ? refuse('not-allowed', 'The file may not be read.', 'Ask for the right to read it, or copy it to a folder of your own.')
      : refuse('absent', `There is no file "${name}" at the place given.`, 'Check the path and the spelling.'),
  )
  if (found.isDirectory()) refuse('folder', 'This is a folder, not a file.', 'Name the file inside it.')
  if (!found.isFile()) refuse('not-a-file', 'This is not an ordinary file.', 'Copy the data into a file and name that.')
  if (found.size === 0) refuse('empty', 'The file is empty.', 'Export it again.')
  const handle = await open(path, 'r').catch(() =>
    refuse('not-allowed', 'The file may not be read.', 'Ask for the right to read it, or copy it to a folder of your own.'),
  )
  try {
    return await use(handle, found.size)
  } finally {
    await handle.close()
  }
}

async function hashOf(handle: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of bytesOf(handle)) hash.update(bytes)
  return hash.digest('hex')
}
