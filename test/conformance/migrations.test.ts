import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { DatabaseOptions } from '../../src/database/index.ts'
import type { Step } from '../../src/database/migrate.ts'
import { openWith } from '../../src/database/open.ts'
import { freshOptions, type Engine } from '../databases.ts'
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
})
