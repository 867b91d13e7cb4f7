import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Db } from '../../database/index.ts'
import { quietError, type Clock, type Result } from '../../kernel/index.ts'
import { beat, cancelled, fail, finish, handBack, isCancelAsked, type Hold, type JobRow } from '../queue/index.ts'
import { mistake, type JobHandler, type JobTools, type RunnerLog } from './job-handler.ts'
import { ownProgram } from './own-program.ts'
import { startPulse, type PulseTimes } from './pulse.ts'
import { runInChild } from './run-in-child.ts'

/** Why a job was told to stop. */
export type Interruption = 'cancel' | 'stop' | 'lost'

export interface RunningJob {
  readonly hold: Hold
  /** Settles, never rejects, once the outcome stands in the job's row. */
  readonly ended: Promise<void>
  interrupt(why: Interruption): void
}

export interface RunJobOptions {
  readonly database: Database
  readonly handler: JobHandler
  readonly runner: string
  /** This program's own command line where nothing is said. */
  readonly program: string | undefined
  readonly clock: Clock
  readonly log: RunnerLog
  readonly times: PulseTimes
}

const systemScope = { kind: 'system' } as const
type Answer = Result<unknown> | 'threw'

/** Runs a claimed job to its end and writes its outcome, once, if it is still ours. */
export function runJob(row: JobRow, options: RunJobOptions): RunningJob {
  const { database, clock, log } = options
  const hold: Hold = { id: row.id, runner: options.runner, attempt: row.attempts }
  const about = { job: row.id, kind: row.kind, attempt: row.attempts }
  const abort = new AbortController()
  let interruption: Interruption | null = null
  const interrupt = (why: Interruption): void => {
    interruption ??= why
    abort.abort()
  }
  const write = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.transaction(systemScope, work)

  const work = async (): Promise<void> => {
    const pulse = startPulse(
      {
        beat: (progress) => write((db) => beat(db, hold, clock(), progress)),
        listen: () => write((db) => isCancelAsked(db, hold)),
      },
      options.times,
      (word) => {
        if (word !== 'held') interrupt(word === 'lost' ? 'lost' : 'cancel')
      },
      (error) => log.warn({ ...about, error: quietError(error) }, 'a job could not say that it is alive'),
    )
    const answer = await answerOf((progress) => pulse.progress(progress))
    await pulse.stop()
    const ours = await persistently(() => write((db) => settle(db, hold, answer, interruption, clock())))
    log.info({ ...about, outcome: outcomeOf(answer, interruption), ours }, 'a job ended')
  }

  const answerOf = async (progress: JobTools['progress']): Promise<Answer> => {
    try {
      const job = {
        id: row.id,
        organisation: row.organisation_id,
        requestedBy: row.requested_by,
        kind: row.kind,
        input: JSON.parse(row.input) as unknown,
        attempt: row.attempts,
      }
      return await options.handler(job, {
        progress,
        signal: abort.signal,
        runInChild: (args, child) =>
          runInChild({ ...child, program: options.program ?? ownProgram(), args, signal: abort.signal, progress }),
      })
    } catch (error) {
      if (interruption === null) log.error({ ...about, error: quietError(error) }, 'a job made a mistake')
      return 'threw'
    }
  }

  return {
    hold,
    interrupt,
    // A job whose outcome could not be written is begun again once it has been silent for long enough.
    ended: work().catch((error: unknown) => log.error({ ...about, error: quietError(error) }, 'the outcome of a job was not written')),
  }
}

type Outcome = 'done' | 'failed' | 'cancelled' | 'handed back' | 'lost'

/** Work that is done is done, whatever was asked meanwhile. */
function outcomeOf(answer: Answer, interruption: Interruption | null): Outcome {
  if (answer !== 'threw' && answer.ok) return 'done'
  if (interruption === null) return 'failed'
  return ({ cancel: 'cancelled', stop: 'handed back', lost: 'lost' } as const)[interruption]
}

function settle(db: Db, hold: Hold, answer: Answer, interruption: Interruption | null, now: Date): Promise<boolean> {
  if (answer !== 'threw' && answer.ok) return finish(db, hold, answer.value, now)
  if (interruption === 'cancel') return cancelled(db, hold, now)
  if (interruption === 'stop') return handBack(db, hold, now)
  if (interruption === 'lost') return Promise.resolve(false)
  return fail(db, hold, answer === 'threw' ? [mistake(hold.id)] : answer.problems, now)
}

/** A database that is away for a moment must not cost the work of an hour. */
async function persistently<T>(work: () => Promise<T>, waits: readonly number[] = [200, 1_000, 3_000]): Promise<T> {
  for (const wait of waits) {
    try {
      return await work()
    } catch {
      await sleep(wait)
    }
  }
  return work()
}
