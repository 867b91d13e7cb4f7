import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../../database/index.ts'
import { removeTree } from '../../files/index.ts'
import type { RunInput, RunResult } from './identify-records.ts'
import { readCase } from './found-case.ts'

/** Where the records of a run stand while it works, and what it found until that is kept. */
const runDirectory = (root: string, run: string): string => join(root, 'runs', run)

/** An empty directory of this attempt's own: the process of one that was killed may still be ending in its. What it left is gone. */
export async function openRunDirectory(root: string, run: string): Promise<string> {
  await removeTree(runDirectory(root, run))
  await mkdir(runDirectory(root, run), { recursive: true, mode: 0o700 })
  const directory = await mkdtemp(join(runDirectory(root, run), 'attempt-'))
  await mkdir(join(directory, 'between'), { mode: 0o700 })
  return directory
}

export const forgetRunDirectory = (root: string, run: string): Promise<void> => removeTree(runDirectory(root, run))

export const writeRunInput = (directory: string, input: RunInput): Promise<void> => writeJson(directory, 'input.json', input)
export const readRunInput = (directory: string): Promise<RunInput> => readJson(directory, 'input.json') as Promise<RunInput>

/** Cases a line each, so that a large run is no single text. */
export async function writeRunResult(directory: string, { cases, ...rest }: RunResult): Promise<void> {
  await writeFile(
    join(directory, 'cases.jsonl'),
    cases.map((each) => `${JSON.stringify(each)}\n`),
    { mode: 0o600 },
  )
  await writeJson(directory, 'result.json', rest)
}

/** Throws where a case is not what it should be. */
export async function readRunResult(directory: string): Promise<RunResult> {
  const rest = (await readJson(directory, 'result.json')) as Omit<RunResult, 'cases'>
  const lines = (await readFile(join(directory, 'cases.jsonl'), 'utf8')).split('\n')
  return { ...rest, cases: lines.filter((line) => line !== '').map(readCase) }
}

const writeJson = (directory: string, name: string, value: unknown): Promise<void> =>
  writeFile(join(directory, name), JSON.stringify(value), { mode: 0o600 })
const readJson = async (directory: string, name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(directory, name), 'utf8')) as unknown

/** Records that a run left which nobody will begin again. */
export async function sweepRunDirectories(database: Database, root: string): Promise<void> {
  const names = await readdir(join(root, 'runs')).catch(() => [])
  if (names.length === 0) return
  const open = await database.transaction({ kind: 'system' }, (db) =>
    db
      .selectFrom('identification_run as r')
      .innerJoin('job as j', 'j.id', 'r.job_id')
      .select('r.id')
      .where('j.state', 'in', ['waiting', 'running'])
      .execute(),
  )
  const known = new Set(open.map(({ id }) => id))
  for (const name of names) if (!known.has(name)) await forgetRunDirectory(root, name)
}
