import { sql } from 'kysely'
import { z } from 'zod'
import { command, refuse } from '../../commands/index.ts'
import type { Db } from '../../database/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { newestRun } from '../findings/index.ts'
import { confirmedPosts } from './confirmed-posts.ts'
import { readExtract } from './extract.ts'
import { settle, type Settled, type WantedCorrection } from './settle.ts'
import { correctionsOf, organisationField, ownOrganisation } from './whose.ts'

/** How a list changed. */
export interface Refreshed {
  readonly run: string
  readonly added: number
  readonly done: number
  readonly ended: number
  /** Open and sent now. */
  readonly waiting: number
}

interface Refresh {
  readonly organisation: string
  readonly now: Date
  readonly newId: () => string
}

/**
 * Brings the list of an organisation up to its newest run: adds what the records should say, ticks off what they say by now, and ends
 * what is asked for no more. All of it in the transaction of `db`; null where there is no run. Done twice, the second changes nothing.
 */
export async function refreshCorrections(db: Db, { organisation, now, newId }: Refresh): Promise<Refreshed | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`corrections of ${organisation}`}, 0))`.execute(db)
  const run = await newestRun(db, organisation)
  if (!run) return null
  await takeBackUndone(db, organisation)
  const listed = await db
    .selectFrom('correction')
    .select(['id', 'post_key as postKey', 'field', 'current_value as current', 'suggested_value as suggested', 'state', 'note'])
    .where('organisation_id', '=', organisation)
    .where('state', '<>', 'done')
    .orderBy('id')
    .execute()
  const open = listed.filter(({ state }) => state !== 'dropped')
  // Where nobody gave a reason it was ended because nobody asked for it any more: it may be asked for again.
  const declined = listed.filter(({ state, note }) => state === 'dropped' && note !== null)
  const confirmed = await confirmedPosts(db, run.id)
  const keys = new Set([...confirmed.map(({ post }) => post.postKey), ...open.map(({ postKey }) => postKey)])
  const extract = await readExtract(db, run.staffImport, [...keys].sort())
  const { added, kept, done, ended } = settle({ open, declined }, confirmed, extract)

  const rows = added.map((each) => ({ ...cellOf(run.id, each), id: newId(), organisation_id: organisation, state: 'open' as const }))
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await db
      .insertInto('correction')
      .values(rows.slice(from, from + AT_ONCE))
      .execute()
  await keep(db, run.id, kept)
  await end(db, done, { state: 'done', ended_at: now, done_import_id: run.staffImport })
  await end(db, ended, { state: 'dropped', ended_at: now })
  return {
    run: run.id,
    added: added.length,
    done: done.length,
    ended: ended.length,
    waiting: open.length + added.length - done.length - ended.length,
  }
}

const AT_ONCE = 500

const cellOf = (run: string, each: WantedCorrection) => ({
  run_id: run,
  person_id: each.person,
  post_key: each.postKey,
  assignment_number: each.assignmentNumber,
  position_title: each.positionTitle,
  field: each.field,
  current_value: each.current,
  suggested_value: each.suggested,
  reason: each.reason,
  how: each.how,
})

/** All in one statement: a list may be long, and a new run touches all of it. */
async function keep(db: Db, run: string, kept: Settled['kept']): Promise<void> {
  const cells = kept.map(({ id, wanted, isOther }) => ({ ...cellOf(run, wanted), id, is_other: String(isOther) }))
  const columns = [
    'id',
    'person_id',
    'assignment_number',
    'position_title',
    'current_value',
    'suggested_value',
    'reason',
    'how',
    'is_other',
  ] as const
  await sql`
    update correction c set run_id = ${run}, person_id = k.person_id::uuid, assignment_number = k.assignment_number,
      position_title = k.position_title, current_value = k.current_value, suggested_value = k.suggested_value, reason = k.reason, how = k.how,
      state = case when k.is_other = 'true' then 'open' else c.state end,
      sent_at = case when k.is_other = 'true' then null else c.sent_at end,
      version = c.version + case when k.is_other = 'true' then 1 else 0 end
    from unnest(${sql.join(columns.map((column) => sql`${cells.map((cell) => cell[column])}::text[]`))})
      as k(${sql.join(columns.map((column) => sql.ref(column)))})
    where c.id = k.id::uuid`.execute(db)
}

async function end(
  db: Db,
  ids: readonly string[],
  values: { readonly state: 'done' | 'dropped'; readonly ended_at: Date; readonly done_import_id?: string },
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('correction')
    .set((of) => ({ ...values, version: of('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}

/** What an extract ticked off waits again where that import was undone. */
const takeBackUndone = (db: Db, organisation: string) =>
  sql`
  update correction c set state = case when c.sent_at is null then 'open' else 'sent' end, ended_at = null, done_import_id = null, version = c.version + 1
  from (
    select distinct on (d.post_key, d.field) d.id from correction d join import i on i.id = d.done_import_id
    where d.organisation_id = ${organisation} and d.state = 'done' and i.state <> 'committed'
    order by d.post_key, d.field, d.ended_at desc, d.id
  ) undone
  where c.id = undone.id
    and not exists (select 1 from correction o where o.organisation_id = c.organisation_id and o.post_key = c.post_key and o.field = c.field
      and o.state in ('open', 'sent'))`.execute(db)

const nothingFound: Problem = {
  code: 'workforce.no-run',
  kind: 'error',
  status: 409,
  message: 'Nothing has been identified yet.',
  todo: 'Load a staff extract and start a run; the list is made from what it finds.',
}

/** Makes the list from the newest run, or brings it up to it. */
export const makeCorrections = command({
  name: 'workforce.corrections.make',
  did: 'made the correction list from the newest run',
  input: z.object({ organisation: organisationField }),
  permits: correctionsOf,
  async run(context, input) {
    const { db, now, newId } = context
    const organisation = ownOrganisation(context, input)
    const refreshed = (await refreshCorrections(db, { organisation, now, newId })) ?? refuse(nothingFound)
    return { organisation, ...refreshed }
  },
  audit: ({ output: { organisation, run, added, done, ended } }) => ({ organisation, about: run, added, done, ended }),
})
