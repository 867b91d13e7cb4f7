import { sql } from 'kysely'
import type { Database, Db } from '../../src/database/index.ts'
import type { Step } from '../../src/database/migrate.ts'

/** Every transaction writes `parts` rows of one number: a number with fewer was half saved. */
export const LEDGER: readonly Step[] = [
  {
    name: '0001-ledger',
    up: `create table ledger (number integer, part integer, parts integer not null, words text not null, primary key (number, part));
      grant usage on schema public to triptych_system; grant select, insert on ledger to triptych_system;`,
  },
]

/** Two rows, or three, or now and then so many that the log goes on to its next file. */
export async function writeEntry(db: Db, number: number): Promise<void> {
  const parts = number % 50 === 0 ? 400 : 2 + (number % 2)
  await sql`insert into ledger select ${number}, n, ${parts}, repeat(md5(n::text), 20) from generate_series(1, ${sql.lit(parts - 1)}) as n`.execute(
    db,
  )
  await sql`insert into ledger values (${number}, ${parts}, ${parts}, 'the last')`.execute(db)
}

/** The numbers that are there whole, and those of which rows are missing. */
export async function readLedger({ owner }: Database): Promise<{ readonly whole: ReadonlySet<number>; readonly half: readonly number[] }> {
  const { rows } = await sql<{ number: number; whole: boolean }>`
    select number, count(*) = max(parts) as whole from ledger group by number order by number`.execute(owner)
  return {
    whole: new Set(rows.filter(({ whole }) => whole).map(({ number }) => number)),
    half: rows.filter(({ whole }) => !whole).map(({ number }) => number),
  }
}
