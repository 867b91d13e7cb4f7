import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import { openWith } from '../../src/database/open.ts'
import { freshOptions, openTestDatabase } from '../databases.ts'
import { Child, ROUNDS } from './killed.ts'
import { LEDGER, readLedger, writeEntry } from './ledger.ts'

const embedded = async (): Promise<{ engine: 'embedded'; directory: string }> => {
  const options = await freshOptions('embedded', { migrated: false })
  if (options.engine !== 'embedded') throw new Error('asked for an embedded one')
  return options
}

async function reopened(directory: string, steps = LEDGER): Promise<Database> {
  const opened = await openWith({ engine: 'embedded', directory }, steps)
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  return opened.value
}

describe('the embedded database survives', () => {
  it(
    `kill -9 in the middle of writing, ${ROUNDS} times: nothing that was acknowledged is lost, nothing is half there`,
    async () => {
      const options = await embedded()
      const saved = new Set<number>()
      const openings: number[] = []
      for (let round = 0; round < ROUNDS; round++) {
        const child = new Child({ options, steps: LEDGER, work: 'write' })
        await child.until('saved', 20)
        await wait(Math.random() * 400)
        await child.kill()
        child.numbers('saved').forEach((number) => saved.add(number))
        const started = performance.now()
        const database = await reopened(options.directory)
        openings.push(Math.round(performance.now() - started))
        const { whole, half } = await readLedger(database)
        await database.close()
        expect(half).toEqual([])
        expect([...saved].filter((number) => !whole.has(number))).toEqual([])
      }
      console.log(`embedded: ${ROUNDS} kills, ${saved.size} acknowledged, 0 lost, 0 half; opened again in ${openings.join(', ')} ms`)
    },
    60_000 * ROUNDS,
  )

  it(
    `kill -9 while it is being made and its schema applied, ${ROUNDS} times: the next opening finishes both`,
    async () => {
      const heavy = [
        ...LEDGER,
        { name: '0002-heavy', up: 'create table heavy as select n, md5(n::text) as words from generate_series(1, 200000) as n' },
      ]
      for (let round = 0; round < ROUNDS; round++) {
        const { directory } = await embedded()
        const fresh = round % 2 === 0 ? `${directory}-fresh` : directory
        const child = new Child({ options: { engine: 'embedded', directory: fresh }, steps: heavy, work: 'hold' })
        await child.until('begun')
        await wait(Math.random() * (round % 2 === 0 ? 6000 : 2500))
        await child.kill()
        const database = await reopened(fresh, heavy)
        const { rows } = await sql`select count(*) as n from heavy`.execute(database.owner)
        expect(rows).toEqual([{ n: 200_000 }])
        await database.close()
      }
    },
    60_000 * ROUNDS,
  )
})

describe('the lock of the embedded database', () => {
  it('refuses a second process, and says which has it', async () => {
    const options = await embedded()
    const first = new Child({ options, steps: LEDGER, work: 'hold' })
    await first.until('opened')
    const second = await openWith(options, LEDGER)
    expect(second).toMatchObject({
      ok: false,
      problems: [
        { code: 'database.locked', message: expect.stringContaining(String(first.process.pid)), todo: expect.stringContaining('lock') },
      ],
    })
    await first.kill()
    await (await reopened(options.directory)).close()
  })

  it('refuses the same process a second time', async () => {
    const options = await embedded()
    const first = await reopened(options.directory)
    expect(await openWith(options, LEDGER)).toMatchObject({ ok: false, problems: [{ code: 'database.locked' }] })
    await first.close()
  })

  it('left behind by a process that ended is taken over by exactly one of four that try at once', async () => {
    const options = await embedded()
    const dead = new Child({ options, steps: LEDGER, work: 'hold' })
    await dead.until('opened')
    await dead.kill()
    const racers = Array.from({ length: 4 }, () => new Child({ options, steps: LEDGER, work: 'hold' }))
    await Promise.all(racers.map((racer) => Promise.race([racer.until('opened'), racer.until('refused')])))
    expect(racers.flatMap(({ said }) => said.slice(1)).toSorted()).toEqual([
      'opened',
      'refused database.locked',
      'refused database.locked',
      'refused database.locked',
    ])
    await Promise.all(racers.map((racer) => racer.kill()))
    expect(readdirSync(options.directory).filter((name) => name.startsWith('lock'))).toEqual(['lock'])
    await (await reopened(options.directory)).close()
    expect(existsSync(join(options.directory, 'lock'))).toBe(false)
  })

  it('of another machine is not taken over, since nobody here can see whether it runs', async () => {
    const options = await embedded()
    const owner = { pid: 1, started: null, boot: null, host: 'elsewhere', token: '018f2b6e-7c1a-7b3d-9e4f-000000000001' }
    writeFileSync(join(options.directory, 'lock'), JSON.stringify(owner))
    expect(await openWith(options, LEDGER)).toMatchObject({
      problems: [{ code: 'database.locked', message: expect.stringContaining('elsewhere') }],
    })
  })

  it('of an earlier process with the number of a living one is taken over', async () => {
    const options = await embedded()
    const database = await reopened(options.directory)
    const mine = JSON.parse(readFileSync(join(options.directory, 'lock'), 'utf8')) as object
    await database.close()
    writeFileSync(join(options.directory, 'lock'), JSON.stringify({ ...mine, started: '1' }))
    await (await reopened(options.directory)).close()
  })
})

describe('the directory of the embedded database', () => {
  it('of another PostgreSQL is refused', async () => {
    const options = await embedded()
    writeFileSync(join(options.directory, 'data', 'PG_VERSION'), '17\n')
    expect(await openWith(options, LEDGER)).toMatchObject({
      problems: [{ code: 'database.other-postgresql', message: expect.stringContaining('17') }],
    })
  })

  it('with other things in it is refused, and they stay', async () => {
    expect(await openWith({ engine: 'embedded', directory: 'docs' }, LEDGER)).toMatchObject({
      problems: [{ code: 'database.not-a-database' }],
    })
    expect(existsSync('docs/data')).toBe(false)
  })
})

describe('a commit of the embedded database', () => {
  it('is on disk by one fsync, and reading needs none', async () => {
    const database = await openTestDatabase('embedded', LEDGER)
    const counts: number[] = []
    for (let number = 1; number <= 20; number++) {
      const before = (await database.fsyncs()) ?? Number.NaN
      await database.transaction({ kind: 'system' }, (db) => writeEntry(db, number))
      counts.push(((await database.fsyncs()) ?? Number.NaN) - before)
    }
    expect(counts).toEqual(Array.from({ length: 20 }, () => 1))
    const before = await database.fsyncs()
    await database.transaction({ kind: 'system' }, (db) => sql`select count(*) from ledger`.execute(db))
    expect(await database.fsyncs()).toBe(before)
  })

  it('is many a second all the same', async () => {
    const database = await openTestDatabase('embedded', LEDGER)
    const started = performance.now()
    for (let number = 1; number <= 200; number++) await database.transaction({ kind: 'system' }, (db) => writeEntry(db, number))
    const rate = 200_000 / (performance.now() - started)
    console.log(`embedded: ${rate.toFixed(0)} commits a second`)
    expect(rate).toBeGreaterThan(5)
  })
})
