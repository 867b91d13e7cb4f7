import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { recordsStand } from '../findings/index.ts'
import { driftBetween, type RunChange, type RunFigures } from './drift.ts'

interface Run {
  readonly run: string
  readonly organisation: string
  readonly asAt: string
}

/** The done run to compare with: of the month before, else an earlier one of the same month; its records still stand. */
export const runBefore = (db: Db, { run, organisation, asAt }: Run): Promise<{ readonly id: string; readonly asAt: string } | undefined> =>
  db
    .selectFrom('identification_run as r')
    .select(['r.id', 'r.as_at as asAt'])
    .where('r.organisation_id', '=', organisation)
    .where('r.state', '=', 'done')
    .where(recordsStand('r'))
    .where('r.id', '!=', run)
    .where('r.as_at', '<=', asAt)
    .orderBy('r.as_at', 'desc')
    .orderBy('r.done_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The first done run of a later month; its records still stand. */
export const runAfter = (db: Db, { organisation, asAt }: Run): Promise<{ readonly id: string; readonly asAt: string } | undefined> =>
  db
    .selectFrom('identification_run as r')
    .select(['r.id', 'r.as_at as asAt'])
    .where('r.organisation_id', '=', organisation)
    .where('r.state', '=', 'done')
    .where(recordsStand('r'))
    .where('r.as_at', '>', asAt)
    .orderBy('r.as_at')
    .orderBy('r.done_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What is different from the run before; null where there was none. */
export async function changeSince(db: Db, run: Run): Promise<RunChange | null> {
  const before = await runBefore(db, run)
  if (!before) return null
  const { rows } = await sql<{ was: Outcome | null; is: Outcome | null; people: number }>`
    select a.outcome as was, b.outcome as is, count(*) as people
    from (select person_id, outcome from finding where run_id = ${before.id}) a
      full join (select person_id, outcome from finding where run_id = ${run.run}) b using (person_id)
    group by 1, 2 order by 1, 2`.execute(db)
  const people = (of: (was: Outcome | null, is: Outcome | null) => boolean): number =>
    rows.filter(({ was, is }) => of(was, is)).reduce((sum, row) => sum + row.people, 0)
  return {
    before: { run: before.id, asAt: before.asAt },
    newlyFound: people((was, is) => was === null && is !== 'excluded'),
    noLongerFound: people((was, is) => is === null && was !== 'excluded'),
    outcomeChanged: rows.flatMap(({ was, is, people: count }) =>
      was !== null && is !== null && was !== is ? [{ from: was, to: is, people: count }] : [],
    ),
    same: people((was, is) => was !== null && was === is),
    drift: driftBetween(await figuresOf(db, before.id), await figuresOf(db, run.run)),
  }
}

type Outcome = RunChange['outcomeChanged'][number]['from']

async function figuresOf(db: Db, run: string): Promise<RunFigures> {
  const { model } = await db.selectFrom('identification_run').select('model').where('id', '=', run).executeTakeFirstOrThrow()
  const people = await db
    .selectFrom('finding')
    .select(['reason_code as reasonCode', 'milli_bits as milliBits'])
    .where('run_id', '=', run)
    .execute()
  return { model: model === null ? null : (JSON.parse(model) as unknown), people }
}
