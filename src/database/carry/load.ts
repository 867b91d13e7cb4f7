import { sql, type Kysely } from 'kysely'
import type { Problem } from '../../kernel/index.ts'
import type { Tables } from '../tables/index.ts'
import { readCatalogue, type Catalogue, type Table } from './catalogue.ts'
import { sameTally, tallyOf } from './checksum.ts'
import type { Part } from './snapshot.ts'

type Owner = Kysely<Tables>

/** What came does not fit, or not all of it came; thrown inside the transaction, so that nothing of it stays. */
export class NotLoaded extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

const notEmpty = (table: string): Problem => ({
  code: 'database.not-empty',
  kind: 'error',
  message: `The database to fill already has rows (in "${table}").`,
  todo: 'Name a new database.',
})

const differs = (table: string): Problem => ({
  code: 'backup.damaged',
  kind: 'error',
  message: `The rows of "${table}" are not those that were written.`,
  todo: 'Nothing was changed; use another backup.',
})

const ROWS = 500
const CHARACTERS = 1_000_000

/** Rows on their way into one table. */
class Filling {
  readonly #db: Owner
  readonly #table: Table
  #rows: string[] = []
  #size = 0

  constructor(db: Owner, table: Table) {
    this.#db = db
    this.#table = table
  }

  async add(row: string): Promise<void> {
    this.#rows.push(row)
    this.#size += row.length
    if (this.#rows.length >= ROWS || this.#size >= CHARACTERS) await this.flush()
  }

  async flush(): Promise<void> {
    if (this.#rows.length === 0) return
    const columns = sql.join(this.#table.columns.map((column) => sql.ref(column)))
    const table = sql.table(this.#table.name)
    await sql`insert into ${table} (${columns}) overriding system value
      select ${columns} from jsonb_populate_recordset(null::${table}, ${`[${this.#rows.join(',')}]`}::jsonb)`.execute(this.#db)
    this.#rows = []
    this.#size = 0
  }
}

async function prepare(db: Owner, { tables, backward }: Catalogue): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await sql<{ any: boolean }>`select exists (select from ${sql.table(name)}) as any`.execute(db)
    if (rows[0]?.any) throw new NotLoaded(notEmpty(name))
  }
  // What triggers did when the rows were first written is in the rows.
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(db)
  for (const { from, name } of backward) await sql`alter table ${sql.table(from)} drop constraint ${sql.ref(name)}`.execute(db)
}

async function finish(db: Owner, { tables, backward }: Catalogue): Promise<void> {
  await sql`set constraints all immediate`.execute(db)
  for (const { from, name, definition } of backward)
    await sql`alter table ${sql.table(from)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`.execute(db)
  for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(db)
}

/** Fills the empty database of `db`, an open transaction, and compares what is there afterwards with what came. Throws `NotLoaded`. */
export async function load(db: Owner, parts: AsyncIterable<Part>): Promise<void> {
  const catalogue = await readCatalogue(db)
  await prepare(db, catalogue)
  const missing = new Map(catalogue.tables.map((table) => [table.name, table]))
  let filling: Filling | null = null
  for await (const part of parts) {
    switch (part.kind) {
      case 'table': {
        const table = missing.get(part.table)
        if (!table) throw new NotLoaded(differs(part.table))
        filling = new Filling(db, table)
        break
      }
      case 'row':
        await filling?.add(part.row)
        break
      case 'end':
        await filling?.flush()
        filling = null
        if (!sameTally(await tallyOf(db, part.table), part.tally)) throw new NotLoaded(differs(part.table))
        missing.delete(part.table)
        break
      case 'sequences':
        for (const { name, last } of part.sequences)
          if (last !== null)
            await sql`select setval(format('public.%I', sequencename)::regclass, ${last}) from pg_sequences
            where schemaname = 'public' and sequencename = ${name}`.execute(db)
        break
    }
  }
  const [absent] = missing.keys()
  if (absent !== undefined) throw new NotLoaded(differs(absent))
  await finish(db, catalogue)
}
