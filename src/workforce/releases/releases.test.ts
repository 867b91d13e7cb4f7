import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { openFindWorld, type FindIds } from '../../../test/find/fictional-find.ts'
import { member, NOW, viewerOf, type World } from '../../../test/world.ts'
import type { Command, Query, Viewer } from '../../commands/index.ts'
import { attackRelease } from '../../engines/disclosure/index.ts'
import type { Result } from '../../kernel/index.ts'
import { keepProtected, publishedBy, releaseToProtect } from './count-release.ts'
import { findRelease, listReleases, takeRelease } from './find-release.ts'
import { findReleaseMonths, prepareRelease, recountRelease } from './prepare-release.ts'
import { protectCounted } from './protect-counted.ts'
import { checkRelease, dropRelease, publishRelease, withdrawRelease } from './publish-release.ts'
import { readPack } from './release-pack.ts'

const analyst = viewerOf(member('workforce analyst', 'trust one'))
const lead = viewerOf(member('AHP lead', 'trust one'))
const auditor = viewerOf(member('auditor', 'trust one'))
const officer = viewerOf(member('officer', 'body one'))
const national = viewerOf(member('workforce analyst', 'national one'))

const chosen = {
  month: '2026-02-28',
  title: 'February',
  contact: 'Workforce team',
  rule: 'below-5',
  tables: ['plans', 'modality', 'band'],
  since: null as string | null,
}

let world: World & { readonly find: FindIds }

const done = async <Schema extends z.ZodType, Output>(
  viewer: Viewer,
  operation: Command<Schema, Output> | Query<Schema, Output>,
  input: unknown,
): Promise<Output> => {
  const answer = await world.app.do(viewer, operation, input)
  if (!answer.ok) throw new Error(answer.problems.map(({ code, message }) => `${code}: ${message}`).join(' '))
  return answer.value
}

/** What the job does, without a process of its own. */
const countedAndSafe = async (release: string): Promise<Result<void>> => {
  const todo = await world.database.transaction(system, (db) => releaseToProtect(db, release, { demonstration: true }))
  if (!todo.ok) return todo
  if (todo.value === null) throw new Error('it is no draft')
  const { counted, ...rest } = todo.value
  const safe = await protectCounted(counted)
  if (!safe.ok) return safe
  await world.database.owner.updateTable('job').set({ state: 'done', result: '{}' }).where('input', 'like', `%${release}%`).execute()
  await world.database.transaction(system, (db) => keepProtected(db, release, rest, safe.value))
  return { ok: true, value: undefined }
}

const draft = async (over: Partial<typeof chosen> = {}): Promise<string> => {
  const { release } = await done(analyst, prepareRelease, { ...chosen, ...over })
  expect(await countedAndSafe(release)).toEqual({ ok: true, value: undefined })
  return release
}

const versionOf = async (release: string): Promise<number> => (await done(lead, checkRelease, { release })).version
const publish = async (release: string) => done(lead, publishRelease, { release, version: await versionOf(release) })
const refused = async (viewer: Viewer, operation: Command, input: unknown): Promise<string[]> => {
  const answer = await world.app.do(viewer, operation, input)
  return answer.ok ? [] : answer.problems.map(({ code, where }) => where?.field ?? code)
}
const system = { kind: 'system' } as const
const packs = () =>
  world.database.transaction(system, async (db) =>
    (await publishedBy(db, member('workforce analyst', 'trust one').organisation)).map(({ pack }) => readPack(pack ?? '')),
  )

/** Figures of everything published so far that the attacker can narrow more than the symbol says. */
const narrow = async (): Promise<number> => {
  const found = await attackRelease(
    (await packs()).map(({ published }) => published),
    { knows: 'symbols' },
  )
  expect(found.length).toBeGreaterThan(0)
  return found.filter(({ measure, low, high }) => high - low < (measure === 'fte' ? 100 : 3)).length
}

describe('releases of a trust, one after the other', () => {
  beforeAll(async () => {
    world = await openFindWorld()
  }, 120_000)
  let january = ''
  let february = ''

  it('are published as they were checked, once, and nobody is told how they were made safe', async () => {
    january = await draft({ month: '2026-01-31', title: 'January' })
    const checked = await done(lead, checkRelease, { release: january })
    expect(checked.counted?.check.tables.some(({ small }) => small > 0)).toBe(true)
    await publish(january)
    world.clock.now = new Date(NOW.getTime() + 3_600_000)
    expect(await done(lead, publishRelease, { release: january, version: checked.version })).toMatchObject({ tables: 0 })
    const shown = await done(officer, findRelease, { release: january })
    expect(shown.publishedAt).toEqual(NOW)
    expect(shown.open).toEqual(checked.counted?.open)
    const [pack] = await packs()
    expect(pack?.check).toBeNull()
    expect(JSON.stringify(shown)).not.toMatch(/"why":"(small|zero)"|pinned/)
    expect(await narrow()).toBe(0)
  })

  it('count joiners and leavers from a month that was published, and nothing can be worked out from the two', async () => {
    const asked = { ...chosen, tables: ['flows'] }
    expect(await refused(analyst, prepareRelease as unknown as Command, { ...asked, since: '2026-02-28' })).toEqual(['since'])
    expect(await refused(analyst, prepareRelease as unknown as Command, asked)).toEqual(['since'])
    expect((await done(analyst, findReleaseMonths, {})).published).toEqual(['2026-01-31'])
    february = await draft({ tables: ['plans', 'modality', 'flows'], since: '2026-01-31' })
    await publish(february)
    const { open } = await done(officer, findRelease, { release: february })
    const flows = open.sections.find(({ key }) => key === 'flows')?.tables[0]
    expect(flows?.rows.map(({ labels }) => labels[0])).toContain('Found since: employed before, not counted then')
    expect(open.facts.before).toMatchObject({ title: 'January', asAt: '2026-01-31' })
    expect((await packs())[1]?.published.movements).toHaveLength(1)
    expect(await narrow()).toBe(0)
  })

  it('are held against what was published since they were checked', async () => {
    const [one, other] = [await draft({ tables: ['band'] }), await draft({ tables: ['setting'] })]
    await publish(one)
    const version = await versionOf(other)
    expect(await refused(lead, publishRelease as unknown as Command, { release: other, version })).toEqual(['releases.published-since'])
    expect((await done(lead, checkRelease, { release: other })).warnings.map(({ code }) => code)).toEqual(['releases.published-since'])
    await done(analyst, recountRelease, { release: other })
    expect(await refused(lead, publishRelease as unknown as Command, { release: other, version: version + 1 })).toEqual([
      'releases.not-checked',
    ])
    expect(await countedAndSafe(other)).toMatchObject({ ok: true })
    await publish(other)
    expect(await narrow()).toBe(0)
  })

  it('keep to one rule within a month', async () => {
    expect(await refused(analyst, prepareRelease as unknown as Command, { ...chosen, rule: 'below-10' })).toEqual(['rule'])
  })

  it('once withdrawn are seen by their own organisation alone, and still reckoned with', async () => {
    await done(lead, withdrawRelease, { release: february, reason: 'The extract was incomplete' })
    expect(await refused(officer, findRelease as unknown as Command, { release: february })).toEqual(['not-found'])
    expect(await done(auditor, findRelease, { release: february })).toMatchObject({ withdrawn: { reason: 'The extract was incomplete' } })
    const listed = async (viewer: Viewer): Promise<string[]> => (await done(viewer, listReleases, {})).rows.map(({ id }) => id)
    expect(await listed(officer)).not.toContain(february)
    expect(await listed(auditor)).toContain(february)
    const again = await draft()
    expect((await done(lead, checkRelease, { release: again })).earlier.find(({ id }) => id === february)).toMatchObject({
      bears: true,
      isWithdrawn: true,
    })
    expect(await refused(lead, withdrawRelease as unknown as Command, { release: again, reason: 'Not needed' })).toEqual([
      'releases.not-published',
    ])
    await done(lead, dropRelease, { release: again, reason: 'Not needed' })
    expect(await listed(auditor)).not.toContain(again)
  })

  it('are corrected as a whole or not at all', async () => {
    const gone = world.find.accepted.slice(0, 8).map(({ finding }) => finding)
    await world.database.owner.updateTable('finding').set({ outcome: 'excluded' }).where('id', 'in', gone).execute()
    const counts = async (tables: string[], since: string | null = null) => {
      const { release } = await done(analyst, prepareRelease, { ...chosen, tables, since })
      return { release, answer: await countedAndSafe(release) }
    }
    expect((await counts(['modality'])).answer).toMatchObject({ ok: false, problems: [{ code: 'disclosure.correction-incomplete' }] })
    const whole = await counts(['plans', 'modality', 'band', 'setting', 'flows'], '2026-01-31')
    expect(whole.answer).toEqual({ ok: true, value: undefined })
    await publish(whole.release)
  })

  it('leave no figure and no word of a person in the audit trail', async () => {
    await done(officer, takeRelease, { release: january, name: 'data.csv' })
    const rows = await world.database.owner
      .selectFrom('audit_entry')
      .select(['act', 'details'])
      .where('act', 'like', 'workforce.release.%')
      .where('kind', '<>', 'refused')
      .execute()
    const names = new Set(rows.flatMap(({ details }) => Object.keys(JSON.parse(details) as object)))
    expect([...names].sort((a, b) => (a < b ? -1 : 1))).toEqual(['file', 'rule', 'tables'])
    expect(JSON.stringify(rows)).not.toContain('incomplete')
  })
})

describe('who may do what with a release', () => {
  beforeAll(async () => {
    world = await openFindWorld()
  }, 120_000)

  it('an analyst prepares, leads publish, an officer reads what is published, and nobody reaches another’s draft', async () => {
    const release = await draft()
    const version = await versionOf(release)
    for (const viewer of [lead, auditor, officer])
      expect(await refused(viewer, prepareRelease as unknown as Command, chosen)).toEqual(['not-allowed'])
    for (const viewer of [auditor, officer])
      expect(await refused(viewer, publishRelease as unknown as Command, { release, version })).toEqual(['not-allowed'])
    for (const operation of [checkRelease, findRelease, publishRelease, recountRelease, withdrawRelease] as unknown as Command[])
      expect(await refused(national, operation, { release, version, reason: 'Theirs' }), operation.name).toEqual(['not-found'])
    await publish(release)
    expect(await done(national, findRelease, { release })).toMatchObject({ isOwn: false, title: 'February' })
    for (const operation of [checkRelease, recountRelease, withdrawRelease, publishRelease] as unknown as Command[])
      expect(await refused(national, operation, { release, version, reason: 'Theirs' }), operation.name).toEqual(['not-found'])
  })
})
