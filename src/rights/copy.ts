import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { readAccount } from '../workforce/index.ts'
import {
  ABOUT,
  byThem,
  columnsOf,
  PERSONAL_TABLES,
  standsWith,
  within,
  type Holdings,
  type PersonalTable,
  type TaggedColumn,
} from './holdings.ts'
import { refsOf } from './resolve.ts'
import { MENTIONS } from './search.ts'
import { readSubject, type Subject } from './subject.ts'

/** One table of the copy: what its columns are for, and the person's rows. */
export interface HeldTable {
  readonly table: string
  readonly columns: readonly TaggedColumn[]
  readonly rows: readonly Readonly<Record<string, string | null>>[]
}

const NOT_SHOWN = 'Held, not shown: it proves who somebody is'
const SOMEBODY_ELSE = 'Somebody else'

/** The register entries of theirs that stand with a finding. */
const theirs = (account: string, { numbers }: Holdings) => readAccount(account).candidates.filter(({ number }) => numbers.includes(number))

type Show = (value: string, held: Holdings, key: Uint8Array) => string

/** Columns that hold other people too: of them only the part that is about the person. */
const SHOWN: Readonly<Record<string, Show>> = {
  'finding.account': (value, held) => JSON.stringify({ ...readAccount(value), candidates: theirs(value, held) }),
  'label_set.labels': (value, { persons }) =>
    JSON.stringify((JSON.parse(value) as { readonly person: string }[]).filter(({ person }) => persons.includes(person))),
  'rights_request.subject': (value, _, key) => {
    const subject = readSubject(key, value)
    return subject === null ? 'Erased' : JSON.stringify({ ...subject, confirmed: undefined, proposedBy: undefined })
  },
}

function shown(
  table: PersonalTable,
  { column, kind, isActor }: TaggedColumn,
  value: unknown,
  { held, key }: { readonly held: Holdings; readonly key: Uint8Array },
): string | null {
  if (value === null || value === undefined) return null
  const text = value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : JSON.stringify(value)
  if (isActor) return held.accounts.includes(text) ? text : SOMEBODY_ELSE
  if (kind === 'secret') return NOT_SHOWN
  return SHOWN[`${table}.${column}`]?.(text, held, key) ?? text
}

/**
 * A copy of everything that is held of a person: every personal column of every table, as the schema tags them. Of rows that only
 * say that they did something, that alone.
 */
export async function copyOf(db: Db, held: Holdings, subject: Subject, key: Uint8Array): Promise<HeldTable[]> {
  const tables: HeldTable[] = []
  const mentioned = await mentionsOf(db, held, subject)
  mentioned.set('finding', await matchesOf(db, held))
  for (const table of PERSONAL_TABLES) {
    const columns = columnsOf(table)
    const about = ABOUT[table]?.(held) ?? sql<boolean>`false`
    const { rows } = await sql<Record<string, unknown> & { is_about: boolean }>`
      select ${about} as is_about, ${sql.join(columns.map(({ column }) => sql.ref(`t.${column}`)))} from ${sql.table(table)} t
      where ${within(table, held)} and (${about} or ${byThem(table, held)}) order by 1 desc, ${sql.raw(columns.map((_, i) => i + 2).join(', '))}`.execute(
      db,
    )
    tables.push({
      table,
      columns,
      rows: [
        ...rows.map((row) =>
          Object.fromEntries(
            columns
              .filter(({ isActor }) => row.is_about || isActor)
              .map((column) => [column.column, shown(table, column, row[column.column], { held, key })]),
          ),
        ),
        ...(mentioned.get(table) ?? []),
      ],
    })
  }
  return tables
}

/** Of findings of other people only the person as a registrant who may be meant. */
async function matchesOf(db: Db, held: Holdings): Promise<Record<string, string>[]> {
  const { rows } = await sql<{ account: string }>`
    select t.account from finding t where ${within('finding', held)} and ${standsWith(held)} order by t.id`.execute(db)
  return rows.map(({ account }) => ({ account: JSON.stringify({ candidates: theirs(account, held) }) }))
}

/** Words about somebody else that name them too: those alone, not whom they are about. */
async function mentionsOf(db: Db, { organisation }: Holdings, subject: Subject): Promise<Map<string, Record<string, string>[]>> {
  const refs = JSON.stringify(refsOf(subject, 'mention').map((ref) => `mention:${ref}`))
  const found = new Map<string, Record<string, string>[]>()
  for (const { table, text, ref } of MENTIONS) {
    const { rows } = await sql<{ text: string }>`select ${sql.raw(text)} as text from ${sql.table(table)} s
      where s.organisation_id = ${organisation}::uuid and ${sql.raw(ref)} in (select v from jsonb_array_elements_text(${refs}::jsonb) v)
      order by 1`.execute(db)
    const column = text.slice(text.indexOf('.') + 1)
    found.set(
      table,
      rows.map((row) => ({ [column]: row.text })),
    )
  }
  return found
}
