import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../database/index.ts'
import { foldedSql, nameWords, registrationDigits, type Subject } from './subject.ts'

/** A record that may be theirs: a person says whether it is. */
export interface Candidate {
  /** Names the record; holds nothing of the person. */
  readonly ref: string
  readonly kind: 'staff record' | 'register entry' | 'possible match' | 'membership' | 'account' | 'letters' | 'mention'
  /** As the record states it. */
  readonly name: string
  readonly facts: string
  /** Rows of the database. */
  readonly rows: number
  /** What agreed. */
  readonly because: readonly string[]
}

type Because = readonly (readonly [why: string, is: RawBuilder<boolean>])[]

const contains = (column: string, words: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    words.map((word) => sql`position(${word} in ${sql.raw(foldedSql(column))}) > 0`),
    sql` and `,
  )})`
const sameNumber = (column: string, digits: string): RawBuilder<boolean> =>
  sql<boolean>`ltrim(regexp_replace(coalesce(${sql.raw(column)}, ''), '[^0-9]', '', 'g'), '0') = ${digits}`

/** A name across the columns that hold its parts, a registration number, an address: what was stated of them. */
function reasons(subject: Subject, columns: { readonly name?: string; readonly registration?: string; readonly email?: string }): Because {
  const words = nameWords(subject)
  const digits = registrationDigits(subject.registrationNumber)
  return [
    ...(columns.name && words.length > 0 ? [['name', contains(columns.name, words)] as const] : []),
    ...(columns.registration && digits !== null ? [['registration number', sameNumber(columns.registration, digits)] as const] : []),
    ...(columns.email && subject.email !== null
      ? [['email address', sql<boolean>`${sql.raw(columns.email)} = ${subject.email}`] as const]
      : []),
  ]
}

const any = (because: Because): RawBuilder<boolean> =>
  because.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(
        because.map(([, is]) => is),
        sql` or `,
      )})`
/** Why a row was found, as a list; each row of a group may have its own. */
const whys = (because: Because): RawBuilder<string> =>
  because.length === 0
    ? sql<string>`''`
    : sql<string>`concat_ws(', ', ${sql.join(because.map(([why, is]) => sql`case when bool_or(${is}) then ${why} end`))})`

const STAFF_NAME = `concat_ws(' ', s.forenames, s.known_as, s.surname, s.full_name, s.previous_surname)`
const shown = sql<string>`min(coalesce(s.full_name, nullif(concat_ws(' ', s.forenames, s.surname), ''), 'Name not held'))`

/** What a register entry or a member is known by, from list to list. */
export const REGISTER_KEY = `md5(coalesce(nullif(upper(btrim(s.number)), ''), upper(concat_ws('|', s.surname, s.forenames, s.full_name))))`
export const MEMBER_KEY = `md5(coalesce(nullif(upper(btrim(s.membership_number)), ''), upper(concat_ws('|', s.surname, s.forenames, s.full_name, s.locality))))`
/** A row of the staff that no finding is about, from month to month: of a post that several people hold, one of them. */
export const HOLDER_KEY = `md5(upper(concat_ws('|', s.post_key, coalesce(btrim(s.employee_number), ''), coalesce(btrim(s.person_identifier), ''),
  coalesce(btrim(s.date_of_birth), ''), s.full_name, s.surname, s.forenames)))`
/** Whom the findings say that a row is about. */
const FOUND = `(select distinct p.organisation_id, p.import_id, p.row_number, f.person_id from finding_post p join finding f on f.id = p.finding_id)`
/** A register entry that stands with a finding as whom it may mean. */
export const REGISTRANT_KEY = `md5(s.number)`
export const REGISTRANTS = `(select f.organisation_id, c ->> 'number' as number, c ->> 'name' as name, c ->> 'profession' as profession
  from finding f, jsonb_array_elements(f.account::jsonb -> 'candidates') c)`

interface Found extends Omit<Candidate, 'kind' | 'because'> {
  readonly because: string
}

/** Everything that an organisation holds and that agrees with what was stated of a person. */
export async function findCandidates(db: Db, organisation: string, subject: Subject): Promise<Candidate[]> {
  const found: Candidate[] = []
  const add = async (kind: Candidate['kind'], statement: RawBuilder<Found>): Promise<void> => {
    const { rows } = await statement.execute(db)
    for (const { because, ...row } of rows) found.push({ ...row, kind, because: because.split(', ') })
  }
  const staffNumber = subject.staffNumber?.trim().toLowerCase() ?? ''
  const staff: Because = [
    ...reasons(subject, { name: STAFF_NAME, registration: 's.registration_number' }),
    ...(staffNumber === ''
      ? []
      : [
          [
            'staff number',
            sql<boolean>`${staffNumber} in (lower(s.employee_number), lower(s.assignment_number), lower(s.person_identifier))`,
          ] as const,
        ]),
  ]
  const here = sql`s.organisation_id = ${organisation}::uuid`
  await add(
    'staff record',
    sql<Found>`select coalesce('person:' || k.person_id, 'post:' || ${sql.raw(HOLDER_KEY)}) as ref, ${shown} as name, count(*) as rows, ${whys(staff)} as because,
        concat_ws('; ', string_agg(distinct s.position_title, ', '), string_agg(distinct coalesce(s.organisation_name, s.organisation_code), ', ')) as facts
      from staff_post s left join ${sql.raw(FOUND)} k
        on k.organisation_id = s.organisation_id and k.import_id = s.import_id and k.row_number = s.row_number
      where ${here} and ${any(staff)} group by 1 order by 2, 1`,
  )
  const entry = reasons(subject, { name: `concat_ws(' ', s.forenames, s.surname, s.full_name)`, registration: 's.number' })
  await add(
    'register entry',
    sql<Found>`select 'register:' || ${sql.raw(REGISTER_KEY)} as ref, ${shown} as name, count(*) as rows, ${whys(entry)} as because,
        concat_ws('; ', min(s.number), min(s.profession), min(s.locality)) as facts
      from register_entry s where ${here} and ${any(entry)} group by 1 order by 2, 1`,
  )
  const registrant = reasons(subject, { name: 's.name', registration: 's.number' })
  await add(
    'possible match',
    sql<Found>`select 'registrant:' || ${sql.raw(REGISTRANT_KEY)} as ref, min(s.name) as name, count(*) as rows, ${whys(registrant)} as because,
        concat_ws('; ', min(s.number), min(s.profession), 'as a registrant with findings') as facts
      from ${sql.raw(REGISTRANTS)} s where ${here} and ${any(registrant)} group by 1 order by 2, 1`,
  )
  const member = reasons(subject, { name: `concat_ws(' ', s.forenames, s.surname, s.full_name)`, registration: 's.registration_number' })
  await add(
    'membership',
    sql<Found>`select 'member:' || ${sql.raw(MEMBER_KEY)} as ref, ${shown} as name, count(*) as rows, ${whys(member)} as because,
        concat_ws('; ', min(s.body), min(s.membership_number), min(s.locality)) as facts
      from member_entry s where ${here} and ${any(member)} group by 1 order by 2, 1`,
  )
  const account = reasons(subject, { name: 's.name', email: 's.email' })
  await add(
    'account',
    sql<Found>`select 'account:' || s.id as ref, min(s.name) as name, 1 as rows, ${whys(account)} as because,
        string_agg(distinct m.role, ', ') as facts
      from account s join membership m on m.account_id = s.id
      where m.organisation_id = ${organisation}::uuid and ${any(account)} group by s.id order by 2, 1`,
  )
  const letter = reasons(subject, { name: 's.name', email: 's.email' })
  await add(
    'letters',
    sql<Found>`select 'address:' || md5(s.email) as ref, min(s.name) as name, count(*) as rows, ${whys(letter)} as because,
        string_agg(distinct s.what, ', ') as facts
      from (select email, name, organisation_id, 'invitation' as what from invitation
          union all select recipient, recipient_name, organisation_id, 'question' from ask
          union all select recipient, recipient_name, organisation_id, 'letter that waits' from mail where recipient <> '') s
      where ${here} and ${any(letter)} group by s.email order by 2, 1`,
  )
  for (const { ref, text, table } of MENTIONS) {
    const mention = reasons(subject, { name: text })
    await add(
      'mention',
      sql<Found>`select ${sql.raw(ref)} as ref, left(min(${sql.raw(text)}), 200) as name, 1 as rows, ${whys(mention)} as because,
          ${WHERE_MENTIONED[table]}::text as facts
        from ${sql.table(table)} s where ${here} and ${any(mention)} group by 1 order by 1`,
    )
  }
  return found
}

const WHERE_MENTIONED = {
  decision: 'Reason of a decision',
  ask_answer: 'Note to an answer',
  correction: 'Note to a correction',
  import: 'Name of a file',
} as const

/** Where people write what they like, so that a person may stand in it who is not the one it is about. */
export const MENTIONS = [
  { table: 'decision', text: 's.reason', ref: `'mention:decision:' || s.id`, emptied: `reason = 'Erased'` },
  { table: 'ask_answer', text: 's.note', ref: `'mention:ask_answer:' || md5(s.ask_id || ':' || s.person_id)`, emptied: 'note = null' },
  { table: 'correction', text: 's.note', ref: `'mention:correction:' || s.id`, emptied: 'note = null' },
  { table: 'import', text: 's.file_name', ref: `'mention:import:' || s.id`, emptied: `file_name = 'Erased'` },
] as const satisfies readonly { table: keyof typeof WHERE_MENTIONED; text: string; ref: string; emptied: string }[]
