import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { problemOfDatabase, type Database, type Db } from '../../src/database/index.ts'
import { openWith } from '../../src/database/open.ts'
import { ENGINES, freshOptions, openTestDatabase, type Engine } from '../databases.ts'
import { STEPS } from './schema.ts'

describe.each(ENGINES)('transactions on %s', (engine: Engine) => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase(engine, STEPS)
  })
  afterAll(() => database.close())
  beforeEach(() => act((db) => sql`delete from queue`.execute(db)))
  const act = <T>(run: (db: Db) => Promise<T>): Promise<T> => database.transaction({ kind: 'system' }, run)
  const count = async (): Promise<unknown> =>
    (await act((db) => sql<{ n: number }>`select count(*) as n from queue`.execute(db))).rows[0]?.n

  it('what throws leaves nothing behind, and what it threw comes out', async () => {
    const failing = act(async (db) => {
      await sql`insert into queue values (1, null)`.execute(db)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await count()).toBe(0)
  })

  it('fifty at once all count, and none sees half of another', async () => {
    await act((db) => sql`insert into queue values (1, '0')`.execute(db))
    await Promise.all(
      Array.from({ length: 50 }, () =>
        act(async (db) => {
          const { rows } = await sql<{ n: number }>`select taken_by::integer as n from queue where id = 1 for update`.execute(db)
          await sql`update queue set taken_by = ${String((rows[0]?.n ?? 0) + 1)} where id = 1`.execute(db)
        }),
      ),
    )
    expect((await act((db) => sql`select taken_by from queue`.execute(db))).rows).toEqual([{ taken_by: '50' }])
  })

  it('workers that skip what others have locked share the queue without a clash', async () => {
    await act((db) => sql`insert into queue select n, null from generate_series(1, 40) as n`.execute(db))
    const taken: number[] = []
    const worker = async (name: string): Promise<void> => {
      for (;;) {
        const id = await act(async (db) => {
          const { rows } = await sql<{ id: number }>`
            select id from queue where taken_by is null order by id for update skip locked limit 1`.execute(db)
          if (rows[0]) await sql`update queue set taken_by = ${name} where id = ${rows[0].id}`.execute(db)
          return rows[0]?.id
        })
        if (id === undefined) return
        taken.push(id)
      }
    }
    await Promise.all(['a', 'b', 'c', 'd'].map(worker))
    expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
  })

  it('an advisory lock ends with its transaction', async () => {
    const locked = await Promise.all(
      [1, 2, 3].map(() =>
        act(async (db) => {
          await sql`select pg_advisory_xact_lock(7)`.execute(db)
          return true
        }),
      ),
    )
    expect(locked).toEqual([true, true, true])
  })

  it('a transaction inside another is refused at once, whoever asks', async () => {
    await act(async () => {
      await expect(act(async () => 1)).rejects.toThrow('already open')
      await expect(sql`select 1`.execute(database.owner)).rejects.toThrow('already open')
    })
  })

  it('a handle kept beyond its transaction does nothing', async () => {
    const kept = await act((db) => Promise.resolve({ db }))
    await expect(sql`insert into queue values (1, null)`.execute(kept.db)).rejects.toThrow()
    expect(await count()).toBe(0)
  })

  it('a savepoint undoes its part only', async () => {
    await act(async (db) => {
      await sql`insert into queue values (1, null)`.execute(db)
      await sql`savepoint part`.execute(db)
      await sql`insert into queue values (1, null)`.execute(db).catch(() => sql`rollback to savepoint part`.execute(db))
      await sql`insert into queue values (2, null)`.execute(db)
    })
    expect(await count()).toBe(2)
  })

  it('the version says which PostgreSQL it is', async () => {
    expect(await database.version()).toMatch(engine === 'postgresql' ? /^PostgreSQL \d\d/ : /^PostgreSQL 18.*PGlite/)
  })
})

describe.each(ENGINES)('patience on %s', (engine: Engine) => {
  let database: Database
  beforeAll(async () => {
    const options = await freshOptions(engine, { migrated: false })
    const one = options.engine === 'postgresql' ? { connections: 1 } : {}
    const opened = await openWith({ ...options, ...one, limits: { acquire: 300, idle: 600, statement: 1500 } }, STEPS)
    if (!opened.ok) throw new Error('not opened')
    database = opened.value
  })
  afterAll(() => database.close())
  const act = <T>(run: (db: Db) => Promise<T>): Promise<T> => database.transaction({ kind: 'system' }, run)
  const problemFrom = (error: unknown): unknown => problemOfDatabase(error)?.code

  it('who waits too long for a turn is told that the database is busy', async () => {
    const holding = act(() => wait(500))
    await wait(20)
    expect(await act(async () => null).catch(problemFrom)).toBe('database.busy')
    await holding
    expect(await act((db) => sql`select 1 as one`.execute(db).then(({ rows }) => rows))).toEqual([{ one: 1 }])
  })

  it('a transaction that does nothing for too long is rolled back, and its handle is of no more use', async () => {
    const idle = act(async (db) => {
      await sql`insert into queue values (7, null)`.execute(db)
      await wait(1000)
      await sql`insert into queue values (8, null)`.execute(db)
    })
    expect(['database.timeout', 'database.connection-lost']).toContain(await idle.catch(problemFrom))
    expect((await act((db) => sql`select id from queue`.execute(db))).rows).toEqual([])
  })

  it('a statement that takes too long is stopped, and the next works; in memory all ends with it', async () => {
    const endless = 'select count(*) from generate_series(1, 2000) a, generate_series(1, 2000) b, generate_series(1, 2000) c'
    expect(await act((db) => sql.raw(endless).execute(db)).catch(problemFrom)).toBe('database.timeout')
    await wait(10)
    const next = await act((db) => sql`select 1 as one`.execute(db).then(({ rows }) => rows)).catch(problemFrom)
    expect(next).toEqual(engine === 'memory' ? 'database.timeout' : [{ one: 1 }])
  })
})
