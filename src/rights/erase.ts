import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { readAccount, writeAccount } from '../workforce/index.ts'
import { ABOUT, within, type Holdings, type PersonalTable } from './holdings.ts'
import { refsOf } from './resolve.ts'
import { MENTIONS } from './search.ts'
import type { Subject } from './subject.ts'

/** What an erasure did, without anybody in it: kept as its certificate. */
export interface Erasure {
  /** Rows by table. */
  readonly deleted: Readonly<Record<string, number>>
  readonly emptied: Readonly<Record<string, number>>
  /** Accounts that other organisations know too: they stay. */
  readonly accountsKept: number
}

/** Deleted whole, in an order that leaves nothing pointing at what is gone; most of Find goes with its person. */
const DELETED = [
  'mail',
  'invitation',
  'second_look',
  'decision',
  'ask_answer',
  'ask',
  'correction',
  'finding_post',
  'finding',
  'staff_person_key',
  'staff_person',
  'staff_post',
  'register_entry',
  'member_entry',
] as const satisfies readonly PersonalTable[]
const OF_THE_ACCOUNT = ['session', 'password_reset', 'known_browser', 'recovery_code'] as const

const listed = (values: readonly string[]) => sql`(select v from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) v)`

/** Takes a person out of everything that an organisation holds, in the transaction of `db`, which must be the installation's own. */
export async function erase(db: Db, held: Holdings, subject: Subject): Promise<Erasure> {
  const emptied = {
    finding: await forgetCandidates(db, held),
    label_set: await forgetLabels(db, held),
    import: await forgetValues(db, held),
    ...(await forgetMentions(db, held, subject)),
    ...(await emptyAccounts(db, held)),
  }
  const deleted: Record<string, number> = {}
  for (const table of DELETED) {
    const about = ABOUT[table]
    const result = await sql`delete from ${sql.table(table)} t where ${within(table, held)} and ${about(held)}`.execute(db)
    deleted[table] = Number(result.numAffectedRows ?? 0)
  }
  // A question about nobody asks nothing.
  const empty = await sql`delete from ask a where a.organisation_id = ${held.organisation}::uuid
    and not exists (select 1 from ask_answer x where x.ask_id = a.id)`.execute(db)
  deleted['ask'] = (deleted['ask'] ?? 0) + Number(empty.numAffectedRows ?? 0)
  await countRowsAnew(db, held)
  return { deleted, emptied, accountsKept: held.accounts.length - (emptied.account ?? 0) }
}

/** Register entries of the person stand as possible matches with other people’s findings. */
async function forgetCandidates(db: Db, { organisation, numbers, persons }: Holdings): Promise<number> {
  if (numbers.length === 0) return 0
  const { rows } = await sql<{ id: string; account: string; number: string | null }>`
    select f.id, f.account, f.registration_number as number from finding f
    where f.organisation_id = ${organisation}::uuid and f.person_id::text not in ${listed(persons)}
      and exists (select 1 from jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb) n
        where position(n in f.account) > 0 or f.registration_number = n)`.execute(db)
  for (const { id, account, number } of rows) {
    const read = readAccount(account)
    const isTheirs = number !== null && numbers.includes(number)
    await db
      .updateTable('finding')
      .set({
        account: writeAccount({ ...read, candidates: read.candidates.filter((candidate) => !numbers.includes(candidate.number)) }),
        ...(isTheirs && { registration_number: null, registered_to: null }),
      })
      .where('id', '=', id)
      .execute()
  }
  return rows.length
}

async function forgetLabels(db: Db, held: Holdings): Promise<number> {
  const { rows } = await sql<{ id: string; labels: string }>`
    select t.id, t.labels from label_set t where ${within('label_set', held)} and ${ABOUT.label_set(held)}`.execute(db)
  for (const { id, labels } of rows) {
    const left = (JSON.parse(labels) as { readonly person: string }[]).filter(({ person }) => !held.persons.includes(person))
    await db
      .updateTable('label_set')
      .set({ labels: JSON.stringify(left), label_count: left.length })
      .where('id', '=', id)
      .execute()
  }
  return rows.length
}

interface Problem {
  readonly values: readonly { readonly value: string; readonly row: number }[]
}

/** Values of theirs that were found wrong when a file was read, or were corrected then; those of their rows may have become nothing. */
async function forgetValues(db: Db, { organisation, staff, register, members }: Holdings): Promise<number> {
  const { rows: own } = await sql<{ value: string }>`
    select distinct v.value from (${sql.join(
      [
        ['staff_post', staff],
        ['register_entry', register],
        ['member_entry', members],
      ].map(
        ([table, rows]) => sql`select to_jsonb(s) as row from ${sql.table(table as string)} s where (s.import_id, s.row_number) in
          (select r.import, r.row from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(import uuid, row integer))`,
      ),
      sql` union all `,
    )}) s, jsonb_each_text(s.row) v
    where v.value is not null and length(v.value) > 2 and v.key not in ('organisation_id', 'import_id', 'row_number')`.execute(db)
  const theirs = new Set(own.map(({ value }) => value))
  const rows = new Set([...staff, ...register, ...members].map(({ import: id, row }) => `${id} ${row}`))
  const imports = await db.selectFrom('import').select(['id', 'problems', 'mends']).where('organisation_id', '=', organisation).execute()
  let changed = 0
  for (const { id, problems, mends } of imports) {
    const told = problems === null ? null : (JSON.parse(problems) as { readonly rows?: readonly Problem[] })
    const left = told?.rows?.map((problem) => ({
      ...problem,
      values: problem.values.filter(({ value, row }) => !theirs.has(value) && !rows.has(`${id} ${row}`)),
    }))
    const next = {
      problems: told === null ? null : JSON.stringify({ ...told, ...(left && { rows: left }) }),
      mends: JSON.stringify(
        (JSON.parse(mends) as { readonly from: string; readonly to: string | null }[]).filter(
          ({ from, to }) => !theirs.has(from) && !(to !== null && theirs.has(to)),
        ),
      ),
    }
    if (next.problems === problems && next.mends === mends) continue
    changed++
    await db.updateTable('import').set(next).where('id', '=', id).execute()
  }
  return changed
}

async function forgetMentions(db: Db, { organisation }: Holdings, subject: Subject): Promise<Record<string, number>> {
  const refs = refsOf(subject, 'mention').map((ref) => `mention:${ref}`)
  const emptied: Record<string, number> = {}
  for (const { table, ref, emptied: to } of MENTIONS) {
    const done = await sql`update ${sql.table(table)} s set ${sql.raw(to)}
      where s.organisation_id = ${organisation}::uuid and ${sql.raw(ref)} in ${listed(refs)}`.execute(db)
    const count = Number(done.numAffectedRows ?? 0)
    if (count > 0) emptied[`${table} (text)`] = count
  }
  return emptied
}

/**
 * An account that no other organisation knows keeps its id, for what was done under it, and nothing else: nobody can sign in with it.
 */
async function emptyAccounts(db: Db, { organisation, accounts }: Holdings): Promise<{ account?: number }> {
  if (accounts.length === 0) return {}
  const { rows } = await sql<{ id: string }>`
    update account a set email = 'erased-' || a.id || '@erased.invalid', name = 'Erased', status = 'disabled', signed_in_at = null, two_step_since = null
    where a.id::text in ${listed(accounts)}
      and not exists (select 1 from membership m where m.account_id = a.id and m.organisation_id <> ${organisation}::uuid) returning a.id`.execute(
    db,
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) {
    await db.updateTable('credential').set({ password_hash: '', totp_secret: null }).where('account_id', 'in', ids).execute()
    for (const table of OF_THE_ACCOUNT) await db.deleteFrom(table).where('account_id', 'in', ids).execute()
  }
  return { account: ids.length }
}

const countRowsAnew = (db: Db, { staff, register, members }: Holdings) =>
  sql`update import i set row_count = greatest(0, i.row_count - gone.rows) from (
      select r.import, count(*)::integer as rows from jsonb_to_recordset(${JSON.stringify([...staff, ...register, ...members])}::jsonb)
        as r(import uuid, row integer) group by 1) gone
    where i.id = gone.import`.execute(db)
