import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DatabaseError, type Database, type Db } from '../../src/database/index.ts'
import { ENGINES, openTestDatabase, type Engine } from '../databases.ts'
import { STEPS } from './schema.ts'

const REFUSED: readonly (readonly [what: string, statement: string, expected: Partial<Record<keyof DatabaseError, unknown>>])[] = [
  ['a second row of a unique name', "insert into parent values (2, 'one')", { code: '23505', constraint: 'parent_name', table: 'parent' }],
  ['a second row of a key', "insert into parent values (1, 'two')", { code: '23505', constraint: 'parent_pkey', table: 'parent' }],
  ['a reference to nothing', 'insert into child values (1, 99, null, 1)', { code: '23503', constraint: 'child_parent', table: 'child' }],
  ['a parent with children', 'delete from parent where id = 1', { code: '23503', constraint: 'child_parent', table: 'child' }],
  [
    'a value outside its bounds',
    'insert into child values (9, 1, null, -5)',
    { code: '23514', constraint: 'child_amount', table: 'child' },
  ],
  ['an absent value', 'insert into parent values (3, null)', { code: '23502', table: 'parent', column: 'name' }],
  ['a text that is no number', "select 'Ada'::integer", { code: '22P02' }],
  ['a text that is no uuid', "select 'Ada'::uuid", { code: '22P02' }],
  ['a day that does not exist', "select '2026-02-30'::date", { code: '22008' }],
  ['a text that is too long', "insert into kind (id, short) values (gen_random_uuid(), '12345678901')", { code: '22001' }],
  ['a number that is too large', 'select 2147483647::integer + 1', { code: '22003' }],
  ['a division by nothing', 'select 1 / 0', { code: '22012' }],
  ['a table without the right to it', 'select * from triptych_migration', { code: '42501' }],
  ['a row of another organisation', "insert into secret values (1, gen_random_uuid(), 'x')", { code: '42501' }],
  ['a table that is not there', 'select * from nowhere', { code: '42P01' }],
  ['a column that is not there', 'select nothing from parent', { code: '42703' }],
  ['a statement that is none', 'selekt 1', { code: '42601' }],
  ['a raised refusal', `do $$ begin raise exception 'no' using errcode = 'insufficient_privilege'; end $$`, { code: '42501' }],
]

describe.each(ENGINES)('refusals on %s', (engine: Engine) => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase(engine, STEPS)
    await act(async (db) => {
      await sql`insert into parent values (1, 'one')`.execute(db)
      await sql`insert into child values (5, 1, null, 1)`.execute(db)
    })
  })
  afterAll(() => database.close())
  const act = <T>(run: (db: Db) => Promise<T>): Promise<T> =>
    database.transaction({ kind: 'viewer', viewer: null, organisations: [], installation: false }, run)
  const errorOf = (statement: string): Promise<unknown> =>
    act((db) => sql.raw(statement).execute(db)).then(
      () => null,
      (error: unknown) => error,
    )

  it.each(REFUSED)('%s', async (_, statement, expected) => {
    const error = await errorOf(statement)
    expect(error).toBeInstanceOf(DatabaseError)
    expect(error).toMatchObject(expected)
  })

  it('no message quotes a value, and the detail that does is not printed with the error', async () => {
    const errors = [await errorOf("select 'Ada Lovelace'::integer"), await errorOf("insert into parent values (2, 'one')")]
    for (const error of errors) expect(JSON.stringify(error) + String(error)).not.toMatch(/Ada|one\b/)
    expect((errors[1] as DatabaseError).detail).toContain('one')
  })

  it('a transaction in which a statement failed is rolled back, even when the failure was swallowed', async () => {
    const swallowing = act(async (db) => {
      await sql`insert into parent values (50, 'fifty')`.execute(db)
      await sql`select 1 / 0`.execute(db).catch(() => undefined)
    })
    await expect(swallowing).rejects.toMatchObject({ code: '25P02' })
    expect((await act((db) => sql`select from parent where id = 50`.execute(db))).rows).toEqual([])
  })

  it('after any refusal the next transaction works', async () => {
    for (const [, statement] of REFUSED) await errorOf(statement)
    expect((await act((db) => sql`select name from parent order by id`.execute(db))).rows).toEqual([{ name: 'one' }])
  })
})
