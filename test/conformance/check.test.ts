import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { check, type Database } from '../../src/database/index.ts'
import { ENGINES, openTestDatabase, type Engine } from '../databases.ts'

/** What somebody might do to a database by hand, and which finding must say so. */
const SPOILED: readonly (readonly [what: string, statement: string, code: string])[] = [
  ['a wall taken down', 'alter table account disable row level security', 'database.wall-missing'],
  ['a table of an organisation without a wall', 'create table extra (id integer, organisation_id uuid)', 'database.wall-missing'],
  [
    'a view past the wall',
    'create view everybody as select id from account; grant select on everybody to triptych_app',
    'database.view-behind-the-wall',
  ],
  [
    'a function of the owner without a path',
    "create function f() returns int language sql security definer as 'select 1'",
    'database.function-without-path',
  ],
  [
    'a rule not checked',
    'alter table account add constraint later check (length(name) > 0) not valid',
    'database.constraint-not-validated',
  ],
  ['a trigger switched off', 'alter table audit_entry disable trigger user', 'database.trigger-disabled'],
  ['a step taken back', "delete from triptych_migration_text where name like '0002%'", 'database.step-missing'],
  [
    'a table owned by the working role',
    'create table own (id integer); grant create on schema public to triptych_app; alter table own owner to triptych_app',
    'database.role-too-strong',
  ],
]

describe.each(ENGINES)('a check on %s', (engine: Engine) => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase(engine)
  })
  afterAll(() => database.close())

  it('finds nothing amiss in the schema of the application, and reads every table', async () => {
    const { problems, tables } = await check(database)
    expect(problems).toEqual([])
    expect(tables.length).toBeGreaterThan(10)
    expect(tables.every(({ rows }) => rows === 0)).toBe(true)
  })

  it.each(SPOILED)('finds %s', async (_, statement, code) => {
    const undone = new Error('undone')
    const finding = database.owner.transaction().execute(async (db) => {
      await sql.raw(statement).execute(db)
      const { problems } = await check({ ...database, owner: db })
      expect(problems.map((problem) => problem.code)).toContain(code)
      throw undone
    })
    await expect(finding).rejects.toBe(undone)
  })
})
