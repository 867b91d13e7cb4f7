import type { Db } from '../../database/index.ts'

export interface NewJob {
  /** uuid, new. */
  readonly id: string
  /** uuid of the organisation the work is for. */
  readonly organisation: string
  /** uuid of the account or of the visitor's session that asks for it. */
  readonly requestedBy: string
  /** Which handler runs it, dotted: `workforce.identify`. */
  readonly kind: string
  /** What the handler needs, as JSON: ids and settings, never rows of people (a job outlives what it worked on). */
  readonly input: unknown
  readonly now: Date
}

/** Adds a job to the queue; it is there once the transaction of `db` commits. An id that is taken throws. */
export async function enqueue(db: Db, job: NewJob): Promise<void> {
  await db
    .insertInto('job')
    .values({
      id: job.id,
      organisation_id: job.organisation,
      requested_by: job.requestedBy,
      kind: job.kind,
      input: asJson(job.input),
      state: 'waiting',
      created_at: job.now,
    })
    .execute()
}

/** Nothing is null: every job has an input and every finished one a result. */
export const asJson = (value: unknown): string => JSON.stringify(value ?? null)
