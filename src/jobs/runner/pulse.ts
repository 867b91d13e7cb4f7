import { setTimeout as sleep } from 'node:timers/promises'
import type { Progress, Word } from '../queue/index.ts'

/** How a pulse reaches the job's row. */
export interface PulseLine {
  /** Writes that the job is alive, and how far it is. */
  beat(progress: Progress | undefined): Promise<Word>
  /** Reads whether it is to go on. */
  listen(): Promise<Word>
}

export interface PulseTimes {
  /** Between two looks at whether to go on, in milliseconds. */
  readonly listen: number
  /** At least between two writes of progress. */
  readonly progress: number
  /** At most between two writes. */
  readonly beat: number
}

export interface Pulse {
  /** Remembers how far the work is until the next write. */
  progress(progress: Progress): void
  /** Ends it; the last progress is written. */
  stop(): Promise<void>
}

/**
 * While a job runs: says that it is alive, writes progress no oftener than people can read it, and hears whether to stop.
 * One question at a time, so that a slow database is not asked twice. Errors of the line go to `failed`, and it tries again.
 */
export function startPulse(line: PulseLine, times: PulseTimes, heard: (word: Word) => void, failed: (error: unknown) => void): Pulse {
  const ended = new AbortController()
  let pending: Progress | undefined
  let current: Progress = {}
  let wroteAt = performance.now()

  const write = async (): Promise<Word> => {
    const progress = pending
    pending = undefined
    wroteAt = performance.now()
    return line.beat(progress)
  }
  const once = async (): Promise<void> => {
    const silent = performance.now() - wroteAt
    const due = silent >= times.beat || (pending !== undefined && silent >= times.progress)
    heard(await (due ? write() : line.listen()))
  }
  const beating = (async () => {
    while (!ended.signal.aborted) {
      await sleep(times.listen, undefined, { signal: ended.signal }).catch(() => undefined)
      if (!ended.signal.aborted) await once().catch(failed)
    }
    if (pending !== undefined) await write().catch(failed)
  })()

  return {
    progress(progress) {
      current = progress.stage === undefined ? { ...current, ...progress } : progress
      pending = current
    },
    async stop() {
      ended.abort()
      await beating
    },
  }
}
