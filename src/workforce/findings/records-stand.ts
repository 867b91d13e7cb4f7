import { sql, type RawBuilder } from 'kysely'

/**
 * That every import a run read still stands: the staff extract, and the register and the members where it had them. A run of which one
 * was undone is shown nowhere. For a query that calls the run `run`.
 */
export const recordsStand = (run: 'r' | 'n'): RawBuilder<boolean> => sql<boolean>`not exists (
  select 1 from import u where u.state <> 'committed'
    and u.id in (${sql.ref(`${run}.staff_import_id`)}, ${sql.ref(`${run}.register_import_id`)}, ${sql.ref(`${run}.members_import_id`)}))`
