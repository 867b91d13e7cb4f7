import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { addRun, identifyImports, openFindWorld, RECORDS, type FindIds } from '../../../test/find/fictional-find.ts'
import { idOf, member, NOW, type World } from '../../../test/world.ts'
import { parsePlainDate, type PlainDate } from '../../kernel/index.ts'
import { commitRecords } from '../demonstration/commit-records.ts'
import { readChange } from './drift.ts'
import { keepRun } from './keep-run.ts'

const organisation = idOf('trust one')
const by = member('workforce analyst', 'trust one').account
const asAt = parsePlainDate('2026-02-28') as PlainDate
const system = { kind: 'system' } as const

describe('what a run found', () => {
  let world: World & { readonly find: FindIds }
  let february: Awaited<ReturnType<typeof identifyImports>>
  beforeAll(async () => {
    world = await openFindWorld()
    const { registerImport, staffImports } = world.find
    february = await identifyImports(world.database, { staffImport: staffImports[1] ?? '', registerImport, asAt })
  })

  /** Who stands behind each post, and what was found of them. */
  const peopleOf = async (run: string): Promise<Record<string, string>> => {
    const { rows } = await sql<{ post: string; person: string }>`
      select p.post_key as post, f.person_id || ' ' || f.outcome || ' ' || p.reason_code as person
      from finding f join finding_post p on p.finding_id = f.id where f.run_id = ${run} order by 1`.execute(world.database.owner)
    return Object.fromEntries(rows.map(({ post, person }) => [post, person]))
  }
  const count = async (table: 'staff_person' | 'staff_person_key' | 'finding' | 'finding_post'): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(world.database.owner)
    return rows[0]?.n ?? -1
  }

  it('says how many people are new, gone or judged differently since the run before', async () => {
    const [before, now] = [await outcomesOf(world.find.runs[0] ?? ''), await outcomesOf(world.find.runs[1] ?? '')]
    const { drift } = await world.database.owner
      .selectFrom('identification_run')
      .select('drift')
      .where('id', '=', world.find.runs[1] ?? '')
      .executeTakeFirstOrThrow()
    const change = readChange(drift)
    const only = (a: Map<string, string>, b: Map<string, string>) =>
      [...a].filter(([person, is]) => !b.has(person) && is !== 'excluded').length
    expect(change).toMatchObject({
      before: { run: world.find.runs[0], asAt: '2026-01-31' },
      newlyFound: only(now, before),
      noLongerFound: only(before, now),
      same: [...now].filter(([person, is]) => before.get(person) === is).length,
    })
    expect(change?.newlyFound).toBeGreaterThan(0)
    const differently = [...now].filter(([person, is]) => before.has(person) && before.get(person) !== is).length
    expect(change?.outcomeChanged.reduce((sum, { people }) => sum + people, 0)).toBe(differently)
  })
  const outcomesOf = async (run: string): Promise<Map<string, string>> => {
    const rows = await world.database.owner.selectFrom('finding').select(['person_id', 'outcome']).where('run_id', '=', run).execute()
    return new Map(rows.map(({ person_id, outcome }) => [person_id, outcome]))
  }

  it('is of the same people when the rows of the extract come in another order', async () => {
    const { database, find } = world
    const [run, job, staffImport] = [idOf('run again'), idOf('job again'), idOf('the same month, turned round')]
    const rows = RECORDS.staff.get('ZZ901')?.at(-1)?.rows ?? []
    await database.transaction(system, async (db) => {
      await commitRecords(db, { id: staffImport, organisation, by, kind: 'staff', asAt, rows: rows.toReversed(), at: NOW })
      await addRun(db, { organisation, by, run, job, staffImport, registerImport: find.registerImport, asAt, at: NOW })
    })
    const result = await identifyImports(database, { staffImport, registerImport: find.registerImport, asAt })
    const persons = await count('staff_person')
    await database.transaction(system, (db) => keepRun(db, { run, organisation, staffImport, asAt, now: NOW }, result))
    const before = await peopleOf(find.runs[1] ?? '')
    expect(Object.keys(before).length).toBeGreaterThan(50)
    expect(await peopleOf(run)).toEqual(before)
    expect(await count('staff_person')).toBe(persons)
  })

  it('is kept once, however often it is kept', async () => {
    const { database, find } = world
    const [run = '', staffImport = ''] = [find.runs[1], find.staffImports[1]]
    const all = async () => [
      await count('staff_person'),
      await count('staff_person_key'),
      await count('finding'),
      await count('finding_post'),
    ]
    const before = await all()
    const about = { run, organisation, staffImport, asAt, now: NOW }
    expect(await database.transaction(system, (db) => keepRun(db, about, february))).toBe(false)
    expect(await all()).toEqual(before)
  })

  it('is not kept where a post is another row of the extract than the one that was read, and then nothing of it is', async () => {
    const { database, find } = world
    const [run, job, staffImport = ''] = [idOf('another run'), idOf('another job'), find.staffImports[1]]
    const findings = await count('finding')
    const kept = database.transaction(system, async (db) => {
      await addRun(db, { organisation, by, run, job, staffImport, registerImport: find.registerImport, asAt, at: NOW })
      const cases = february.cases.map((each) => ({ ...each, posts: each.posts.map((post) => ({ ...post, row: post.row + 1 })) }))
      await keepRun(db, { run, organisation, staffImport, asAt, now: NOW }, { ...february, cases })
    })
    await expect(kept).rejects.toThrow('not the row of the extract')
    expect(await count('finding')).toBe(findings)
  })
})
