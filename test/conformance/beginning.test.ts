import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Db } from '../../src/database/index.ts'
import { ENGINES, openTestDatabase, type Engine } from '../databases.ts'
import { STEPS } from './schema.ts'

/** First statements that fail before, or while, the transaction begins on the server. */
const FIRST: readonly (readonly [what: string, run: (db: Db) => Promise<unknown>])[] = [
  ['no statement at all', (db) => sql.raw('selekt 1').execute(db)],
  ['no statement, with a parameter', (db) => sql`selekt ${'1'}`.execute(db)],
  ['a parameter that is none', (db) => sql`select ${{ a: 1 }}::jsonb`.execute(db)],
  [
    'more parameters than a message counts',
    (db) => sql`select 1 where 1 in (${sql.join(Array.from({ length: 70_000 }, () => 1))})`.execute(db),
  ],
  ['a refusal', (db) => sql.raw('select 1 / 0').execute(db)],
  ['a table that is not there', (db) => sql`select * from nowhere where id = ${1}`.execute(db)],
  ['two statements, one of them none', (db) => sql.raw('select 1; selekt 1').execute(db)],
]

describe.each(ENGINES)('a transaction whose first statement fails, on %s', (engine: Engine) => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase(engine, STEPS)
    await sql`insert into secret values (1, gen_random_uuid(), 'words')`.execute(database.owner)
  })
  afterAll(() => database.close())
  const act = <T>(run: (db: Db) => Promise<T>): Promise<T> =>
    database.transaction({ kind: 'viewer', viewer: null, organisations: [], installation: false }, run)

  it.each(FIRST)('with %s never goes on as the owner, past the walls', async (_, first) => {
    const seen: unknown[] = []
    const going = act(async (db) => {
      await first(db).catch(() => undefined)
      for (let i = 0; i < 3; i++) {
        await sql<{ id: number }>`select id from secret`.execute(db).then(
          ({ rows }) => seen.push(...rows),
          () => undefined,
        )
      }
      await sql`insert into queue values (1, 'past the wall')`.execute(db).catch(() => undefined)
    })
    await expect(going).rejects.toMatchObject({ code: '25P02' })
    expect(seen).toEqual([])
    expect((await sql`select id from queue`.execute(database.owner)).rows).toEqual([])
  })

  it.each(FIRST)('with %s takes no statement sent at the same time past the walls', async (_, first) => {
    const seen: unknown[] = []
    await act(async (db) => {
      const others = [1, 2, 3].map(() => sql`select id from secret`.execute(db).then(({ rows }) => seen.push(...rows)))
      await Promise.allSettled([first(db), ...others])
    }).catch(() => undefined)
    await act(async (db) => {
      await Promise.allSettled([first(db), sql`select id from secret`.execute(db).then(({ rows }) => seen.push(...rows))])
    }).catch(() => undefined)
    expect(seen).toEqual([])
  })

  it('a transaction without a statement ends as well as any', async () => {
    expect(await act(async () => 7)).toBe(7)
    await expect(act(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect((await act((db) => sql`select id from secret`.execute(db))).rows).toEqual([])
  })
})
