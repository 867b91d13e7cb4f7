import { beforeAll, describe, expect, it } from 'vitest'
import { FIND_MONTHS, openFindWorld, type FindIds } from '../../../test/find/fictional-find.ts'
import { idOf, member, viewerOf, WITHOUT_FIND, type World } from '../../../test/world.ts'
import { countedOf, loadFindings } from '../findings/index.ts'
import { listCases } from '../review/index.ts'
import {
  exportFlows,
  exportIntegration,
  exportPlans,
  exportQuality,
  figureRows,
  findAtAGlance,
  findFlows,
  findHidden,
  findIntegration,
  findPlans,
  findQuality,
  type ExactTable,
  type Plans,
} from './index.ts'

const analyst = viewerOf(member('workforce analyst', 'trust one'))
const EXPORTS = [exportFlows, exportIntegration, exportPlans, exportQuality]
const QUERIES = [findAtAGlance, findFlows, findHidden, findIntegration, findPlans, findQuality, ...EXPORTS]
const totalOf = ({ rows }: ExactTable, at = 0): number => rows.find(({ isTotal }) => isTotal)?.figures[at] ?? 0

let world: World & { readonly find: FindIds }
beforeAll(async () => {
  world = await openFindWorld()
})

const plansOf = async (input: Readonly<Record<string, string>> = {}): Promise<Plans> => {
  const found = await world.app.do(analyst, findPlans, input)
  if (!found.ok || found.value === null) throw new Error('there are no plans')
  return found.value
}
const countedIn = (run: string | undefined) =>
  world.database.transaction({ kind: 'system' }, async (db) => countedOf(await loadFindings(db, run ?? '')))

describe('the figures of two fictional months', () => {
  it('count exactly those who count, in the newest month and in the one asked for', async () => {
    const [january, february] = await Promise.all(world.find.runs.map(countedIn))
    expect(totalOf((await plansOf()).plans)).toBe(february?.length)
    expect(totalOf((await plansOf({ month: FIND_MONTHS[0] ?? '' })).plans)).toBe(january?.length)
    expect(february?.length).toBeGreaterThan(20)
  })

  it('move with a decision: whoever is decided not to be one is no longer in the plans', async () => {
    const before = totalOf((await plansOf()).plans)
    const [case1] = world.find.accepted
    const decision = {
      id: idOf('a decision of the plans'),
      organisation_id: idOf('trust one'),
      person_id: case1?.person ?? '',
      round: 'first' as const,
      answer: 'is not' as const,
      reason: 'Another profession.',
      decided_by: analyst.id,
      decided_at: new Date('2026-03-02T09:00:00Z'),
    }
    await world.database.owner.insertInto('decision').values(decision).execute()
    expect(totalOf((await plansOf()).plans)).toBe(before - 1)
    await world.database.owner.deleteFrom('decision').where('id', '=', decision.id).execute()
  })

  it('are the same people on every page', async () => {
    const { plans } = await plansOf()
    const [glance, hidden, integration, flows] = await Promise.all([
      world.app.do(analyst, findAtAGlance, {}),
      world.app.do(analyst, findHidden, {}),
      world.app.do(analyst, findIntegration, {}),
      world.app.do(analyst, findFlows, {}),
    ])
    const people = totalOf(plans)
    expect(glance.ok && glance.value.hidden?.figures.counted).toBe(people)
    expect(hidden.ok && hidden.value?.figures.counted).toBe(people)
    expect(integration.ok && integration.value && totalOf(integration.value.lines)).toBe(people)
    expect(flows.ok && 'figures' in flows.value && flows.value.figures.end.people).toBe(people)
  })

  it('say in review of as many as the queue holds, and of nobody who was decided but cannot be told', async () => {
    const [untold] = world.find.review
    const decision = {
      id: idOf('a decision that cannot be told'),
      organisation_id: idOf('trust one'),
      person_id: untold?.person ?? '',
      round: 'first' as const,
      answer: 'cannot tell' as const,
      reason: 'Too little to go on',
      decided_by: analyst.id,
      decided_at: new Date('2026-03-02T09:00:00Z'),
    }
    await world.database.owner.insertInto('decision').values(decision).execute()
    const [glance, queue] = [await world.app.do(analyst, findAtAGlance, {}), await world.app.do(analyst, listCases, {})]
    await world.database.owner.deleteFrom('decision').where('id', '=', decision.id).execute()
    expect(queue.ok && queue.value.total).toBe(world.find.review.length - 1)
    expect(glance.ok && glance.value.hidden?.toDecide).toBe(world.find.review.length - 1)
    expect(glance.ok && glance.value.hidden?.figures.open).toBe(world.find.review.length)
  })

  it('tell joiners, leavers and recodes between the months apart', async () => {
    const found = await world.app.do(analyst, findFlows, { from: FIND_MONTHS[0], to: FIND_MONTHS[1] })
    if (!found.ok || !('figures' in found.value)) throw new Error('there are no flows')
    const { figures } = found.value
    expect(figures.group.stayed.people).toBeGreaterThan(15)
    expect(figures.group.joined.people + figures.group.left.people).toBeGreaterThan(0)
    expect(figures.of.recoded.people).toBeGreaterThan(0)
  })

  it('have a score of quality from 0 to 100 whose posts are those of the run, and of the whole extract', async () => {
    const found = await world.app.do(analyst, findQuality, {})
    if (!found.ok || found.value === null) throw new Error('there is no score')
    const { employers, snapshot } = found.value
    const sum = (of: (employer: (typeof employers)[number]) => number): number => employers.reduce((all, employer) => all + of(employer), 0)
    const rows = await world.database.owner.selectFrom('finding_post').select('row_number').where('run_id', '=', snapshot.run).execute()
    expect(sum(({ relevant: [first] }) => first?.of ?? 0)).toBe(rows.length)
    const all = await world.database.owner
      .selectFrom('staff_post')
      .select('row_number')
      .where('import_id', '=', snapshot.staffImport)
      .execute()
    expect(sum(({ everything: [first] }) => first?.of ?? 0)).toBe(all.length)
    for (const { score } of employers) expect(score !== null && score > 0 && score <= 100).toBe(true)
  })

  it('know every area of work of the setting, and count nobody in two of them', async () => {
    const found = await world.app.do(analyst, findIntegration, {})
    if (!found.ok || found.value === null) throw new Error('there is no profile')
    const { access, people } = found.value
    expect(access.rows.length).toBeGreaterThan(3)
    const therapistsIn = access.rows.map(({ figures: [, therapists] }) => therapists ?? 0)
    expect(therapistsIn[0]).toBe(0)
    expect(therapistsIn, 'those without any first').toEqual(therapistsIn.toSorted((a, b) => a - b))
    for (const {
      figures: [posts = 0, therapists = 0, , teams = 0, without = 0],
    } of access.rows) {
      expect(therapists ?? 0).toBeLessThanOrEqual(Math.min(posts ?? 0, people))
      expect(without ?? 0).toBeLessThanOrEqual(teams ?? 0)
    }
  })
})

describe('exact figures', () => {
  it('are for those who may see plans of that organisation, and for nobody else', async () => {
    const others = [
      ['administrator', 'trust one', undefined, 403],
      ['auditor', 'trust one', undefined, 403],
      ['workforce analyst', 'trust two', idOf('trust one'), 404],
      ['officer', 'national one', idOf('trust one'), 404],
    ] as const
    for (const query of QUERIES) {
      for (const [role, key, organisation, status] of others) {
        const answer = await world.app.do(viewerOf(member(role, key)), query as typeof findPlans, { organisation })
        expect(answer.ok ? 200 : answer.problems[0]?.status, `${query.name} as ${role} of ${key}`).toBe(status)
      }
    }
  })

  it('are none before the first run', async () => {
    const nobody = viewerOf(member('workforce analyst', WITHOUT_FIND))
    for (const query of [findHidden, findIntegration, findPlans, findQuality, ...EXPORTS]) {
      const answer = await world.app.do(nobody, query as typeof findPlans, {})
      expect(answer).toEqual({ ok: true, value: null })
    }
    expect(await world.app.do(nobody, findFlows, {})).toEqual({ ok: true, value: { days: [] } })
  })

  it('are taken away as the page shows them, without a row or an identifier of a person', async () => {
    const plans = await plansOf({ by: 'team', band: 'Band 7' })
    const taken = await world.app.do(analyst, exportPlans, { by: 'team', band: 'Band 7' })
    if (!taken.ok || taken.value === null) throw new Error('there is nothing to take away')
    const rows = figureRows(taken.value)
    const shown = [plans.plans, plans.together, plans.reconciliation, plans.comparison, plans.byTrait]
    expect(rows.length).toBe(shown.reduce((sum, table) => sum + (table ? table.rows.length * table.columns.length : 0), 0))
    const text = JSON.stringify(rows)
    for (const { person, finding } of world.find.accepted) expect(text.includes(person) || text.includes(finding)).toBe(false)
  })
})
