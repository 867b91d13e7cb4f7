import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { apiPath, OPERATIONS } from '../../src/api/index.ts'
import { judge, Refusal, type AnyOperation, type Command, type Context, type Query, type Viewer } from '../../src/commands/index.ts'
import type { Scope } from '../../src/database/index.ts'
import { dayOf, type OrganisationId } from '../../src/kernel/index.ts'
import { createSite } from '../../src/pages/index.ts'
import { ENGINES } from '../databases.ts'
import { idOf, NOW, openWorld, ORGANISATIONS, viewerOf, type Member, type World } from '../world.ts'
import { leaksIn, ONE_OF_EACH, otherOf, targetOf } from './markers.ts'

/** Everything that runs behind a viewer's wall, once. */
const operations = [
  ...new Map(
    [...OPERATIONS, ...createSite({ directory: 'unused', demonstration: false }).routes.flatMap((route) => route.operations)].map(
      (operation) => [operation.name, operation],
    ),
  ).values(),
].filter(({ asSystem }) => !asSystem)

/** The application's own filter taken away: whatever is asked, this viewer says that every organisation is theirs. */
const withoutFilter = (viewer: Viewer): Viewer => ({
  ...viewer,
  allowance: () => ({ self: true, organisations: ORGANISATIONS.map(({ key }) => idOf(key) as OrganisationId), everywhere: false }),
  knows: () => true,
})

/** Runs an operation with no permission asked, under the wall that the true viewer has for it where they may do it at all. */
async function runUnasked(
  world: World,
  member: Member,
  operation: AnyOperation,
  target: Readonly<Record<string, unknown>>,
): Promise<string> {
  const one = operation as unknown as Command | Query
  const input = one.input.safeParse(target)
  if (!input.success) return `does not take it: ${input.error.message}`
  const viewer = viewerOf(member)
  const verdict = judge(viewer, one.permits.act, 'own')
  const scope: Scope = verdict.may ? verdict.scope : { kind: 'viewer', viewer: member.account, organisations: [], installation: false }
  const mutated = withoutFilter(viewer)
  try {
    const output = await world.database.transaction(scope, (db) => {
      const context: Context = {
        db,
        viewer: mutated,
        now: NOW,
        today: dayOf(NOW),
        newId: () => crypto.randomUUID(),
        newToken: () => crypto.randomUUID(),
        installation: world.app.installation,
        after: () => undefined,
      }
      return one.run(context, input.data)
    })
    return JSON.stringify(output) ?? 'nothing'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    const { code } = error as { code?: string }
    // The wall itself: not permitted, or a row that it does not let in; or an id that is taken (ids come from us, nobody sends them).
    if (code === '42501' || code === '23505') return 'the wall'
    throw error
  }
}

async function rowsOf({ database }: World, member: Member): Promise<string> {
  const others = ORGANISATIONS.filter(({ key }) => key !== member.organisationKey).map(({ key }) => idOf(key))
  const inside = sql.join(others)
  const { rows } = await sql<{ digest: string }>`
    select md5(coalesce(string_agg(row, ' ' order by row), '')) as digest from (
      select to_jsonb(t)::text as row from organisation t where id in (${inside})
      union all select to_jsonb(t)::text from membership t where organisation_id in (${inside})
      union all select to_jsonb(t)::text from invitation t where organisation_id in (${inside})
      union all select to_jsonb(t)::text from sharing_agreement t where giver_id in (${inside})
      union all select to_jsonb(t)::text from job t where organisation_id in (${inside})
      union all select to_jsonb(t)::text from account t where not exists
        (select from membership m where m.account_id = t.id and m.organisation_id not in (${inside}))
      union all select to_jsonb(t)::text from credential t where account_id <> ${member.account}
      union all select to_jsonb(t)::text from trial t where owner_id <> ${member.account}) everything`.execute(database.owner)
  return rows[0]?.digest ?? ''
}

describe.each(ENGINES.filter((engine) => engine !== 'embedded'))('with the application’s own filter taken away, on %s', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(engine)
  })

  it.each(ONE_OF_EACH.map((member) => ({ who: `${member.role} of ${member.organisationKey}`, member })))(
    'row-level security alone keeps $who to what is theirs',
    async ({ member }) => {
      const before = await rowsOf(world, member)
      for (const operation of operations) {
        if (judge(viewerOf(member), operation.permits.act, 'own').may && viewerOf(member).allowance(operation.permits.act).everywhere)
          continue
        const target = { ...targetOf(otherOf(member)), version: 1, fictional: true, inputs: [] }
        const answer = await runUnasked(world, member, operation, target)
        // The directory of names, to choose the other side of an agreement from, is open on purpose.
        const isDirectory = operation.name.startsWith('access.agreement')
        const leaks = leaksIn(answer, member, apiPath(operation)).filter((leak) => !(isDirectory && leak.startsWith('organisation name')))
        expect(leaks, operation.name).toEqual([])
      }
      expect(await rowsOf(world, member)).toBe(before)
    },
    60_000,
  )
})

it('the wall is real: without it the same questions do bring rows of others', async () => {
  const world = await openWorld()
  const member = ONE_OF_EACH.find(({ role, organisationKey }) => role === 'administrator' && organisationKey === 'trust one') as Member
  const everything = await sql<{ row: string }>`select to_jsonb(t)::text as row from account t`.execute(world.database.owner)
  expect(leaksIn(everything.rows.map(({ row }) => row).join(' '), member, '').length).toBeGreaterThan(10)
})
