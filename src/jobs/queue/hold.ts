import type { Db } from '../../database/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { asJson } from './enqueue.ts'
import { moves } from './job-state.ts'

/**
 * Proof of running a job. A runner that was silent for too long has lost it to another, which counted one attempt more:
 * whatever the first one still writes with its hold changes nothing, and it is told so.
 */
export interface Hold {
  readonly id: string
  readonly runner: string
  readonly attempt: number
}

/** How far the work is: a sentence for people without data of people, and a count where there is one. */
export interface Progress {
  readonly stage?: string
  /** Whole numbers. */
  readonly done?: number
  readonly total?: number
}

/** What a runner hears when it says that it is alive. */
export type Word = 'held' | 'cancel asked' | 'lost'

/** Says that the job is alive, and how far it is where `progress` says. */
export async function beat(db: Db, hold: Hold, now: Date, progress?: Progress): Promise<Word> {
  const far = progress && { stage: progress.stage ?? null, done: whole(progress.done), total: whole(progress.total) }
  const row = await heldBy(db, hold)
    .set({ beat_at: now, ...far })
    .returning('cancel_asked_at')
    .executeTakeFirst()
  return wordOf(row)
}

/** The same answer without a write. */
export async function isCancelAsked(db: Db, hold: Hold): Promise<Word> {
  const row = await db
    .selectFrom('job')
    .select('cancel_asked_at')
    .where('id', '=', hold.id)
    .where('state', '=', 'running')
    .where('runner', '=', hold.runner)
    .where('attempts', '=', hold.attempt)
    .executeTakeFirst()
  return wordOf(row)
}

/** The work is done. False when the job is no longer the caller's: then nothing was written, as with all that follow. */
export const finish = async (db: Db, hold: Hold, result: unknown, now: Date): Promise<boolean> =>
  wrote(
    await heldBy(db, hold)
      .set({ state: moves.finish.to, result: asJson(result), ended_at: now, runner: null })
      .executeTakeFirst(),
  )

/** The work cannot be done as asked, and why. */
export const fail = async (db: Db, hold: Hold, problems: readonly Problem[], now: Date): Promise<boolean> =>
  wrote(
    await heldBy(db, hold)
      .set({ state: moves.fail.to, problems: asJson(problems), ended_at: now, runner: null })
      .executeTakeFirst(),
  )

/** The work stopped because somebody asked for it. */
export const cancelled = async (db: Db, hold: Hold, now: Date): Promise<boolean> =>
  wrote(await heldBy(db, hold).set({ state: moves.cancel.to, ended_at: now, runner: null }).executeTakeFirst())

/**
 * The runner stops in good order and another may begin the job anew: the attempt does not count, and who asked to cancel
 * gets their wish. The runner must not claim again under the same name.
 */
export const handBack = async (db: Db, hold: Hold, now: Date): Promise<boolean> =>
  wrote(
    await heldBy(db, hold)
      .set((job) => ({
        state: job.case().when('cancel_asked_at', 'is not', null).then(moves.cancel.to).else(moves.handBack.to).end(),
        ended_at: job.case().when('cancel_asked_at', 'is not', null).then(now).else(job.ref('ended_at')).end(),
        attempts: job('attempts', '-', 1),
        runner: null,
      }))
      .executeTakeFirst(),
  )

const heldBy = (db: Db, hold: Hold) =>
  db
    .updateTable('job')
    .where('id', '=', hold.id)
    .where('state', '=', 'running')
    .where('runner', '=', hold.runner)
    .where('attempts', '=', hold.attempt)

const wrote = ({ numUpdatedRows }: { readonly numUpdatedRows: bigint }): boolean => numUpdatedRows > 0n

const wordOf = (row: { readonly cancel_asked_at: Date | null } | undefined): Word =>
  row === undefined ? 'lost' : row.cancel_asked_at === null ? 'held' : 'cancel asked'

const whole = (count: number | undefined): number | null =>
  count === undefined || !Number.isFinite(count) ? null : Math.min(Math.max(Math.round(count), 0), 2_147_483_647)
