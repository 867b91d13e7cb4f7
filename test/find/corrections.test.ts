import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { dropCorrection, listCorrections, makeCorrections, markCorrectionsSent, undoImport } from '../../src/workforce/index.ts'
import { idOf, member, NOW, openWorld, thingsOf, viewerOf, type World } from '../world.ts'
import { openFindWorld, type FindIds } from './fictional-find.ts'

const analyst = viewerOf(member('workforce analyst', 'trust one'))
const organisation = idOf('trust one')
const march = { import: idOf('staff import of March'), run: idOf('run of March') }

describe('the correction list of a trust', () => {
  let world: World & { readonly find: FindIds }
  beforeAll(async () => {
    world = await openFindWorld()
  })

  const make = async () => {
    const made = await world.app.do(analyst, makeCorrections, { organisation })
    if (!made.ok) throw new Error(made.problems[0]?.code)
    return made.value
  }
  const listed = async (postKey: string) =>
    world.database.owner
      .selectFrom('correction')
      .selectAll()
      .where('organisation_id', '=', organisation)
      .where('post_key', '=', postKey)
      .orderBy('field')
      .execute()
  const states = async (postKey: string) => (await listed(postKey)).map(({ field, state }) => `${field}: ${state}`)
  /** The post of a person that the run read. */
  const postOf = async (person: string): Promise<string> => {
    const { post_key } = await world.database.owner
      .selectFrom('finding_post as p')
      .innerJoin('finding as f', 'f.id', 'p.finding_id')
      .select('p.post_key')
      .where('f.person_id', '=', person)
      .where('f.run_id', '=', world.find.runs.at(-1) ?? '')
      .executeTakeFirstOrThrow()
    return post_key
  }

  it('is made from the newest run, and made again it is the same', async () => {
    const first = await make()
    expect(first.added).toBeGreaterThan(5)
    expect(first.run).toBe(world.find.runs.at(-1))
    expect(await make()).toMatchObject({ added: 0, done: 0, ended: 0, waiting: first.waiting })
    const project = await postOf(world.find.projectWorker.person)
    expect(await states(project)).toContain('Occupation code: open')
  })

  it('asks about a decided person, and no more once the decision is taken back', async () => {
    const { owner } = world.database
    const case_ = await owner
      .selectFrom('finding')
      .selectAll()
      .where('run_id', '=', world.find.runs.at(-1) ?? '')
      .where('outcome', '=', 'review')
      .where('registration_number', 'is not', null)
      .orderBy('priority')
      .executeTakeFirstOrThrow()
    const before = (await make()).waiting
    const decision = idOf('a decision to take back')
    await owner
      .insertInto('decision')
      .values({
        id: decision,
        organisation_id: organisation,
        person_id: case_.person_id,
        finding_id: case_.id,
        round: 'first',
        answer: 'is one',
        modality: case_.modality === 'not known' ? 'art' : case_.modality,
        reason: 'Asked',
        decided_by: analyst.id,
        decided_at: NOW,
      })
      .execute()
    const made = await make()
    expect(made.added).toBeGreaterThan(0)
    await owner.updateTable('decision').set({ withdrawn_at: NOW }).where('id', '=', decision).execute()
    expect(await make()).toMatchObject({ added: 0, done: 0, ended: made.added, waiting: before })
    await owner.updateTable('decision').set({ withdrawn_at: null }).where('id', '=', decision).execute()
    expect(await make(), 'decided again, asked again').toMatchObject({ added: made.added })
  })

  it('does not ask again for what somebody dropped with a reason', async () => {
    const post = await postOf(world.find.projectWorker.person)
    const role = (await listed(post)).find(({ field }) => field === 'Job role')
    const input = { correction: role?.id, note: 'The post is one of management', version: role?.version }
    expect(await world.app.do(analyst, dropCorrection, { ...input, version: 9 })).toMatchObject({ ok: false })
    expect(await world.app.do(analyst, dropCorrection, input)).toMatchObject({ ok: true })
    await make()
    expect(await states(post)).toContain('Job role: dropped')
    expect(await states(post)).not.toContain('Job role: open')
    expect(await world.app.do(analyst, dropCorrection, { ...input, version: 2 })).toMatchObject({
      ok: false,
      problems: [{ code: 'workforce.correction-ended' }],
    })
  })

  it('ticks off what the next extract shows, keeps what it does not, and does not open it again', async () => {
    const post = await postOf(world.find.projectWorker.person)
    const sent = await world.app.do(analyst, markCorrectionsSent, { organisation, which: 'all' })
    expect(sent).toMatchObject({ ok: true })
    const waiting = (await make()).waiting
    await addMarch(world, world.find.staffImports.at(-1) ?? '', world.find.runs.at(-1) ?? '')
    await world.database.owner
      .updateTable('staff_post')
      .set({ occupation_code: 's1h' })
      .where('import_id', '=', march.import)
      .where('post_key', '=', post)
      .execute()
    expect(await make()).toMatchObject({ run: march.run, added: 0, done: 1, ended: 0, waiting: waiting - 1 })
    const code = (await listed(post)).find(({ field }) => field === 'Occupation code')
    expect(code).toMatchObject({ state: 'done', done_import_id: march.import, sent_at: NOW, ended_at: NOW })
    expect(await make()).toMatchObject({ added: 0, done: 0, ended: 0 })
    const list = await world.app.do(analyst, listCorrections, { organisation, state: 'done' })
    expect(list).toMatchObject({ ok: true, value: { total: 1, rows: [{ doneBy: '2026-03-31', state: 'done' }] } })
  })

  it('waits again for what an extract showed that was undone', async () => {
    const post = await postOf(world.find.projectWorker.person)
    expect(await world.app.do(analyst, undoImport, { import: march.import })).toMatchObject({ ok: true })
    expect(await make()).toMatchObject({ run: world.find.runs.at(-1), done: 0 })
    expect(await states(post)).toContain('Occupation code: sent')
  })
})

it('there is no list before the first run, and none of another organisation', async () => {
  const { app, database } = await openWorld()
  const two = thingsOf('trust two')
  expect(await app.do(analyst, markCorrectionsSent, { which: 'chosen', corrections: [two.correction] })).toMatchObject({
    ok: true,
    value: { sent: 0 },
  })
  expect(await app.do(analyst, makeCorrections, { organisation: two.organisation })).toMatchObject({ ok: false })
  await database.owner.updateTable('identification_run').set({ state: 'failed' }).execute()
  expect(await app.do(analyst, makeCorrections, { organisation })).toMatchObject({ ok: false, problems: [{ code: 'workforce.no-run' }] })
})

/** The same people a month later, as a run would find them. */
async function addMarch({ database: { owner } }: World, staffImport: string, run: string): Promise<void> {
  const later = new Date(NOW.getTime() + 60_000)
  const copy = (table: string, changes: Readonly<Record<string, unknown>>, condition: unknown, finding = false) => sql`
    insert into ${sql.table(table)} select (jsonb_populate_record(t, ${JSON.stringify(changes)}::jsonb
      ${sql.raw(finding ? `|| jsonb_build_object('${table === 'finding' ? 'id' : 'finding_id'}', md5(t.${table === 'finding' ? 'id' : 'finding_id'}::text)::uuid)` : '')})).*
    from ${sql.table(table)} t where ${condition}`
  const state = { as_at: '2026-03-31', created_at: later }
  const statements = [
    copy('import', { ...state, id: march.import, committed_at: later, file_name: 'March.csv' }, sql`id = ${staffImport}`),
    copy('staff_post', { import_id: march.import }, sql`import_id = ${staffImport}`),
    copy('identification_run', { ...state, id: march.run, staff_import_id: march.import, done_at: later }, sql`id = ${run}`),
    copy('finding', { run_id: march.run }, sql`run_id = ${run}`, true),
    copy('finding_post', { run_id: march.run, import_id: march.import }, sql`run_id = ${run}`, true),
  ]
  for (const statement of statements) await statement.execute(owner)
}
