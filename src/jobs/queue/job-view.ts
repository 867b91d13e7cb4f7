import type { Selectable } from 'kysely'
import type { Tables } from '../../database/index.ts'
import type { Problem } from '../../kernel/index.ts'
import type { JobState } from './job-state.ts'

export type JobRow = Selectable<Tables['job']>

/** A job as people look at it. */
export interface JobView {
  readonly id: string
  readonly organisation: string
  readonly requestedBy: string
  readonly kind: string
  readonly input: unknown
  readonly state: JobState
  readonly stage: string | null
  readonly done: number | null
  readonly total: number | null
  /** How often it was begun. */
  readonly attempts: number
  /** It runs still, and was asked to stop. */
  readonly stopping: boolean
  /** What the handler answered; null unless the job is done. */
  readonly result: unknown
  /** Why it failed; empty unless it did. */
  readonly problems: readonly Problem[]
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
}

export const jobView = (row: JobRow): JobView => ({
  id: row.id,
  organisation: row.organisation_id,
  requestedBy: row.requested_by,
  kind: row.kind,
  input: JSON.parse(row.input),
  state: row.state,
  stage: row.stage,
  done: row.done,
  total: row.total,
  attempts: row.attempts,
  stopping: row.state === 'running' && row.cancel_asked_at !== null,
  result: row.state === 'done' && row.result !== null ? JSON.parse(row.result) : null,
  problems: row.state === 'failed' && row.problems !== null ? (JSON.parse(row.problems) as Problem[]) : [],
  createdAt: row.created_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
})
