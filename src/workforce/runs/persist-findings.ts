import { createHash } from 'node:crypto'
import { sql, type Insertable } from 'kysely'
import type { Db, Tables } from '../../database/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import { isMissing } from '../../engines/tables/index.ts'
import { writeAccount } from './account.ts'
import { ageBand } from './age-band.ts'
import type { FoundCase, FoundCasePost } from './found-case.ts'
import { knownPersons, type PersonKey } from './known-persons.ts'

export interface RunOfImport {
  readonly run: string
  readonly organisation: string
  readonly staffImport: string
  readonly asAt: PlainDate
  readonly now: Date
}

/** The row of an extract that a post was read from. */
interface StaffRow {
  readonly row_number: number
  readonly post_key: string
  readonly assignment_number: string | null
  readonly employee_number: string | null
  readonly person_identifier: string | null
  readonly town: string | null
  readonly team: string | null
  readonly age_band: string | null
}

/** Rows of one statement: far below what a statement may hold. */
const AT_ONCE = 500

/**
 * Keeps what a run found: every person under the id they have in this organisation for good, and their findings. All of it in
 * the transaction of `db`. Throws where a post is not the row it should be.
 */
export async function persistFindings(db: Db, run: RunOfImport, cases: readonly FoundCase[]): Promise<void> {
  // Two runs at once would each take the same newcomer for somebody new.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`persons of ${run.organisation}`}, 0))`.execute(db)
  const rows = await staffRows(db, run.staffImport, new Set(cases.flatMap(({ posts }) => posts.map(({ row }) => row))))
  const found = cases.map((each) => {
    const posts = each.posts.map((post) => ({ post, row: rowOf(post, rows) }))
    const postKeys = [...new Set(posts.map(({ row }) => row.post_key))].map((value): PersonKey => ({ kind: 'post', value }))
    return { ...each, keys: [...each.keys, ...postKeys], posts }
  })
  const persons = await personsOf(db, run, found)
  await inParts(found, async (part) => {
    await db
      .insertInto('finding')
      .values(part.map((each) => findingRow(run, persons.get(each.reference) ?? '', each)))
      .execute()
  })
  const posts = found.flatMap(({ reference, posts: own }) => own.map(({ post, row }) => postRow(run, reference, post, row)))
  await inParts(posts, async (part) => void (await db.insertInto('finding_post').values(part).execute()))
}

async function staffRows(db: Db, staffImport: string, wanted: ReadonlySet<number>): Promise<Map<number, StaffRow>> {
  const rows = new Map<number, StaffRow>()
  await inParts([...wanted], async (part) => {
    const found = await db
      .selectFrom('staff_post')
      .select(['row_number', 'post_key', 'assignment_number', 'employee_number', 'person_identifier', 'town', 'team', 'age_band'])
      .where('import_id', '=', staffImport)
      .where('row_number', 'in', part)
      .execute()
    for (const row of found) rows.set(row.row_number, row)
  })
  return rows
}

function rowOf({ row: number, assignmentNumber }: FoundCasePost, rows: ReadonlyMap<number, StaffRow>): StaffRow {
  const row = rows.get(number)
  const stated = [row?.assignment_number, row?.employee_number, row?.person_identifier].map(said).find((value) => value !== null)
  if (!row || (stated ?? '') !== assignmentNumber) throw new Error('a post that was found is not the row of the extract it should be')
  return row
}

const said = (value: string | null | undefined): string | null =>
  value === null || value === undefined || isMissing(value) ? null : value.trim()

/** The id of every found person, by reference: who is known keeps theirs, and everybody is remembered by their keys. */
async function personsOf(
  db: Db,
  run: RunOfImport,
  found: readonly { readonly reference: string; readonly keys: readonly PersonKey[] }[],
): Promise<Map<string, string>> {
  const known = await knownPersons(db, run.organisation)
  const persons = known.recognise(found)
  const isNew = ({ reference }: { readonly reference: string }): boolean => !persons.has(reference)
  const newcomers = found.filter(isNew).map(({ reference }) => ({ reference, id: named(run, 'person', reference) }))
  for (const { reference, id } of newcomers) persons.set(reference, id)
  await inParts(newcomers, async (part) => {
    const row = { organisation_id: run.organisation, first_run_id: run.run, created_at: run.now }
    await db
      .insertInto('staff_person')
      .values(part.map(({ id }) => ({ id, ...row })))
      .execute()
  })
  const keys = found.flatMap(({ reference, keys: own }) =>
    own.filter((key) => !known.has(key)).map(({ kind, value }) => ({ kind, value, person_id: persons.get(reference) ?? '' })),
  )
  await inParts(keys, async (part) => {
    await db
      .insertInto('staff_person_key')
      .values(part.map((key) => ({ organisation_id: run.organisation, ...key })))
      // A key that two people of this run share is the first one’s.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  return persons
}

const findingRow = (run: RunOfImport, person: string, each: Omit<FoundCase, 'keys' | 'posts'>): Insertable<Tables['finding']> => ({
  id: named(run, 'finding', each.reference),
  organisation_id: run.organisation,
  run_id: run.run,
  person_id: person,
  reference: each.reference,
  outcome: each.outcome,
  reason_code: each.reasonCode,
  modality: each.modality,
  registration_number: each.registrationNumber,
  registered_to: each.registeredTo,
  milli_bits: each.milliBits,
  margin_milli_bits: each.marginMilliBits,
  described: each.described,
  linked: each.linked,
  priority: each.priority,
  account: writeAccount(each.account),
})

function postRow(run: RunOfImport, reference: string, post: FoundCasePost, row: StaffRow): Insertable<Tables['finding_post']> {
  return {
    finding_id: named(run, 'finding', reference),
    organisation_id: run.organisation,
    run_id: run.run,
    import_id: run.staffImport,
    row_number: row.row_number,
    post_key: row.post_key,
    outcome: post.outcome,
    reason_code: post.reasonCode,
    counts: post.counts,
    line: post.line,
    wte: post.wte,
    employer: post.employer,
    employer_name: post.employerName,
    region: post.region,
    icb: post.icb,
    site: said(row.town),
    team: said(row.team),
    setting: post.setting,
    band: post.band,
    age_band: ageBand(said(row.age_band), post.born, run.asAt),
    title_group: post.titleGroup,
    occupation: post.occupation,
    occupation_code: post.occupationCode,
    job_role: post.jobRole,
    area: post.area,
    hidden: post.hidden,
  }
}

/** The same thing of the same run has the same id, however often it is begun (a UUID of version 8, RFC 9562). */
function named({ run }: RunOfImport, what: 'person' | 'finding', reference: string): string {
  const hex = createHash('sha256').update(`${run} ${what} ${reference}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function inParts<T>(rows: readonly T[], work: (part: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) await work(rows.slice(from, from + AT_ONCE))
}
