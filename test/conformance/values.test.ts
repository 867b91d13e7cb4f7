import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Db } from '../../src/database/index.ts'
import { ENGINES, openTestDatabase, type Engine } from '../databases.ts'
import { STEPS } from './schema.ts'

const ID = '018f2b6e-7c1a-7b3d-9e4f-0123456789ab'

describe.each(ENGINES)('values on %s', (engine: Engine) => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase(engine, STEPS)
  })
  afterAll(() => database.close())
  const act = <T>(run: (db: Db) => Promise<T>): Promise<T> => database.transaction({ kind: 'system' }, run)
  const value = async (text: string): Promise<unknown> =>
    (await act((db) => sql<{ x: unknown }>`select ${sql.raw(text)} as x`.execute(db))).rows[0]?.x

  it('every kind of value comes back as it went in', async () => {
    const row = {
      id: ID,
      truth: true,
      small: -7,
      whole: 2147483647,
      big: Number.MAX_SAFE_INTEGER,
      single: 0.5,
      double: 0.1 + 0.2,
      exact: '12.300',
      words: `O'Neil "Zoë" \\ {a,b} 😀\n\ttab`,
      short: 'NULL',
      day: '2026-03-29',
      instant: new Date('2026-03-29T00:59:59.123Z'),
      clock: '23:59:00',
      span: '1 day 02:00:00',
      raw: new Uint8Array([0, 1, 255]),
      uuids: [ID],
      texts: ['', 'NULL', 'a,b', '"q"', '\\', `it's {1}`],
      wholes: [1, -2],
      instants: [new Date(0)],
    }
    await act(async (db) => {
      const columns = Object.keys(row)
      await sql`insert into kind (${sql.join(columns.map((column) => sql.ref(column)))}, loose)
        values (${sql.join(Object.values(row))}, ${'{"b":[1,null,"x"],"a":{"é":true}}'}::jsonb)`.execute(db)
    })
    const { rows } = await act((db) => sql<Record<string, unknown>>`select * from kind`.execute(db))
    expect(rows).toEqual([{ ...row, padded: null, place: 1, doubled: 4294967294, loose: { a: { é: true }, b: [1, null, 'x'] } }])
  })

  it('nothing is nothing: null, undefined, an empty list, an empty text', async () => {
    const { rows } = await act((db) =>
      sql`select ${null}::text as a, ${undefined}::date as b, ${[]}::uuid[] as c, ${''}::text as d`.execute(db),
    )
    expect(rows).toEqual([{ a: null, b: null, c: [], d: '' }])
  })

  it('counts and sums of whole numbers are numbers, of exact ones text', async () => {
    expect(await value('(select count(*) from kind)')).toBe(1)
    expect(await value('(select sum(x) from (values (0.10), (0.25)) as v (x))')).toBe('0.35')
    expect(await value('(select sum(x) from (values (1), (2)) as v (x))')).toBe(3)
  })

  it('a whole number that JavaScript cannot hold is refused, and the transaction can go on', async () => {
    await act(async (db) => {
      await expect(sql`select 9007199254740993::bigint as x`.execute(db)).rejects.toThrow(RangeError)
      expect((await sql<{ x: number }>`select 1 as x`.execute(db)).rows).toEqual([{ x: 1 }])
    })
  })

  it('an instant keeps its microseconds in the database and loses them, cut off, in JavaScript', async () => {
    expect(await value(`'2026-01-01 00:00:00.999999+00'::timestamptz`)).toEqual(new Date('2026-01-01T00:00:00.999Z'))
    expect(await value(`'2026-01-01 00:00:00.999999+00'::timestamptz::text`)).toBe('2026-01-01 00:00:00.999999+00')
  })

  it('days are days of the world clock, whatever the machine is set to', async () => {
    expect(await value(`'2026-03-29 23:30:00+00'::timestamptz::date`)).toBe('2026-03-29')
    expect(await value(`('2026-06-30 23:30:00+00'::timestamptz at time zone 'Europe/London')::date`)).toBe('2026-07-01')
  })

  it('text stands in the order of its code points where the query says so', async () => {
    const names = ['Zoë', 'zoe', 'Ångström', 'a', 'B', 'Éa', 'e', '10', '9', '_', ' ', '😀', 'ﬀ', 'ß']
    const { rows } = await act((db) =>
      sql<{ name: string }>`select name from unnest(${names}::text[]) as name order by name collate "C"`.execute(db),
    )
    expect(rows.map(({ name }) => name)).toEqual(names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
  })

  it('upper, lower and like work on ASCII letters', async () => {
    expect(await value(`lower('ABC') || upper('xyz') || ('Straße' ilike 'STRA%')::text`)).toBe('abcXYZtrue')
  })

  it('a stream brings every row, in batches', async () => {
    const seen: number[] = []
    await act(async (db) => {
      const numbers = db.selectNoFrom(sql<number>`generate_series(1, ${250}::int)`.as('n')).stream(100)
      for await (const { n } of numbers) seen.push(n)
    })
    expect(seen).toEqual(Array.from({ length: 250 }, (_, i) => i + 1))
  })

  it('an object is no parameter', async () => {
    await expect(act((db) => sql`select ${{ a: 1 }}::jsonb`.execute(db))).rejects.toThrow(TypeError)
  })
})
