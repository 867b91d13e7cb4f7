import { sql, type Kysely } from 'kysely'
import type { Tables } from '../tables/index.ts'
import { readCatalogue, type Table } from './catalogue.ts'
import { RunningTally, type Tally } from './checksum.ts'

export interface Sequence {
  readonly name: string
  /** The last number it gave; null where it gave none. */
  readonly last: number | null
}

/** The content of a database as a stream: tables with their rows between, then the sequences. */
export type Part =
  | { readonly kind: 'table'; readonly table: string }
  /** JSON text of one row, exactly as the database wrote it. */
  | { readonly kind: 'row'; readonly row: string }
  | { readonly kind: 'end'; readonly table: string; readonly tally: Tally }
  | { readonly kind: 'sequences'; readonly sequences: readonly Sequence[] }

const BATCH = 500

async function* rowsOf(db: Kysely<Tables>, { name, order }: Table): AsyncGenerator<string> {
  await sql`declare triptych_snapshot no scroll cursor for
    select to_jsonb(t)::text as row from ${sql.table(name)} as t order by ${sql.join(order.map((column) => sql`t.${sql.ref(column)}`))}`.execute(
    db,
  )
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(BATCH)} from triptych_snapshot`.execute(db)
    for (const { row } of rows) yield row
    if (rows.length < BATCH) break
  }
  await sql`close triptych_snapshot`.execute(db)
}

/** Reads everything as of one moment; `db` is an open transaction of isolation level repeatable read. Holds a batch of rows at a time. */
export async function* snapshot(db: Kysely<Tables>): AsyncGenerator<Part> {
  const { tables } = await readCatalogue(db)
  for (const table of tables) {
    yield { kind: 'table', table: table.name }
    const running = new RunningTally()
    for await (const row of rowsOf(db, table)) {
      running.add(row)
      yield { kind: 'row', row }
    }
    yield { kind: 'end', table: table.name, tally: running.tally }
  }
  const { rows: sequences } = await sql<Sequence>`
    select sequencename::text as name, last_value as last from pg_sequences where schemaname = 'public' order by sequencename collate "C"`.execute(
    db,
  )
  yield { kind: 'sequences', sequences }
}
