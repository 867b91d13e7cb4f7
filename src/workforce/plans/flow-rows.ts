import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { isMissing, missingWords, understandDates } from '../../engines/tables/index.ts'
import { parsePlainDate, type PlainDate } from '../../kernel/index.ts'
import { assignmentStatus, jobRole } from '../reference/index.ts'
import type { OtherPost } from './flows.ts'
import type { Snapshot } from './snapshot.ts'

interface Row {
  readonly person: string
  readonly postKey: string
  readonly occupation: string | null
  readonly role: string | null
  readonly status: string | null
}

/**
 * Which posts the extract of `other` holds of people whom the run of `here` found: the same post, or the same national or local
 * person identifier. A post key alone is not the same post where those identifiers say that it is somebody else's.
 */
export async function postsElsewhere(
  db: Db,
  here: Snapshot,
  other: Snapshot,
  people: readonly string[],
): Promise<Map<string, OtherPost[]>> {
  const found = new Map<string, OtherPost[]>()
  if (people.length === 0) return found
  const nothing = sql`${`{${missingWords.map((word) => JSON.stringify(word)).join(',')}}`}::text[]`
  const said = (column: string) =>
    sql`case when lower(trim(${sql.ref(column)})) = any (${nothing}) then null else trim(${sql.ref(column)}) end`
  const { rows } = await sql<Row>`
    with mine as (
      select f.person_id as person, s.post_key, coalesce(s.organisation_code, s.organisation_name, '') as employer,
        ${said('s.person_identifier')} as national, ${said('s.employee_number')} as local
      from finding f
        join finding_post p on p.finding_id = f.id
        join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
      where f.run_id = ${here.run} and f.person_id = any (${`{${people.join(',')}}`}::uuid[])
    ), theirs as (
      select post_key, row_number, occupation_code, job_role, assignment_status, coalesce(organisation_code, organisation_name, '') as employer,
        ${said('person_identifier')} as national, ${said('employee_number')} as local
      from staff_post where import_id = ${other.staffImport}
    ), met as (
      select m.person, t.row_number from mine m join theirs t on t.post_key = m.post_key
        and (t.national = m.national or t.national is null or m.national is null)
        and (t.local = m.local or t.local is null or m.local is null)
      union select m.person, t.row_number from mine m join theirs t on t.national = m.national
      union select m.person, t.row_number from mine m join theirs t on t.local = m.local and t.employer = m.employer
    )
    select met.person, t.post_key as "postKey", t.occupation_code as occupation, t.job_role as role, t.assignment_status as status
    from met join theirs t on t.row_number = met.row_number
    order by met.person, t.row_number`.execute(db)
  for (const { person, postKey, occupation, role, status } of rows) {
    const post = { postKey, occupationCode: codeOf(occupation), jobRole: roleOf(role), active: isActive(status) }
    found.set(person, [...(found.get(person) ?? []), post])
  }
  return found
}

const stated = (text: string | null): string | null => (text === null || isMissing(text) ? null : text.trim())
const codeOf = (text: string | null): string | null => stated(text)?.toUpperCase() ?? null
const roleOf = (text: string | null): string | null => {
  const role = stated(text)
  return role === null ? null : (jobRole(role)?.name ?? role)
}

/** A status that is not stated, or that nobody knows, counts as active: as in identification. */
const isActive = (status: string | null): boolean => {
  const text = stated(status)
  return text === null ? true : (assignmentStatus(text)?.counts ?? true)
}

/** The first day in a post, of people whom the run found, where the extract states one that can be read. */
export async function startDays(db: Db, { run }: Snapshot, people: readonly string[]): Promise<Map<string, PlainDate>> {
  const first = new Map<string, PlainDate>()
  if (people.length === 0) return first
  const { rows } = await sql<{ person: string; start: string }>`
    select f.person_id as person, s.start_date as start
    from finding f
      join finding_post p on p.finding_id = f.id
      join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
    where f.run_id = ${run} and f.person_id = any (${`{${people.join(',')}}`}::uuid[]) and p.counts and s.start_date is not null
    order by f.person_id, s.row_number`.execute(db)
  const given = rows.filter(({ start }) => !isMissing(start))
  const dates = understandDates(new Set(given.map(({ start }) => start)))
  for (const { person, start } of given) {
    const day = parsePlainDate(start) ?? dates.parse(start)
    const known = first.get(person)
    if (day !== null && (known === undefined || day < known)) first.set(person, day)
  }
  return first
}
