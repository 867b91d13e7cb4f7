import { writeAllOrNothing, writeSheet } from '../files/index.ts'
import type { Result } from '../kernel/index.ts'
import { writeDemonstration, type DemonstrationSummary } from '../workforce/index.ts'

/** Fictional files in a directory that appears all at once. */
export const runDemonstrate = (options: {
  readonly out: string
  readonly seed: number
  readonly posts: number
}): Promise<Result<DemonstrationSummary>> =>
  writeAllOrNothing(
    options.out,
    (directory) => writeDemonstration({ out: directory, seed: options.seed, posts: options.posts }, { writeSheet }),
    { marker: 'README.txt' },
  )
