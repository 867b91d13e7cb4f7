import type { Database } from '../../database/index.ts'
import type { Clock } from '../../kernel/index.ts'
import { READ_IMPORT_JOB, RELEASE_JOB, RUN_JOB, TRIAL_JOB } from '../../workforce/index.ts'
import type { JobHandler } from '../runner/index.ts'
import { protectRelease } from './protect-release.ts'
import { readImport } from './read-import.ts'
import { runIdentification } from './run-identification.ts'
import { runTrial } from './run-trial.ts'

/** What a handler works with, besides its job. */
export interface Places {
  readonly database: Database
  /** Where files stand that are not in the database. */
  readonly directory: string
  readonly demonstration: boolean
  readonly clock: Clock
}

/** Who does which kind of work. */
export const jobHandlers = (places: Places): Readonly<Record<string, JobHandler>> => ({
  [TRIAL_JOB]: runTrial(places),
  [READ_IMPORT_JOB]: readImport(places),
  [RUN_JOB]: runIdentification(places),
  [RELEASE_JOB]: protectRelease(places),
})
