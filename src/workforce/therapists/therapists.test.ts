import type { z } from 'zod'
import { sql, type KyselyPlugin } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { openFindWorld, type FindIds } from '../../../test/find/fictional-find.ts'
import { member, viewerOf, type World } from '../../../test/world.ts'
import type { Query } from '../../commands/index.ts'
import type { Db } from '../../database/index.ts'
import { countedOf, loadFindings } from '../findings/index.ts'
import { findTherapist, listTherapists } from './index.ts'
import { loadCounted } from './register.ts'

const analyst = viewerOf(member('workforce analyst', 'trust one'))
const lead = viewerOf(member('AHP lead', 'trust one'))

let world: World & { readonly find: FindIds }
beforeAll(async () => {
  world = await openFindWorld()
})

async function ask<Schema extends z.ZodType, Output>(operation: Query<Schema, Output>, input: unknown, as = lead): Promise<Output> {
  const done = await world.app.do(as, operation, input)
  if (!done.ok) throw new Error(done.problems.map(({ code }) => code).join(' '))
  return done.value
}

const list = (input: object = {}) => ask(listTherapists, input)
const counted = async (run: number) =>
  countedOf(await world.database.transaction({ kind: 'system' }, (db) => loadFindings(db, world.find.runs[run] ?? '')))

async function decide(finding: string, person: string, answer: 'is one' | 'is not'): Promise<string> {
  const id = crypto.randomUUID()
  await world.database.owner
    .insertInto('decision')
    .values({
      id,
      organisation_id: analyst.memberships[0]?.organisation ?? '',
      person_id: person,
      finding_id: finding,
      round: 'first',
      answer,
      modality: answer === 'is one' ? 'music' : null,
      reason: 'HCPC register looked up: on the telephone',
      decided_by: analyst.id,
      decided_at: world.clock.now,
    })
    .execute()
  return id
}

/** What something reads, row by row. */
async function readBy<T>(work: (db: Db) => Promise<T>) {
  const rows: Record<string, unknown>[] = []
  const observe: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      rows.push(...(result.rows as Record<string, unknown>[]))
      return result
    },
  }
  const result = await world.database.transaction({ kind: 'system' }, (db) => work(db.withPlugin(observe)))
  return { result, rows }
}

describe('what is read', () => {
  const run = () => world.find.runs[1] ?? ''

  it('for figures is no account of why anybody was found', async () => {
    const { rows } = await readBy((db) => loadFindings(db, run()))
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.filter((row) => 'account' in row)).toEqual([])
  })

  it('of some people is what is read of them among everybody, and nothing of anybody else', async () => {
    const everybody = await readBy((db) => loadFindings(db, run()))
    const some = world.find.accepted.slice(3, 6).map(({ person }) => person)
    const { result, rows } = await readBy((db) => loadFindings(db, run(), some))
    expect(result).toEqual(everybody.result.filter(({ id }) => some.includes(id)))
    expect(rows.length).toBe(some.length + result.reduce((sum, { posts }) => sum + posts.length, 0))
    expect(await readBy((db) => loadFindings(db, run(), []))).toEqual({ result: [], rows: [] })
  })

  it('for whose registration ends soon is of them alone', async () => {
    const organisation = analyst.memberships[0]?.organisation ?? ''
    const { result: everybody } = await readBy((db) => loadCounted(db, organisation))
    const day = everybody.find(({ registeredTo }) => registeredTo !== null)?.registeredTo ?? null
    const { result, rows } = await readBy((db) => loadCounted(db, organisation, day))
    expect(result).toEqual(everybody.filter(({ registeredTo }) => registeredTo !== null && day !== null && registeredTo <= day))
    expect(new Set(rows.flatMap((row) => row['person_id'] ?? [])).size).toBe(result.length)
  })
})

describe('the register', () => {
  it('is everybody who counts in the newest snapshot, by the same rule as the plans', async () => {
    const { rows, total } = await list()
    expect(new Set(rows.map(({ person }) => person))).toEqual(new Set((await counted(1)).map(({ id }) => id)))
    expect(total).toBe(rows.length)
    expect(rows.every(({ countsNow, name }) => countsNow && name !== 'Name not held')).toBe(true)
  })

  it('remembers who counted before and does not now', async () => {
    const now = new Set((await counted(1)).map(({ id }) => id))
    const gone = (await counted(0)).filter(({ id }) => !now.has(id))
    const { rows } = await list({ status: 'before' })
    expect(gone.length).toBeGreaterThan(0)
    expect(rows.map(({ person }) => person)).toEqual(expect.arrayContaining(gone.map(({ id }) => id)))
    expect(rows.some(({ person }) => now.has(person))).toBe(false)
    expect((await list({ status: 'all' })).total).toBe(rows.length + now.size)
  })

  it('parts by every filter: what has it and what has not are all', async () => {
    const { total } = await list()
    const of = async (input: object) => (await list(input)).total
    expect((await of({ title: 'hidden' })) + (await of({ title: 'plain' }))).toBe(total)
    const modalities = ['art', 'drama', 'music', 'not known'].map((modality) => of({ modality }))
    expect((await Promise.all(modalities)).reduce((sum, each) => sum + each, 0)).toBe(total)
    const { rows } = await list({ line: 'psychology' })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ lines }) => lines.includes('psychology'))).toBe(true)
    expect(await of({ employer: rows[0]?.employers[0]?.code })).toBe(total)
  })

  it('tells whose registration ends within 90 days of today, or has ended', async () => {
    const [soon, late, over] = (await list()).rows.map(({ person }) => person)
    const ends = (person: string | undefined, day: string) =>
      sql`update finding set registered_to = ${day} where person_id = ${person} and run_id = ${world.find.runs[1]}`.execute(
        world.database.owner,
      )
    await ends(soon, '2026-06-01')
    await ends(late, '2026-06-02')
    await ends(over, '2026-01-01')
    expect((await list({ registration: 'ends soon', sort: 'ends' })).rows.map(({ person }) => person)).toEqual([over, soon])
  })

  it('follows what people decide at once', async () => {
    const [one] = world.find.review
    const [accepted] = (await list()).rows
    if (!one || !accepted) throw new Error('nobody to decide about')
    const before = (await list()).total
    await decide(one.finding, one.person, 'is one')
    expect(await list()).toMatchObject({ total: before + 1 })
    expect((await list()).rows.find(({ person }) => person === one.person)).toMatchObject({ modality: 'music' })
    await decide(one.finding, accepted.person, 'is not')
    expect((await list()).rows.map(({ person }) => person)).not.toContain(accepted.person)
  })
})

describe('a therapist', () => {
  it('is shown with posts, why, the registration as the register had it, lists and snapshots', async () => {
    const found = await ask(findTherapist, world.find.projectWorker)
    expect(found.posts.flatMap(({ cells }) => cells.map(({ value }) => value))).toContain('Project Worker')
    expect(found.registration).toMatchObject({ status: 'registered', registerAsAt: '2026-01-05' })
    expect(found.snapshots.map(({ asAt }) => asAt)).toEqual(['2026-02-28', '2026-01-31'])
    expect(found.classifications.lists.length).toBeGreaterThan(4)
    expect(found.case).toBe(world.find.projectWorker.finding)
    const { rows } = await sql<{ details: string; about: string }>`
      select details, about from audit_entry where act = 'workforce.therapist' order by sequence desc limit 1`.execute(world.database.owner)
    expect(rows[0]).toMatchObject({ about: found.person })
    expect(rows[0]?.details).not.toContain(found.name)
  })

  it('says nothing of a decision to whoever looks at it a second time', async () => {
    const one = world.find.review[1]
    if (!one) throw new Error('no case')
    const first = await decide(one.finding, one.person, 'is one')
    await world.database.owner
      .insertInto('second_look')
      .values({
        id: crypto.randomUUID(),
        organisation_id: analyst.memberships[0]?.organisation ?? '',
        person_id: one.person,
        first_decision_id: first,
        drawn_at: world.clock.now,
      })
      .execute()
    expect((await ask(findTherapist, { person: one.person })).decisions).toBeNull()
    expect((await ask(findTherapist, { person: one.person }, analyst)).decisions).toHaveLength(1)
  })

  it('of another organisation is not there', async () => {
    const stranger = viewerOf(member('AHP lead', 'trust two'))
    await expect(ask(findTherapist, world.find.projectWorker, stranger)).rejects.toThrow('not-found')
  })
})
