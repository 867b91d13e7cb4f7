import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { parseRegistrationNumber } from '../workforce/index.ts'
import type { Holdings, RowOfImport } from './holdings.ts'
import { MEMBER_KEY, REGISTER_KEY } from './search.ts'
import type { Subject } from './subject.ts'

/** The records that were confirmed, of one kind: `person:…`, `post:…`. */
export const refsOf = ({ confirmed }: Subject, kind: string): readonly string[] =>
  (confirmed ?? []).flatMap((ref) => (ref.startsWith(`${kind}:`) ? [ref.slice(kind.length + 1)] : []))

const listed = (values: readonly string[]) => sql`(select v from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb) v)`

/**
 * Everything that belongs to the records a person confirmed: every row of the same posts in every import, and of the same employee
 * or person number, so that no month is left out.
 */
export async function resolve(
  db: Db,
  about: { readonly organisation: string; readonly request: string },
  subject: Subject,
): Promise<Holdings> {
  const { organisation } = about
  const persons = refsOf(subject, 'person')
  const { rows: staff } = await sql<RowOfImport & { key: string; number: string | null }>`
    with seed as (
      select s.* from staff_post s where s.organisation_id = ${organisation}::uuid and (md5(s.post_key) in ${listed(refsOf(subject, 'post'))}
        or s.post_key in (select k.value from staff_person_key k where k.organisation_id = s.organisation_id and k.kind = 'post'
          and k.person_id::text in ${listed(persons)})
        or (s.import_id, s.row_number) in (select p.import_id, p.row_number from finding_post p join finding f on f.id = p.finding_id
          where p.organisation_id = ${organisation}::uuid and f.person_id::text in ${listed(persons)}))
    )
    select s.import_id as import, s.row_number as row, s.post_key as key, s.registration_number as number from staff_post s
    where s.organisation_id = ${organisation}::uuid and (s.post_key in (select post_key from seed)
      or (length(s.person_identifier) > 2 and s.person_identifier in (select person_identifier from seed))
      or (length(s.employee_number) > 2 and (coalesce(s.organisation_code, s.organisation_name, ''), s.employee_number) in
        (select coalesce(organisation_code, organisation_name, ''), employee_number from seed)))
    order by 1, 2`.execute(db)
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
    postKeys: [...new Set(staff.map(({ key }) => key))],
    numbers: [...new Set(numbers)],
  }
}
