import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DatabaseOptions } from '../../src/database/index.ts'
import type { Step } from '../../src/database/migrate.ts'
import { openWith } from '../../src/database/open.ts'
import { freshOptions, temporaryDirectory, type Engine } from '../databases.ts'
import { makeCluster, removeCluster, type Cluster } from '../postgresql-cluster.ts'
import { STEPS } from './schema.ts'

// A database in memory cannot be opened twice.
const KEPT: readonly Engine[] = ['embedded', 'postgresql']
const MORE: readonly Step[] = [...STEPS, { name: '0003-more', up: 'create table more (id integer primary key)' }]

describe.each(KEPT)('the schema on %s', (engine) => {
  const fresh = (): Promise<DatabaseOptions> => freshOptions(engine, { migrated: false })
  async function opening(options: DatabaseOptions, steps: readonly Step[]): Promise<readonly string[]> {
    const opened = await openWith(options, steps)
    if (!opened.ok) return opened.problems.map(({ code }) => code)
    const { rows } = await sql<{ name: string }>`select name from triptych_migration order by name collate "C"`.execute(opened.value.owner)
    await opened.value.close()
    return rows.map(({ name }) => name)
  }
  const namesOf = (steps: readonly Step[]): string[] => steps.map(({ name }) => name)

  it('is brought up to date by opening, twice with the same end, then further', async () => {
    const options = await fresh()
    expect([await opening(options, STEPS), await opening(options, STEPS), await opening(options, MORE)]).toEqual(
      [STEPS, STEPS, MORE].map(namesOf),
    )
  })

  it('of a newer version is refused, and so is a step whose wording changed', async () => {
    const options = await fresh()
    await opening(options, MORE)
    expect(await opening(options, STEPS)).toEqual(['database.newer'])
    expect(
      await opening(
        options,
        MORE.map((step) => ({ ...step, up: `${step.up} ` })),
      ),
    ).toEqual(['database.changed-step'])
    expect(await opening(options, MORE)).toEqual(namesOf(MORE))
  })

  it('is left as it was by a step that fails, with the steps before it', async () => {
    const options = await fresh()
    const failing = [...MORE, { name: '0004-failing', up: 'create table half (id integer); select 1 / 0' }]
    await expect(openWith(options, failing)).rejects.toMatchObject({ code: '22012' })
    expect(await opening(options, STEPS)).toEqual(namesOf(STEPS))
  })
})

describe('the schema on postgresql', () => {
  it('is made once by six that open it at once', async () => {
    const options = await freshOptions('postgresql', { migrated: false })
    const opened = await Promise.all(Array.from({ length: 6 }, () => openWith(options, STEPS)))
    expect(opened.map(({ ok }) => ok)).toEqual(Array.from({ length: 6 }, () => true))
    for (const each of opened) if (each.ok) await each.value.close()
  })

  describe('of a server that Triptych is new to', () => {
    let cluster: Cluster
    beforeAll(() => {
      cluster = makeCluster(temporaryDirectory(), { durable: false })
    })
    afterAll(() => removeCluster(cluster.directory))
    async function as(user: string, ...statements: readonly string[]): Promise<void> {
      const client = new Client({ connectionString: cluster.url('postgres').replace('triptych_owner', user) })
      await client.connect()
      for (const statement of statements) await client.query(statement)
      await client.end()
    }

    it('needs two roles, which a user without the right to make them is told to have made', async () => {
      await as('postgres', 'create role plain login', 'create database plain owner plain')
      const options = { engine: 'postgresql', url: cluster.url('plain').replace('triptych_owner', 'plain') } as const
      const refused = await openWith(options, STEPS)
      expect(refused).toMatchObject({ ok: false, problems: [{ code: 'database.roles' }] })
      const todo = refused.ok ? '' : (refused.problems[0]?.todo ?? '')
      // What it says is what helps.
      await as('postgres', ...(todo.match(/(?:create role|grant) [^;]+;/g) ?? []))
      const opened = await openWith(options, STEPS)
      expect(opened.ok).toBe(true)
      if (opened.ok) await opened.value.close()
      await as('postgres', 'drop database plain', 'drop role triptych_app', 'drop role triptych_system')
    })

    it('is made in six databases at once, though the roles belong to all', async () => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f']
      for (const name of names) await as('triptych_owner', `create database ${name}`)
      const opened = await Promise.all(names.map((name) => openWith({ engine: 'postgresql', url: cluster.url(name) }, STEPS)))
      expect(opened.map(({ ok }) => ok)).toEqual(names.map(() => true))
      for (const each of opened) if (each.ok) await each.value.close()
    })

    it('is refused a database that cannot hold every name', async () => {
      await as(
        'postgres',
        "create database latin owner triptych_owner encoding 'LATIN1' locale_provider libc locale 'C' template template0",
      )
      expect(await openWith({ engine: 'postgresql', url: cluster.url('latin') }, STEPS)).toMatchObject({
        problems: [{ code: 'database.encoding' }],
      })
    })
  })
})
