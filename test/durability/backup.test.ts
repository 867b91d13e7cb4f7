import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { backup, check, restore } from '../../src/database/index.ts'
import { openWith } from '../../src/database/open.ts'
import { freshOptions, openTestDatabase, temporaryDirectory } from '../databases.ts'
import { Child, ROUNDS } from './killed.ts'
import { LEDGER, readLedger } from './ledger.ts'

const ENTRIES = 30_000

it(
  `kill -9 in the middle of a backup, ${ROUNDS} times: what has the name of the backup is whole, what has not is refused`,
  async () => {
    const options = await freshOptions('postgresql', { migrated: false })
    const opened = await openWith(options, LEDGER)
    if (!opened.ok) throw new Error('not opened')
    await sql`insert into ledger select n, 1, 1, md5(random()::text) from generate_series(1, ${sql.lit(ENTRIES)}) as n`.execute(
      opened.value.owner,
    )
    await opened.value.close()
    const directory = temporaryDirectory()
    mkdirSync(directory)
    const file = join(directory, 'backup')
    const outcomes = { whole: 0, partial: 0, nothing: 0 }

    for (let round = 0; round < ROUNDS; round++) {
      const child = new Child({ options, steps: LEDGER, work: { backup: file } })
      await child.until('opened')
      // The first is let finish, the others are not.
      await (round === 0 ? child.until('backup') : wait(Math.random() * 600))
      await child.kill()
      const [draft] = readdirSync(directory).filter((name) => name.includes('.part-'))
      const to = await openTestDatabase('memory', LEDGER)
      if (existsSync(file)) {
        expect(await restore(file, to)).toEqual({ ok: true, value: null })
        expect((await readLedger(to)).whole.size).toBe(ENTRIES)
        outcomes.whole++
      } else if (draft !== undefined) {
        renameSync(join(directory, draft), file)
        expect(await restore(file, to)).toMatchObject({ ok: false, problems: [{ code: 'backup.damaged' }] })
        expect((await readLedger(to)).whole.size).toBe(0)
        outcomes.partial++
      } else outcomes.nothing++
      await to.close()
      for (const name of readdirSync(directory)) rmSync(join(directory, name))
    }
    expect(outcomes.whole).toBeGreaterThan(0)
    console.log(`backup: ${ROUNDS} rounds, ${JSON.stringify(outcomes)}`)
  },
  60_000 * ROUNDS,
)

it('backup, wipe, restore: what comes back is what was there, and a check finds nothing amiss', async () => {
  const before = await openTestDatabase('postgresql')
  const host = '018f2b6e-7c1a-7b3d-9e4f-000000000001'
  await sql`insert into organisation (id, kind, name, created_at) values (${host}, 'host', 'The host', now())`.execute(before.owner)
  await before.transaction({ kind: 'system' }, async (db) => {
    for (let i = 0; i < 50; i++)
      await sql`select append_audit(${host}::uuid, now(), 'system', null, 'change', ${`act ${i}`}, null, '{}')`.execute(db)
  })
  const headOf = async ({ owner }: typeof before): Promise<unknown> =>
    (await owner.selectFrom('audit_chain').select(['entries', 'head']).execute())[0]
  const head = await headOf(before)
  const directory = temporaryDirectory()
  mkdirSync(directory)
  expect(await backup(before, join(directory, 'backup'))).toEqual({ ok: true, value: null })
  await before.close()

  const after = await openTestDatabase('embedded')
  expect(await restore(join(directory, 'backup'), after)).toEqual({ ok: true, value: null })
  expect(await headOf(after)).toEqual(head)
  const { tables, problems } = await check(after)
  expect(problems).toEqual([])
  expect(tables.find(({ name }) => name === 'audit_entry')?.rows).toBe(50)
})
