import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date, Date>
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>

export interface JobTable {
  id: string
  organisation_id: string
  /** An account or a visitor's session. */
  requested_by: string
  kind: string
  /** JSON, as are `result` and `problems`. */
  input: string
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
  stage: string | null
  done: number | null
  total: number | null
  attempts: Generated<number>
  runner: string | null
  beat_at: MaybeInstant
  cancel_asked_at: MaybeInstant
  result: string | null
  problems: string | null
  created_at: Instant
  started_at: MaybeInstant
  ended_at: MaybeInstant
}

export interface MailTable {
  id: string
  organisation_id: string
  purpose: string
  recipient: string
  recipient_name: string
  subject: string
  body: string
  /** `unknown`: the process ended while it was being sent, so it may have gone out. */
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'unknown'
  attempts: Generated<number>
  next_attempt_at: Instant
  problem: string | null
  /** The same text means the same letter: it is queued once. */
  once: string
  created_at: Instant
  sent_at: MaybeInstant
}

export interface TrialTable {
  id: string
  /** An account or a visitor's session. */
  owner_id: string
  job_id: string
  fictional: boolean
  created_at: Instant
  kept_at: MaybeInstant
  delete_after: MaybeInstant
}
