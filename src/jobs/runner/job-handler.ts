import type { Logger } from 'pino'
import type { Problem, Result } from '../../kernel/index.ts'
import type { Progress } from '../queue/index.ts'
import type { ChildOptions } from './run-in-child.ts'

/** What a handler is asked to do. */
export interface Job {
  readonly id: string
  readonly organisation: string
  readonly requestedBy: string
  readonly kind: string
  /** As it was queued: the handler checks it. */
  readonly input: unknown
  /** 1 when it is begun for the first time. */
  readonly attempt: number
}

export interface JobTools {
  /** Says how far the work is, as often as one likes: it is written once a second. A stage without counts forgets the last counts. */
  progress(progress: Progress): void
  /** Aborted when the work is to stop: somebody cancelled it, the runner stops, or another runner has it now. */
  readonly signal: AbortSignal
  /** Runs this program's command line in a process of its own, for heavy work: see `runInChild`. */
  runInChild(args: readonly string[], options?: ChildOptions): Promise<Result<unknown>>
}

/**
 * Does the work of one kind of job. It may be begun again after a crash, so what it leaves outside the job's row it leaves under
 * the job's id. What a person can mend is a failed result; a throw fails the job with a sentence that says nothing but sorry.
 */
export type JobHandler = (job: Job, tools: JobTools) => Promise<Result<unknown>>

/** Where a runner tells what it did: ids, kinds and names of errors, nothing of people. */
export type RunnerLog = Pick<Logger, 'info' | 'warn' | 'error'>

/** A handler threw: a mistake of ours. */
export const mistake = (job: string): Problem => ({
  code: 'jobs.mistake',
  kind: 'error',
  message: 'Triptych made a mistake and stopped this work.',
  todo: `Try again; if it happens again, tell whoever looks after this service. The reference is ${job}.`,
  details: { job },
})
