import type { SqlEngine } from '../../engines/linkage/index.ts'
import { joinLookup, readDistinct } from './load.ts'
import { comparablePlace, FORENAME_COLUMNS, forenameColumns, NAME_COLUMNS, partedName, SURNAME_COLUMNS, surnameColumns } from './names.ts'

const text = (name: string) => ({ name, type: 'text' as const })

/** Fills surname and forenames from a full name where a list has only that. */
async function partFullNames(sql: SqlEngine, table: string): Promise<void> {
  const [row] = await sql.rows(`select count(*)::double from ${table} where surname is null and full_name is not null`)
  if (Number(row?.[0]) === 0) return
  await readDistinct(sql, table, ['full_name'], 'parted', [text('parted_surname'), text('parted_forenames')], ([name]) =>
    partedName(name ?? null),
  )
  await sql.run(
    `update ${table} set surname = parted.parted_surname, forenames = coalesce(forenames, parted.parted_forenames) from parted where parted.full_name = ${table}.full_name and surname is null`,
  )
}

/** Comparable surname, forename and place columns for a raw table, as joins and select items. */
export async function nameLookups(sql: SqlEngine, table: string, place: string) {
  await partFullNames(sql, table)
  const [s, f, p] = [`${table}_surname`, `${table}_forename`, `${table}_place`]
  const columns = (names: readonly string[]) => names.map((name) => text(`x_${name}`))
  await readDistinct(sql, table, ['surname'], s, columns(SURNAME_COLUMNS), ([surname]) => surnameColumns(surname ?? null))
  await readDistinct(sql, table, ['forenames'], f, columns(FORENAME_COLUMNS), ([forenames]) => forenameColumns(forenames ?? null))
  await readDistinct(sql, table, [place], p, [text('x_town')], ([stated]) => [comparablePlace(stated ?? null)])
  return {
    joins: [joinLookup(s, ['surname']), joinLookup(f, ['forenames']), joinLookup(p, [place])],
    item: (name: string) => `x_${name} as ${name}`,
  }
}

/** From a raw list to a table of its comparable names and places. */
export async function prepareNames(sql: SqlEngine, raw: string, table: string, place: string): Promise<void> {
  const names = await nameLookups(sql, raw, place)
  const items = [...NAME_COLUMNS.map(names.item), 'x_town as town']
  await sql.run(
    `create or replace table ${table} as select t.rowid::integer as id, ${items.join(', ')} from ${raw} t ${names.joins.join(' ')}`,
  )
}
