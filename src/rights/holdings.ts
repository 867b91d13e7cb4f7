import { sql, type RawBuilder } from 'kysely'
import { personalColumns, type PersonalColumn, type Tables } from '../database/index.ts'

/** Everything by which rows belong to the person who asked, in one organisation. */
export interface Holdings {
  readonly organisation: string
  readonly request: string
  /** People of the findings. */
  readonly persons: readonly string[]
  readonly accounts: readonly string[]
  readonly addresses: readonly string[]
  readonly staff: readonly RowOfImport[]
  readonly register: readonly RowOfImport[]
  readonly members: readonly RowOfImport[]
  /** Registration numbers as `AS012345`. */
  readonly numbers: readonly string[]
}

export interface RowOfImport {
  readonly import: string
  readonly row: number
}

type PersonalTable = {
  [T in keyof Tables]: (typeof personalColumns)[T][keyof (typeof personalColumns)[T]] extends null ? never : T
}[keyof Tables]

type About = (held: Holdings) => RawBuilder<boolean>

/** For arrays of ids and texts, which travel as one parameter. */
const list = (values: readonly string[]): string => JSON.stringify(values)
const among = (column: string, values: readonly string[], type: 'uuid' | 'text'): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} in (select v::${sql.raw(type)} from jsonb_array_elements_text(${list(values)}::jsonb) v)`
const rows = (held: readonly RowOfImport[]): RawBuilder<boolean> =>
  sql<boolean>`(t.import_id, t.row_number) in (select r.import, r.row from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as r(import uuid, row integer))`

const ofAccount: About = ({ accounts }) => among('t.account_id', accounts, 'uuid')
const ofPerson: About = ({ persons }) => among('t.person_id', persons, 'uuid')

/**
 * Which rows of a table are about the person; null where rows only say who did something. A table that gets its first personal column
 * does not compile until it stands here: the copy of what is held, and its erasure, are made from this table and the tags of the schema.
 */
export const ABOUT = {
  account: ({ accounts }) => among('t.id', accounts, 'uuid'),
  credential: ofAccount,
  recovery_code: ofAccount,
  membership: ofAccount,
  session: ofAccount,
  password_reset: ofAccount,
  known_browser: ofAccount,
  invitation: ({ addresses }) => among('t.email', addresses, 'text'),
  audit_entry: null,
  job: null,
  mail: ({ addresses, persons }) => sql<boolean>`(${among('t.recipient', addresses, 'text')}
    or t.once in (select m.once from mail m join ask a on m.once like 'ask:' || a.id || ':%' where ${among('a.person_id', persons, 'uuid')}))`,
  trial: null,
  import: null,
  staff_post: ({ staff }) => rows(staff),
  register_entry: ({ register }) => rows(register),
  member_entry: ({ members }) => rows(members),
  identification_run: null,
  staff_person: ({ persons }) => among('t.id', persons, 'uuid'),
  staff_person_key: ofPerson,
  finding: ofPerson,
  finding_post: ({ persons }) => sql<boolean>`t.finding_id in (select f.id from finding f where ${among('f.person_id', persons, 'uuid')})`,
  decision: ofPerson,
  second_look: ofPerson,
  label_set: ({ persons }) =>
    sql<boolean>`exists (select 1 from jsonb_array_elements(t.labels::jsonb) l where l ->> 'person' in
      (select v from jsonb_array_elements_text(${list(persons)}::jsonb) v))`,
  ask: ({ persons, addresses }) => sql<boolean>`(${among('t.person_id', persons, 'uuid')} or ${among('t.recipient', addresses, 'text')})`,
  ask_answer: ofPerson,
  correction: ofPerson,
  scenario: null,
  release: null,
  rights_request: ({ request }) => sql<boolean>`t.id = ${request}::uuid`,
  disposal: null,
} as const satisfies { readonly [T in PersonalTable]: About | null }
export const PERSONAL_TABLES = Object.keys(ABOUT) as readonly PersonalTable[]

/** Findings of other people in whose account they stand as a registrant who may be meant. */
export const standsWith: About = ({ numbers, persons }) => sql<boolean>`(not ${among('t.person_id', persons, 'uuid')}
  and exists (select 1 from jsonb_array_elements(t.account::jsonb -> 'candidates') c
    where c ->> 'number' in (select v from jsonb_array_elements_text(${list(numbers)}::jsonb) v)))`

export interface TaggedColumn extends PersonalColumn {
  readonly column: string
  /** Holds the account of whoever did it. */
  readonly isActor: boolean
}

/** The personal columns of a table, as the schema tags them. */
export const columnsOf = (table: PersonalTable): readonly TaggedColumn[] =>
  Object.entries(personalColumns[table] as Readonly<Record<string, PersonalColumn | null>>).flatMap(([column, tag]) =>
    tag === null ? [] : [{ column, ...tag, isActor: /(?:_by|^owner_id|^viewer_id)$/.test(column) }],
  )

const WITHOUT_ORGANISATION: ReadonlySet<string> = new Set([
  'account',
  'credential',
  'recovery_code',
  'session',
  'password_reset',
  'known_browser',
  'trial',
])

/** Rows of the table that are the organisation's to tell of; what an account has of its own is its own. */
export const within = (table: PersonalTable, { organisation }: Holdings): RawBuilder<boolean> =>
  WITHOUT_ORGANISATION.has(table) ? sql<boolean>`true` : sql<boolean>`t.organisation_id = ${organisation}::uuid`

/** Rows that only say that one of the accounts did something. */
export const byThem = (table: PersonalTable, { accounts }: Holdings): RawBuilder<boolean> => {
  const actors = columnsOf(table).filter(({ isActor }) => isActor)
  return actors.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(
        actors.map(({ column }) => among(`t.${column}`, accounts, 'uuid')),
        sql` or `,
      )})`
}
export type { PersonalTable }
