import { sql, type Kysely } from 'kysely'
import { MIGRATION_TABLES } from '../migrate.ts'
import type { Tables } from '../tables/index.ts'

/** A table of the schema, as far as carrying its rows needs. */
export interface Table {
  readonly name: string
  /** Primary key, else every column, so that the order of rows is always the same. */
  readonly order: readonly string[]
  /** Those that can be written: all but computed ones. */
  readonly columns: readonly string[]
}

export interface Reference {
  readonly name: string
  readonly from: string
  readonly to: string
  readonly definition: string
}

export interface Catalogue {
  /** A table comes after those it refers to. */
  readonly tables: readonly Table[]
  /** References to a table that comes no earlier: to itself, or in a circle. */
  readonly backward: readonly Reference[]
}

type Owner = Kysely<Tables>

async function allTables(owner: Owner): Promise<readonly Table[]> {
  const { rows } = await sql<{ name: string; columns: string[]; keys: string[] }>`
    select c.relname::text as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum where i.indrelid = c.oid and i.indisprimary order by k.place) as keys
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all (${MIGRATION_TABLES}::text[])
    order by c.relname collate "C"`.execute(owner)
  return rows.map(({ name, columns, keys }) => ({ name, columns, order: keys.length > 0 ? keys : columns }))
}

async function allReferences(owner: Owner): Promise<readonly Reference[]> {
  const { rows } = await sql<Reference>`
    select k.conname::text as name, f.relname::text as from, t.relname::text as to, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
    order by f.relname collate "C", k.conname collate "C"`.execute(owner)
  return rows
}

/** Depth first, so that what a table needs stands before it; where that is a circle, one reference of it stays backward. */
function inOrder(tables: readonly Table[], references: readonly Reference[]): readonly Table[] {
  const ordered: Table[] = []
  const seen = new Set<string>()
  const visit = (table: Table): void => {
    if (seen.has(table.name)) return
    seen.add(table.name)
    for (const { from, to } of references) {
      const needed = from === table.name && tables.find(({ name }) => name === to)
      if (needed) visit(needed)
    }
    ordered.push(table)
  }
  tables.forEach(visit)
  return ordered
}

/** Tables and the order to fill them in, from what the database itself says of its foreign keys. */
export async function readCatalogue(owner: Owner): Promise<Catalogue> {
  const references = await allReferences(owner)
  const tables = inOrder(await allTables(owner), references)
  const place = new Map(tables.map(({ name }, i) => [name, i]))
  return { tables, backward: references.filter(({ from, to }) => (place.get(to) ?? 0) >= (place.get(from) ?? 0)) }
}
