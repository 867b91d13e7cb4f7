import { failed, ok, type Problem, type Result } from '../../kernel/index.ts'
import type { Database } from '../database.ts'
import { appliedSteps } from '../migrate.ts'
import { Damaged, Header, read } from './format.ts'
import { linesOf } from './lines.ts'
import { load } from './load.ts'
import { newerBackup, notABackup, olderBackup, otherSchema, problemOfBackup } from './problems.ts'

type Steps = Awaited<ReturnType<typeof appliedSteps>>

/** Why rows of the one schema cannot go into the other; null where both are the same. */
function misfit(made: Steps, here: Steps, file: string): Problem | null {
  if (made.some(({ name }) => !here.some((step) => step.name === name))) return newerBackup(file)
  if (made.length < here.length) return olderBackup(file)
  return made.every(({ digest }, i) => digest === here[i]?.digest) ? null : otherSchema(file)
}

/** The first line; null where the file is no backup of ours, or one of a later format. */
function parseHeader(line: string): Header | null {
  try {
    return Header.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}

async function readInto(lines: AsyncGenerator<string>, database: Database, file: string): Promise<Result<null>> {
  const first = await lines.next()
  if (first.done) throw new Damaged('an empty file')
  const header = parseHeader(first.value)
  if (!header) return failed(notABackup(file))
  const problem = misfit(header.steps, await appliedSteps(database.owner), file)
  if (problem) return failed(problem)
  await database.owner.transaction().execute((db) => load(db, read(lines, first.value)))
  return ok(null)
}

/** Fills an empty database of the same schema from a backup: all of it, compared with what was written, or nothing. */
export async function restore(file: string, database: Database): Promise<Result<null>> {
  const lines = linesOf(file)
  try {
    return await readInto(lines, database, file)
  } catch (error) {
    const problem = problemOfBackup(error, file)
    if (problem) return failed(problem)
    throw error
  } finally {
    await lines.return(undefined)
  }
}
