import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../../database/index.ts'
import { removeTree } from '../../files/index.ts'
import { failed, ok, type Problem } from '../../kernel/index.ts'
import {
  askAbout,
  fileOfImport,
  GivenUp,
  importDirectory,
  importToRead,
  isRowKind,
  keepMapping,
  rememberedColumns,
  stageProviders,
  stageRows,
  type ImportView,
  type UnderstoodFile,
} from '../../workforce/index.ts'
import type { JobHandler } from '../runner/index.ts'

const input = z.object({ import: z.uuid() })

const MINUTES = 30
const MEGABYTES = 2_048

const gone: Problem = {
  code: 'workforce.import-gone',
  kind: 'error',
  message: 'The import that this work was for was given up, or its file is not there any more.',
  todo: 'Upload the file again.',
}

/** Reads the file of an import in a process of its own, then stores its rows where nobody sees them until they are confirmed. */
export const readImport =
  ({ database, directory }: { readonly database: Database; readonly directory: string }): JobHandler =>
  async (job, tools) => {
    const { import: id } = input.parse(job.input)
    const view = await importToRead(database, id, job.id)
    const path = await fileOfImport(directory, id)
    if (!view || path === null) return failed(gone)
    if (!isRowKind(view.kind)) return stageProviders(database, view, path)
    const between = await roomFor(directory, id)
    try {
      const [rowsTo, mappingFile] = [join(between, 'rows.ndjson'), join(between, 'mapping.json')]
      const mapping = await mappingOf(database, view)
      await writeFile(mappingFile, JSON.stringify(mapping), { mode: 0o600 })
      tools.progress({ stage: 'Understanding the file' })
      const read = await tools.runInChild(
        ['understand', path, '--as', view.kind, '--rows-to', rowsTo, '--work', between, '--decided', mappingFile],
        { timeMilliseconds: MINUTES * 60_000, memoryMegabytes: MEGABYTES, environment: { TMPDIR: between, TEMP: between, TMP: between } },
      )
      if (tools.signal.aborted) return read
      if (!read.ok) {
        await askAbout(database, view, read.problems)
        return ok(null)
      }
      const understood = read.value as UnderstoodFile
      const stage = 'Taking over the rows'
      tools.progress({ stage, done: 0, total: understood.rows })
      await stageRows(database, { ...view, kind: view.kind }, understood, rowsTo, {
        isFirst: job.attempt === 1,
        signal: tools.signal,
        progress: (done) => tools.progress({ stage, done, total: understood.rows }),
      })
      return ok(null)
    } catch (error) {
      if (error instanceof GivenUp) return failed(gone)
      throw error
    } finally {
      await removeTree(between)
    }
  }

/** An empty directory of this attempt's own: the process of one that was killed may still be ending in its. */
async function roomFor(directory: string, id: string): Promise<string> {
  const root = importDirectory(directory, id)
  for (const name of await readdir(root)) if (name.startsWith('between-')) await removeTree(join(root, name))
  return mkdtemp(join(root, 'between-'))
}

/** What was decided about this file; else what is remembered of the organisation's earlier ones. */
async function mappingOf(database: Database, view: ImportView): Promise<object> {
  if (view.mapping) return view.mapping
  const columns = await rememberedColumns(database, view.organisation, view.kind)
  const mapping = { columns: columns ?? {}, remembered: true }
  await keepMapping(database, view, mapping)
  return mapping
}
