import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../../database/index.ts'
import { ok, type Clock } from '../../kernel/index.ts'
import {
  forgetRunDirectory,
  handOverRecords,
  keepRun,
  markRunFailed,
  openRunDirectory,
  readRunResult,
  refreshCorrections,
  runToDo,
} from '../../workforce/index.ts'
import type { JobHandler } from '../runner/index.ts'

const input = z.object({ run: z.uuid() })

/** A national extract must not hold the machine, or the queue, for as long as it likes. */
const MINUTES = 60
const MEGABYTES = 3_072

interface RunPlaces {
  readonly database: Database
  readonly directory: string
  readonly demonstration: boolean
  readonly clock: Clock
}

/**
 * Identifies the arts therapists in imported records, in a process of its own. What it leaves before it is done is one directory,
 * so that it can be begun again from the start whatever ended it.
 */
export const runIdentification =
  ({ database, directory, demonstration, clock }: RunPlaces): JobHandler =>
  async (job, tools) => {
    const { run } = input.parse(job.input)
    const todo = await runToDo(database, run)
    if (!todo.ok) {
      await markRunFailed(database, run)
      return todo
    }
    if (todo.value === 'done') return ok({ run })
    const room = await openRunDirectory(directory, run)
    try {
      tools.progress({ stage: 'Handing over the records' })
      await handOverRecords(database, todo.value, { directory: room, demonstration })
      const between = join(room, 'between')
      const child = await tools.runInChild(['identify-records', room], {
        timeMilliseconds: MINUTES * 60_000,
        memoryMegabytes: MEGABYTES,
        environment: { TMPDIR: between, TEMP: between, TMP: between },
      })
      if (!child.ok) {
        // Work that was told to stop may be begun again.
        if (!tools.signal.aborted) await markRunFailed(database, run)
        return child
      }
      tools.progress({ stage: 'Keeping what was found' })
      const result = await readRunResult(room)
      const about = { ...todo.value, now: clock() }
      await database.transaction({ kind: 'system' }, (db) => keepRun(db, about, result))
      tools.progress({ stage: 'Bringing the correction list up to it' })
      await database.transaction({ kind: 'system' }, (db) => refreshCorrections(db, { ...about, newId: randomUUID }))
      return ok({ run })
    } finally {
      await forgetRunDirectory(directory, run)
    }
  }
