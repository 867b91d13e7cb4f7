import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { columnOf, comparedFields, labelOf, ROW_KINDS, type RowKind } from './kinds.ts'

/** What confirming an import changes, against the import that counted before it. */
export interface Effects {
  /** Null where there was none: everything is new. */
  readonly base: string | null
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** In the import before, and no more: leavers of a staff extract. */
  readonly gone: number
  /** In how many changed rows each field differs; fields that differ nowhere are left out. */
  readonly fields: readonly { readonly field: string; readonly label: string; readonly rows: number }[]
}

/** The import that counts now for this kind, at or before a day. */
export async function baseOf(db: Db, organisation: string, kind: RowKind, asAt: string | null, not: string): Promise<string | null> {
  const row = await db
    .selectFrom('import')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('kind', '=', kind)
    .where('state', '=', 'committed')
    .where('id', '<>', not)
    .$if(asAt !== null, (of) => of.where('as_at', '<=', asAt ?? ''))
    .orderBy('as_at', 'desc')
    .orderBy('committed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** What makes two rows of two imports the same thing, in SQL. */
const KEY: Readonly<Record<RowKind, string>> = {
  staff: 'post_key',
  register: "upper(coalesce(number, ''))",
  members: "upper(coalesce(membership_number, concat_ws('|', coalesce(surname, full_name), forenames, locality)))",
}

/** The rows of both imports beside each other; several under one key are told apart by their content, so that their order says nothing. */
export const sideBySide = (kind: RowKind, id: string, base: string | null) => {
  const rows = (which: string | null) => sql`
    select row_number, digest, ${sql.raw(KEY[kind])} as key,
      row_number() over (partition by ${sql.raw(KEY[kind])} order by digest, row_number) as nth
    from ${sql.table(ROW_KINDS[kind].table)} where import_id = ${which}::uuid`
  return sql`
    select coalesce(i.key, b.key) as key, i.row_number as new_row, b.row_number as old_row,
      case when b.digest is null then 'added' when i.digest is null then 'gone' when i.digest = b.digest then 'unchanged' else 'changed' end as effect
    from (${rows(id)}) i full join (${rows(base)}) b on b.key = i.key and b.nth = i.nth`
}

/** Counts what confirming changes. */
export async function effectsOf(db: Db, kind: RowKind, id: string, base: string | null): Promise<Effects> {
  const fields = comparedFields(kind)
  const differs = (field: string) => sql.raw(`count(*) filter (where n.${columnOf(field)} is distinct from o.${columnOf(field)})`)
  const table = sql.table(ROW_KINDS[kind].table)
  const { rows: counted } = await sql<{ effect: 'added' | 'changed' | 'unchanged' | 'gone'; rows: number }>`
    select effect, count(*) as rows from (${sideBySide(kind, id, base)}) s group by effect`.execute(db)
  const of = (effect: string): number => counted.find((row) => row.effect === effect)?.rows ?? 0
  const changed = of('changed')
  const differing: Effects['fields'][number][] = []
  if (changed > 0) {
    const { rows } = await sql<Record<string, number>>`
      select ${sql.join(fields.map((field) => sql`${differs(field)} as ${sql.ref(field)}`))}
      from (${sideBySide(kind, id, base)}) s
        join ${table} n on n.import_id = ${id}::uuid and n.row_number = s.new_row
        join ${table} o on o.import_id = ${base}::uuid and o.row_number = s.old_row
      where s.effect = 'changed'`.execute(db)
    for (const field of fields) {
      const count = rows[0]?.[field] ?? 0
      if (count > 0) differing.push({ field, label: labelOf(kind, field), rows: count })
    }
  }
  differing.sort((a, b) => b.rows - a.rows || (a.field < b.field ? -1 : 1))
  return { base, added: of('added'), changed, unchanged: of('unchanged'), gone: of('gone'), fields: differing }
}
