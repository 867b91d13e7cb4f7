import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import type { Tables } from '../tables/index.ts'

/** How many rows, and the sum over them of the first 60 bits of the MD5 of each row's text: the same in whatever order they come. */
export interface Tally {
  readonly rows: number
  readonly checksum: string
}

/** A tally kept while rows pass by. */
export class RunningTally {
  #rows = 0
  #sum = 0n

  add(row: string): void {
    this.#rows++
    this.#sum += BigInt(`0x${createHash('md5').update(row).digest('hex').slice(0, 15)}`)
  }

  get tally(): Tally {
    return { rows: this.#rows, checksum: String(this.#sum) }
  }
}

/** The same, computed by the database. */
export async function tallyOf(owner: Kysely<Tables>, table: string): Promise<Tally> {
  const { rows } = await sql<Tally>`
    select count(*) as rows, coalesce(sum(('x' || substr(md5(to_jsonb(t)::text), 1, 15))::bit(60)::bigint), 0)::text as checksum
    from ${sql.table(table)} as t`.execute(owner)
  return rows[0] ?? { rows: 0, checksum: '0' }
}

export const sameTally = (one: Tally, other: Tally): boolean => one.rows === other.rows && one.checksum === other.checksum
