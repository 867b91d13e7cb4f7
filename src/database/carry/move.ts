import { failed, ok, type Problem, type Result } from '../../kernel/index.ts'
import type { Database } from '../database.ts'
import { appliedSteps } from '../migrate.ts'
import { problemOfDatabase } from '../problem-of.ts'
import { load, NotLoaded } from './load.ts'
import { snapshot } from './snapshot.ts'

const OTHER_SCHEMA: Problem = {
  code: 'database.other-schema',
  kind: 'error',
  message: 'The two databases are of different versions of Triptych.',
  todo: 'Open both with this version first.',
}

/** Carries everything into an empty database of any engine, compared row by row sum before it counts: all of it or nothing. */
export async function move(from: Database, to: Database): Promise<Result<null>> {
  const [here, there] = [await appliedSteps(from.owner), await appliedSteps(to.owner)]
  if (JSON.stringify(here) !== JSON.stringify(there)) return failed(OTHER_SCHEMA)
  try {
    await from.owner
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((source) => to.owner.transaction().execute((target) => load(target, snapshot(source))))
    return ok(null)
  } catch (error) {
    const problem = error instanceof NotLoaded ? error.problem : problemOfDatabase(error)
    if (problem) return failed(problem)
    throw error
  }
}
