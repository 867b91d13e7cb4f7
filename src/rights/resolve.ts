import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { parseRegistrationNumber } from '../workforce/index.ts'
import type { Holdings, RowOfImport } from './holdings.ts'
import { HOLDER_KEY, MEMBER_KEY, REGISTER_KEY, REGISTRANT_KEY, REGISTRANTS } from './search.ts'
import type { Subject } from './subject.ts'

/** The records that were confirmed, of one kind: `person:…`, `post:…`. */
export const refsOf = ({ confirmed }: Subject, kind: string): readonly string[] =>
  (confirmed ?? []).flatMap((ref) => (ref.startsWith(`${kind}:`) ? [ref.slice(kind.length + 1)] : []))

const listed = (values: readonly string[]) => sql`(select v from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) v)`

/** Rows that findings are about, with the person they are about. */
const FOUND = sql`staff_post s join finding_post p on p.import_id = s.import_id and p.row_number = s.row_number join finding f on f.id = p.finding_id`

const agrees = (column: string) => sql`coalesce(upper(btrim(s.${sql.ref(column)})) = upper(btrim(m.${sql.ref(column)})), false)`
const differs = (column: string) => sql`coalesce(upper(btrim(s.${sql.ref(column)})) <> upper(btrim(m.${sql.ref(column)})), false)`
const nameOf = (row: 's' | 'm') => sql.raw(`nullif(upper(concat_ws(' ', ${row}.full_name, ${row}.forenames, ${row}.surname)), '')`)

/**
 * Rows of the staff that belong to whom was confirmed, with the persons of their findings: the rows of those findings and the rows that
 * were confirmed, and of other months the same person by number, or the same post where nothing says that somebody else holds it and
 * a number, or name and day of birth, say that the person does. What a finding says is somebody else’s is not theirs.
 */
async function staffOf(db: Db, organisation: string, subject: Subject) {
  const posts = refsOf(subject, 'post')
  const here = sql`s.organisation_id = ${organisation}::uuid`
  const isConfirmed = posts.length === 0 ? sql`false` : sql`${here} and ${sql.raw(HOLDER_KEY)} in ${listed(posts)}`
  const { rows: since } = await sql<{ person: string }>`select distinct f.person_id as person from ${FOUND} where ${isConfirmed}`.execute(
    db,
  )
  const persons = [...new Set([...refsOf(subject, 'person'), ...since.map(({ person }) => person)])]
  const { rows } = await sql<RowOfImport & { number: string | null }>`
    with seed as materialized (
      select s.* from ${FOUND} where ${here} and f.person_id in (select v::uuid from ${listed(persons)} l)
      union select s.* from staff_post s where ${isConfirmed}
    ), met as (
      select s.import_id, s.row_number from seed m join staff_post s on s.organisation_id = m.organisation_id and s.post_key = m.post_key
        where not ${differs('person_identifier')} and not ${differs('employee_number')} and not ${differs('ni_number')}
          and (${agrees('person_identifier')} or ${agrees('employee_number')} or ${agrees('ni_number')}
            or (${nameOf('s')} = ${nameOf('m')} and ${agrees('date_of_birth')}))
      union select s.import_id, s.row_number from seed m join staff_post s on s.organisation_id = m.organisation_id
        and s.person_identifier = m.person_identifier
        where length(m.person_identifier) > 2 and not ${differs('ni_number')}
      union select s.import_id, s.row_number from seed m join staff_post s on s.organisation_id = m.organisation_id
        and s.employee_number = m.employee_number
        and coalesce(s.organisation_code, s.organisation_name, '') = coalesce(m.organisation_code, m.organisation_name, '')
        where length(m.employee_number) > 2 and not ${differs('person_identifier')} and not ${differs('ni_number')}
    ), theirs as (
      select import_id, row_number from seed
      union select import_id, row_number from met
        where not exists (select 1 from finding_post p where p.import_id = met.import_id and p.row_number = met.row_number)
    )
    select s.import_id as import, s.row_number as row, s.registration_number as number
    from theirs join staff_post s on s.import_id = theirs.import_id and s.row_number = theirs.row_number order by 1, 2`.execute(db)
  return { persons, rows }
}

/** Everything that belongs to the records a person confirmed, in every import, so that no month is left out. */
export async function resolve(
  db: Db,
  about: { readonly organisation: string; readonly request: string },
  subject: Subject,
): Promise<Holdings> {
  const { organisation } = about
  const { persons, rows: staff } = await staffOf(db, organisation, subject)
  const rowsOf = async (table: 'register_entry' | 'member_entry', key: string, keys: readonly string[], number: string) => {
    const { rows } = await sql<RowOfImport & { number: string | null }>`
      select s.import_id as import, s.row_number as row, ${sql.ref(`s.${number}`)} as number from ${sql.table(table)} s
      where s.organisation_id = ${organisation}::uuid and ${sql.raw(key)} in ${listed(keys)} order by 1, 2`.execute(db)
    return rows
  }
  const register = await rowsOf('register_entry', REGISTER_KEY, refsOf(subject, 'register'), 'number')
  const members = await rowsOf('member_entry', MEMBER_KEY, refsOf(subject, 'member'), 'registration_number')
  const { rows: accounts } = await sql<{ id: string; email: string }>`
    select distinct a.id, a.email from account a join membership m on m.account_id = a.id
    where m.organisation_id = ${organisation}::uuid and a.id::text in ${listed(refsOf(subject, 'account'))} order by 1`.execute(db)
  const { rows: addresses } = await sql<{ email: string }>`
    select distinct e.email from (select email, organisation_id from invitation union all select recipient, organisation_id from ask
      union all select recipient, organisation_id from mail) e
    where e.organisation_id = ${organisation}::uuid and md5(e.email) in ${listed(refsOf(subject, 'address'))} order by 1`.execute(db)
  const { rows: registrants } = await sql<{ number: string }>`
    select distinct s.number from ${sql.raw(REGISTRANTS)} s
    where s.organisation_id = ${organisation}::uuid and ${sql.raw(REGISTRANT_KEY)} in ${listed(refsOf(subject, 'registrant'))}`.execute(db)
  const bare = ({ import: id, row }: RowOfImport): RowOfImport => ({ import: id, row })
  const numbers = [...staff, ...register, ...members].flatMap(({ number }) => {
    const read = number === null ? null : parseRegistrationNumber(number)
    return read === null ? [] : [read.prefix === null ? `AS${read.digits}` : read.canonical]
  })
  return {
    ...about,
    persons,
    accounts: accounts.map(({ id }) => id),
    addresses: [...new Set([...addresses, ...accounts].map(({ email }) => email))],
    staff: staff.map(bare),
    register: register.map(bare),
    members: members.map(bare),
    numbers: [...new Set([...numbers, ...registrants.map(({ number }) => number)])],
  }
}
