import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Db, Scope } from '../../src/database/index.ts'
import { ENGINES, openTestDatabase, type Engine } from '../databases.ts'
import { STEPS } from './schema.ts'

const [OURS, THEIRS] = ['018f2b6e-7c1a-7b3d-9e4f-000000000001', '018f2b6e-7c1a-7b3d-9e4f-000000000002']
const member = (...organisations: string[]): Scope => ({ kind: 'viewer', viewer: null, organisations, installation: false })

describe.each(ENGINES)('walls on %s', (engine: Engine) => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase(engine, STEPS)
    for (const [id, organisation] of [
      [1, OURS],
      [2, THEIRS],
    ] as const)
      await database.transaction(member(organisation), (db) => sql`insert into secret values (${id}, ${organisation}, 'words')`.execute(db))
  })
  afterAll(() => database.close())
  const seen = async (db: Db): Promise<number[]> =>
    (await sql<{ id: number }>`select id from secret order by id`.execute(db)).rows.map(({ id }) => id)
  const seenBy = (scope: Scope): Promise<number[]> => database.transaction(scope, seen)

  it('each sees its own, both, or everything, as its scope says; no organisation sees nothing', async () => {
    expect([await seenBy(member(OURS)), await seenBy(member(OURS, THEIRS)), await seenBy({ kind: 'system' })]).toEqual([
      [1],
      [1, 2],
      [1, 2],
    ])
    expect(await seenBy(member())).toEqual([])
  })

  it('without a scope the role sees nothing', async () => {
    const rows = await database.owner.transaction().execute(async (db) => {
      await sql`set local role triptych_app`.execute(db)
      return seen(db)
    })
    expect(rows).toEqual([])
  })

  it('a row cannot be written into another organisation', async () => {
    const writing = database.transaction(member(OURS), (db) => sql`insert into secret values (3, ${THEIRS}, 'words')`.execute(db))
    await expect(writing).rejects.toMatchObject({ code: '42501' })
  })

  it('the role inside is neither superuser nor owner, nor may it go round the walls', async () => {
    const { rows } = await database.transaction(member(OURS), (db) =>
      sql`select current_user as name, r.rolsuper, r.rolbypassrls,
        (select c.relowner = r.oid from pg_class c where c.relname = 'secret') as owner
        from pg_roles r where r.rolname = current_user`.execute(db),
    )
    expect(rows).toEqual([{ name: 'triptych_app', rolsuper: false, rolbypassrls: false, owner: false }])
  })

  it('role and settings end with the transaction, committed or not, on the same connection too', async () => {
    await database.transaction(member(OURS), seen)
    await database.transaction(member(OURS), () => Promise.reject(new Error('no'))).catch(() => undefined)
    await database.transaction({ kind: 'system' }, async (db) => {
      const { rows } =
        await sql`select current_user as name, coalesce(current_setting('triptych.organisations', true), '') as organisations`.execute(db)
      expect(rows).toEqual([{ name: 'triptych_system', organisations: '' }])
    })
    const { rows } = await sql<{ name: string }>`select current_user as name`.execute(database.owner)
    expect(rows[0]?.name).not.toMatch(/triptych_(?:app|system)/)
  })

  it('a hundred transactions of two organisations at once never see each other', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, (_, i) => seenBy(member(i % 2 === 0 ? OURS : THEIRS))))
    expect(all.every((ids, i) => ids.length === 1 && ids[0] === (i % 2) + 1)).toBe(true)
  })

  it('a beginning that fails leaves the connection clean', async () => {
    await expect(database.transaction(member('nobody'), seen)).rejects.toThrow(TypeError)
    expect(await seenBy(member(OURS))).toEqual([1])
  })
})
