import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { Database } from '../../database/index.ts'
import { quietError, type Clock } from '../../kernel/index.ts'
import { claim, handBack, type JobRow } from '../queue/index.ts'
import type { JobHandler, RunnerLog } from './job-handler.ts'
import { runJob, type RunningJob } from './run-job.ts'

export interface RunnerOptions {
  readonly database: Database
  /** By kind of job. Jobs of other kinds wait for a runner that knows them. */
  readonly handlers: Readonly<Record<string, JobHandler>>
  readonly clock: Clock
  readonly log: RunnerLog
  /** How many jobs at a time; 1 where nothing is said. */
  readonly concurrency?: number
  /** Between two looks at the queue, 500 where nothing is said. */
  readonly pollMilliseconds?: number
  /** The file that `runInChild` runs: this program's own command line where nothing is said. */
  readonly program?: string
}

export interface Runner {
  /** There may be something to do: look now rather than at the next poll. */
  wake(): void
  /**
   * Takes nothing new, waits `patienceMilliseconds` (10,000 where nothing is said) for what runs, then interrupts it and
   * hands it back, to be begun anew by another runner.
   */
  stop(patienceMilliseconds?: number): Promise<void>
  /** Settles once nothing runs and nothing waits that this runner could run: for tests. */
  idle(): Promise<void>
}

const systemScope = { kind: 'system' } as const
/** For an interrupted handler to return, longer than a child is given to end. */
const FAREWELL = 7_000

/** Runs jobs of the queue until it is stopped. Several runners, in one process or in many, share one queue. */
export function startRunner(options: RunnerOptions): Runner {
  const { database, handlers, clock, log, concurrency = 1, pollMilliseconds = 500 } = options
  const runner = randomUUID()
  const kinds = Object.keys(handlers)
  const times = { listen: Math.min(pollMilliseconds, 500), progress: 1_000, beat: 5_000 }
  const running = new Set<RunningJob>()
  const state: { stopping: boolean; wanted: boolean; filling: Promise<void> | null } = { stopping: false, wanted: false, filling: null }
  // Whoever wakes the runner may be inside a transaction of their own, which the runner's must not be taken to be part of.
  const outside = AsyncLocalStorage.snapshot()

  const run = async (row: JobRow, handler: JobHandler): Promise<void> => {
    log.info({ job: row.id, kind: row.kind, attempt: row.attempts }, 'a job began')
    const job = runJob(row, { database, handler, runner, clock, log, times, program: options.program })
    running.add(job)
    await job.ended
    running.delete(job)
    wake()
  }
  const fill = async (): Promise<void> => {
    while (!state.stopping && running.size < concurrency) {
      const row = await database.transaction(systemScope, (db) => claim(db, { runner, kinds, now: clock() }))
      const handler = row && handlers[row.kind]
      if (!row || !handler) return
      if (state.stopping) {
        const hold = { id: row.id, runner, attempt: row.attempts }
        await database.transaction(systemScope, (db) => handBack(db, hold, clock()))
      } else void run(row, handler)
    }
  }
  const fillWhileWanted = async (): Promise<void> => {
    while (state.wanted && !state.stopping) {
      state.wanted = false
      await fill().catch((error: unknown) => log.warn({ error: quietError(error) }, 'the queue of jobs could not be read'))
    }
    state.filling = null
  }
  const wake = (): void => {
    state.wanted = true
    if (!state.stopping) state.filling ??= outside(fillWhileWanted)
  }
  const settled = (): Promise<unknown> => Promise.all([...running].map((job) => job.ended))

  const poll = setInterval(wake, pollMilliseconds)
  wake()
  return {
    wake,
    async stop(patienceMilliseconds = 10_000) {
      state.stopping = true
      clearInterval(poll)
      await state.filling
      await within(patienceMilliseconds, settled())
      for (const job of running) job.interrupt('stop')
      await within(FAREWELL, settled())
      // Whoever does not listen is left to its own; what it writes later changes nothing.
      for (const { hold } of running) await database.transaction(systemScope, (db) => handBack(db, hold, clock()))
    },
    async idle() {
      do {
        wake()
        await state.filling
        await settled()
      } while (running.size > 0 || state.filling !== null)
    },
  }
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
