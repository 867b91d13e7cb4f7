import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { backup, problemOfDatabase, type Database } from '../../src/database/index.ts'
import { openWith } from '../../src/database/open.ts'
import { freshOptions, openTestDatabase } from '../databases.ts'
import { Disk, mayMount } from './full-disk.ts'
import { LEDGER, readLedger, writeEntry } from './ledger.ts'

const allowed = mayMount()
const note = allowed ? '' : ' (not run: mounting a disk to fill needs root)'

const disks: Disk[] = []
afterEach(() => {
  for (const disk of disks.splice(0)) disk.remove()
})
function newDisk(megabytes: number): Disk {
  const disk = new Disk(megabytes)
  disks.push(disk)
  return disk
}

async function openOn(disk: Disk): Promise<Database> {
  const opened = await openWith({ engine: 'embedded', directory: disk.directory }, LEDGER)
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
  return opened.value
}

async function madeOn(megabytes: number): Promise<Disk> {
  const disk = newDisk(megabytes)
  const options = await freshOptions('embedded', { migrated: false })
  if (options.engine === 'embedded') cpSync(join(options.directory, 'data'), join(disk.directory, 'data'), { recursive: true })
  return disk
}

/** Writes until it fails; the code of the problem, and the numbers that were acknowledged. */
async function writeUntilRefused(database: Database, saved: Set<number>): Promise<unknown> {
  for (let number = saved.size + 1; number < 100_000; number++) {
    try {
      // The fiftieth ones are long.
      await database.transaction({ kind: 'system' }, (db) => writeEntry(db, number * 50))
      saved.add(number * 50)
    } catch (error) {
      return problemOfDatabase(error)?.code ?? error
    }
  }
  return null
}

describe('a full disk', () => {
  it.runIf(allowed)(`stops the embedded database with a sentence, harms nothing, and once there is space it goes on${note}`, async () => {
    const disk = await madeOn(400)
    const database = await openOn(disk)
    const saved = new Set<number>()
    const codes: unknown[] = []
    for (const left of [3, 12, 25]) {
      const filler = disk.fill(left)
      codes.push(await writeUntilRefused(database, saved))
      // While it is full it stays refused, without a hang.
      codes.push(await writeUntilRefused(database, saved))
      rmSync(filler)
      await database.transaction({ kind: 'system' }, (db) => writeEntry(db, (saved.size + 1) * 50))
      saved.add((saved.size + 1) * 50)
    }
    expect(codes.filter((code) => code !== 'database.disk-full' && code !== 'database.commit-unknown')).toEqual([])
    expect(codes).toContain('database.disk-full')
    await database.close()
    const again = await openOn(disk)
    const { whole, half } = await readLedger(again)
    await again.close()
    expect(half).toEqual([])
    expect([...saved].filter((number) => !whole.has(number))).toEqual([])
    console.log(`full disk: ${saved.size} acknowledged, 0 lost, 0 half; told ${codes.join(', ')}`)
  })

  it.runIf(allowed)(`stops a new embedded database from being made, and leaves nothing in its way${note}`, async () => {
    const disk = newDisk(200)
    const filler = disk.fill(20)
    expect(await openWith({ engine: 'embedded', directory: disk.directory }, LEDGER)).toMatchObject({
      problems: [{ code: 'database.disk-full' }],
    })
    rmSync(filler)
    await (await openOn(disk)).close()
  })

  it.runIf(allowed)(`stops a backup with a sentence, leaves no half file, and the next is whole${note}`, async () => {
    const database = await openTestDatabase('memory', LEDGER)
    await sql`insert into ledger select n, 1, 1, (select string_agg(md5(random()::text || n || m), '') from generate_series(1, 100) as m)
      from generate_series(1, 1000) as n`.execute(database.owner)
    const disk = newDisk(1)
    const file = join(disk.directory, 'backup')
    expect(await backup(database, file)).toMatchObject({ ok: false, problems: [{ code: 'backup.disk-full' }] })
    expect(readdirSync(disk.directory)).toEqual([])
    disk.remount('size=50m')
    expect(await backup(database, file)).toEqual({ ok: true, value: null })
    expect(existsSync(file)).toBe(true)
  })
})

describe('a read-only disk', () => {
  it.runIf(allowed)(`is told in a sentence, and once it can be written to all is as before${note}`, async () => {
    const disk = await madeOn(200)
    const database = await openOn(disk)
    await database.transaction({ kind: 'system' }, (db) => writeEntry(db, 1))
    await database.close()
    disk.remount('ro')
    expect(await openWith({ engine: 'embedded', directory: disk.directory }, LEDGER)).toMatchObject({
      problems: [{ code: 'database.read-only' }],
    })
    const memory = await openTestDatabase('memory', LEDGER)
    expect(await backup(memory, join(disk.directory, 'backup'))).toMatchObject({ problems: [{ code: 'backup.read-only' }] })
    disk.remount('rw')
    const again = await openOn(disk)
    expect([...(await readLedger(again)).whole]).toEqual([1])
    await again.close()
  })
})
