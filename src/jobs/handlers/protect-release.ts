import { z } from 'zod'
import type { Database } from '../../database/index.ts'
import { ok } from '../../kernel/index.ts'
import { forgetCounts, handOverCounts, keepProtected, releaseToProtect, type SafeRelease } from '../../workforce/index.ts'
import type { JobHandler } from '../runner/index.ts'

const input = z.object({ release: z.uuid() })

const MINUTES = 30
const MEGABYTES = 2_048

interface ReleasePlaces {
  readonly database: Database
  readonly directory: string
  readonly demonstration: boolean
}

/** Counts a release and makes it safe, in a process of its own: the readers' programmes would hold up everybody else. */
export const protectRelease =
  ({ database, directory, demonstration }: ReleasePlaces): JobHandler =>
  async (job, tools) => {
    const { release } = input.parse(job.input)
    tools.progress({ stage: 'Counting' })
    const todo = await database.transaction({ kind: 'system' }, (db) => releaseToProtect(db, release, { demonstration }))
    if (!todo.ok) return todo
    if (todo.value === null) return ok({ release })
    const { counted, ...rest } = todo.value
    try {
      const room = await handOverCounts(directory, release, counted)
      tools.progress({ stage: 'Making the tables safe and attacking them' })
      const safe = await tools.runInChild(['protect-counts', room], { timeMilliseconds: MINUTES * 60_000, memoryMegabytes: MEGABYTES })
      if (!safe.ok) return safe
      await database.transaction({ kind: 'system' }, (db) => keepProtected(db, release, rest, safe.value as SafeRelease))
      return ok({ release })
    } finally {
      await forgetCounts(directory, release)
    }
  }
