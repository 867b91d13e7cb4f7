import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { backup, move, restore, type Database } from '../../src/database/index.ts'
import { ENGINES, openTestDatabase, temporaryDirectory, type Engine } from '../databases.ts'
import { STEPS } from './schema.ts'

const PAIRS = ENGINES.flatMap((from) => ENGINES.map((to) => [from, to] as const))

/** Rows that are easily lost or bent on the way: circles, triggers, computed columns, extremes, every kind of value. */
async function fill({ owner }: Database): Promise<void> {
  await owner.transaction().execute(async (db) => {
    await sql`insert into kind (id, truth, small, whole, big, single, double, exact, words, short, padded, day, instant, clock, span, raw, loose,
        uuids, texts, wholes, instants)
      select ('018f2b6e-7c1a-7b3d-9e4f-' || lpad(n::text, 12, '0'))::uuid, n % 2 = 0, n, n, 9007199254740993, 1.5, 'NaN', 1.100,
        'Zoë "q" \\ ' || chr(10) || chr(128512), 'x', 'ab', '0044-03-15 BC', '2026-01-01 00:00:00.123456+00', '23:59', '1 mon 2 days', '\\x00ff',
        '{"b": 1.10, "a": [null, "é"]}', array[gen_random_uuid()], array['', 'NULL', null, '{'], '{}', array['infinity'::timestamptz]
      from generate_series(1, 1203) as n`.execute(db)
    await sql`insert into kind (id) values ('018f2b6e-7c1a-7b3d-9e4f-0000000fffff')`.execute(db)
    await sql`insert into parent select n, 'name ' || n from generate_series(1, 700) as n`.execute(db)
    // Each child's elder comes later in the order of keys, so no order of rows satisfies the reference.
    await sql`insert into child select n, n, null, n from generate_series(1, 700) as n`.execute(db)
    await sql`update child set elder_id = id + 1 where id < 700`.execute(db)
    await sql`insert into secret values (1, '018f2b6e-7c1a-7b3d-9e4f-000000000001', 'words')`.execute(db)
  })
}

/** Everything there is, as text. */
async function contentOf({ owner }: Database): Promise<unknown> {
  const tables = ['kind', 'parent', 'child', 'queue', 'secret', 'later']
  const all: unknown[] = []
  for (const table of tables)
    all.push((await sql`select to_jsonb(t)::text as row from ${sql.table(table)} as t order by id`.execute(owner)).rows)
  return all
}

const codesOf = (result: Awaited<ReturnType<typeof restore>>): unknown => (result.ok ? 'ok' : result.problems.map(({ code }) => code))
const isEmpty = async ({ owner }: Database): Promise<boolean> =>
  (await sql<{ empty: boolean }>`select not exists (select from kind) and not exists (select from parent) as empty`.execute(owner)).rows[0]
    ?.empty ?? false

describe('what is carried', () => {
  const filled = new Map<Engine, Database>()
  let directory: string
  beforeAll(async () => {
    directory = temporaryDirectory()
    mkdirSync(directory)
    for (const engine of ENGINES) {
      const database = await openTestDatabase(engine, STEPS)
      await fill(database)
      filled.set(engine, database)
      expect(codesOf(await backup(database, join(directory, engine)))).toBe('ok')
    }
  })
  const from = (engine: Engine): Database => filled.get(engine) as Database

  it.each(PAIRS)('by a backup from %s to %s is the same, and goes on counting', async (source, target) => {
    const to = await openTestDatabase(target, STEPS)
    expect(codesOf(await restore(join(directory, source), to))).toBe('ok')
    expect(await contentOf(to)).toEqual(await contentOf(from(source)))
    await sql`insert into kind (id) values (gen_random_uuid())`.execute(to.owner)
    expect((await sql<{ last: number }>`select max(place) as last from kind`.execute(to.owner)).rows).toEqual([{ last: 1205 }])
    await expect(sql`insert into child values (9999, 1, 8888, 1)`.execute(to.owner)).rejects.toMatchObject({ constraint: 'child_elder' })
    await sql`insert into child values (9999, 1, 1, 1)`.execute(to.owner)
    expect((await sql`select amount from child where id = 9999`.execute(to.owner)).rows).toEqual([{ amount: 2 }])
    await to.close()
  })

  it.each([
    ['memory', 'postgresql'],
    ['embedded', 'postgresql'],
    ['postgresql', 'embedded'],
  ] as const)('by a move from %s to %s is the same, once', async (source, target) => {
    const to = await openTestDatabase(target, STEPS)
    expect(codesOf(await move(from(source), to))).toBe('ok')
    expect(await contentOf(to)).toEqual(await contentOf(from(source)))
    expect(codesOf(await move(from(source), to))).toEqual(['database.not-empty'])
    await to.close()
  })

  it('never replaces a file, and leaves no other behind', async () => {
    const before = readFileSync(join(directory, 'memory'))
    expect(codesOf(await backup(from('memory'), join(directory, 'memory')))).toEqual(['backup.exists'])
    expect(readFileSync(join(directory, 'memory'))).toEqual(before)
    expect(codesOf(await backup(from('memory'), join(directory, 'absent', 'file')))).toEqual(['backup.absent'])
    expect(readdirSync(directory).toSorted()).toEqual(['embedded', 'memory', 'postgresql'])
  })

  describe('is refused whole', () => {
    let to: Database
    let text: string
    beforeAll(async () => {
      to = await openTestDatabase('memory', STEPS)
      text = gunzipSync(readFileSync(join(directory, 'memory'))).toString()
    })
    const restoring = async (bytes: Uint8Array): Promise<unknown> => {
      const file = join(directory, 'altered')
      writeFileSync(file, bytes)
      const codes = codesOf(await restore(file, to))
      expect(await isEmpty(to)).toBe(true)
      return codes
    }
    const altered = (change: (text: string) => string): Promise<unknown> => {
      expect(change(text)).not.toBe(text)
      return restoring(gzipSync(change(text)))
    }

    it('when it ends early, wherever that is', async () => {
      const whole = readFileSync(join(directory, 'memory'))
      const lines = text.split('\n')
      for (const part of [0.05, 0.3, 0.6, 0.9, 0.999])
        expect(await restoring(whole.subarray(0, whole.length * part))).toEqual(['backup.damaged'])
      for (const kept of [1, 2, 10, lines.length - 2])
        expect(await restoring(gzipSync(lines.slice(0, kept).join('\n')))).toEqual(['backup.damaged'])
    })

    it('when a byte of it flipped', async () => {
      const whole = readFileSync(join(directory, 'memory'))
      for (const part of [0.1, 0.4, 0.7, 0.95]) {
        const flipped = Buffer.from(whole)
        const at = Math.floor(whole.length * part)
        flipped[at] = (flipped[at] ?? 0) ^ 1
        expect(await restoring(flipped)).toEqual(['backup.damaged'])
      }
    })

    it('when a row, a count or the order was altered', async () => {
      expect(await altered((all) => all.replace('"name 5"', '"name 6000"'))).toEqual(['backup.damaged'])
      expect(await altered((all) => all.replace(/\n\[[^\n]*"name 5"[^\n]*/, ''))).toEqual(['backup.damaged'])
      expect(await altered((all) => all.replace(/"rows":700/, '"rows":701'))).toEqual(['backup.damaged'])
      expect(await altered((all) => all.replace('"whole": 7', '"whole": "seven"'))).toEqual(['backup.damaged'])
      expect(await altered((all) => all.replace('{"table":"later"}', '{"table":"elsewhere"}'))).toEqual(['backup.damaged'])
      expect(await altered((all) => `${all}{"table":"kind"}\n`)).toEqual(['backup.damaged'])
    })

    it('when it is no backup, or of another format', async () => {
      expect(await restoring(gzipSync('name,band\nAda,7\n'))).toEqual(['backup.unknown-format'])
      expect(await restoring(Buffer.from('not a gzip at all'))).toEqual(['backup.damaged'])
      expect(await altered((all) => all.replace('"format":1', '"format":2'))).toEqual(['backup.unknown-format'])
      expect(await restoring(Buffer.alloc(0))).toEqual(['backup.damaged'])
    })

    it('when there is none', async () => {
      expect(codesOf(await restore(join(directory, 'nothing'), to))).toEqual(['backup.absent'])
    })

    it('when the database has rows', async () => {
      expect(codesOf(await restore(join(directory, 'memory'), from('memory')))).toEqual(['database.not-empty'])
    })

    it('when the schema is older, newer or another', async () => {
      const older = await openTestDatabase('memory', STEPS.slice(0, 1))
      expect(codesOf(await restore(join(directory, 'memory'), older))).toEqual(['backup.newer'])
      expect(codesOf(await move(from('memory'), older))).toEqual(['database.other-schema'])
      await older.close()
      const newer = await openTestDatabase('memory', [...STEPS, { name: '0003-more', up: 'select 1' }])
      expect(codesOf(await restore(join(directory, 'memory'), newer))).toEqual(['backup.older'])
      await newer.close()
      expect(await altered((all) => all.replace(/"digest":"./, '"digest":"x'))).toEqual(['backup.other-schema'])
    })
  })
})
