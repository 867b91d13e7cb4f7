import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { reachOf } from '../../src/access/index.ts'
import { apiPath, OPERATIONS } from '../../src/api/index.ts'
import type { AnyOperation } from '../../src/commands/index.ts'
import type { AnyRoute } from '../../src/http/index.ts'
import { createSite } from '../../src/pages/index.ts'
import { idOf, openWorld, type Member, type OrganisationKey, type World } from '../world.ts'
import { leaksIn, ONE_OF_EACH, otherOf, targetOf } from './markers.ts'

const routes: readonly AnyRoute[] = createSite({ directory: 'unused', demonstration: false }).routes
const isRead = ({ kind }: AnyRoute): boolean => kind === 'page' || kind === 'file' || kind === 'stream'

const addressOf = (path: string, target: Readonly<Record<string, string>>): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(target[name] ?? `no value for ${name}`))

/** What the permission table says, worked out anew: nobody, or how far. */
function reachesOf({ permits: { act } }: AnyOperation, { role }: Member): string[] {
  return [reachOf(act, role), reachOf(act, 'anybody signed in'), reachOf(act, 'anybody')].filter((reach) => reach !== null)
}

/** All rows of all tables but what a member may change of their own, as one digest a table. */
async function snapshot({ database }: World, member?: Member): Promise<Record<string, string>> {
  const tables = [
    ...(['organisation', 'account', 'credential', 'membership', 'invitation', 'sharing_agreement', 'job', 'mail', 'trial'] as const),
    ...(['import', 'remembered_mapping', 'provider', 'identification_run', 'staff_person', 'finding', 'decision', 'second_look'] as const),
    ...(['label_set', 'ask', 'ask_answer', 'correction', 'scenario', 'release', 'rights_request', 'disposal'] as const),
  ]
  const found: Record<string, string> = {}
  for (const table of tables) {
    const { rows } = await sql<{ digest: string }>`
      select coalesce(md5(string_agg(to_jsonb(t)::text, ' ' order by to_jsonb(t)::text)), '') as digest from ${sql.table(table)} t
        where ${table === 'account' ? sql`t.id <> ${member?.account ?? idOf('nobody')}` : sql`true`}`.execute(database.owner)
    found[table] = rows[0]?.digest ?? ''
  }
  const { rows } = await sql<{ ended: number }>`select count(*) as ended from session where ended_at is not null`.execute(database.owner)
  found['sessions ended'] = String(rows[0]?.ended)
  return found
}

describe('nothing of one organisation reaches another', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })

  it.each(ONE_OF_EACH.map((member) => ({ who: `${member.role} of ${member.organisationKey}`, member })))(
    '$who reads no route into another organisation, and its ids answer like ids that are not there',
    async ({ member }) => {
      const read = async (path: string, key: OrganisationKey | null) => {
        const address = addressOf(path, targetOf(key))
        const response = await world.ask(address, member)
        return { address, status: response.status, text: await response.text() }
      }
      for (const route of routes.filter(isRead)) {
        const [own, other, none] = [
          await read(route.path, member.organisationKey),
          await read(route.path, otherOf(member)),
          await read(route.path, null),
        ]
        for (const { address, status, text } of [own, other, none]) {
          expect(status, address).toBeLessThan(500)
          expect(leaksIn(text, member, address), `${route.kind} ${route.path} at ${address}`).toEqual([])
        }
        const everywhere = route.operations.some((operation) => reachesOf(operation, member).includes('everywhere'))
        if (!/:(?!token|name)/.test(route.path) || everywhere) continue
        expect(other.status, `${route.path}: another’s id and no id must not differ`).toBe(none.status)
        expect([403, 404], route.path).toContain(other.status)
        // Whoever adds organisations knows that they are there: only they are told that it is not theirs.
        const knowsAll = reachOf('see organisations', member.role) === 'everywhere'
        const hasRight = route.operations.some((operation) => reachesOf(operation, member).length > 0)
        if (hasRight && !knowsAll) expect(other.status, route.path).toBe(404)
      }
    },
    120_000,
  )

  it.each(ONE_OF_EACH.map((member) => ({ who: `${member.role} of ${member.organisationKey}`, member })))(
    '$who changes nothing in another organisation by any route',
    async ({ member }) => {
      const before = await snapshot(world, member)
      for (const route of routes.filter((each) => !isRead(each))) {
        if (route.path.startsWith('/sign-') || route.path.startsWith('/try')) continue
        if (route.operations.some((operation) => reachesOf(operation, member).includes('everywhere'))) continue
        for (const key of [otherOf(member), null]) {
          const target = targetOf(key)
          const response = await world.send(addressOf(route.path, target), member, target)
          const text = await response.text()
          expect(response.status, route.path).toBeLessThan(500)
          expect(leaksIn(text, member, route.path), route.path).toEqual([])
        }
      }
      expect(await snapshot(world, member)).toEqual(before)
    },
    120_000,
  )

  it.each(ONE_OF_EACH.map((member) => ({ who: `${member.role} of ${member.organisationKey}`, member })))(
    '$who reaches nothing of another organisation as a program either',
    async ({ member }) => {
      const before = await snapshot(world)
      for (const operation of OPERATIONS) {
        if (reachesOf(operation, member).includes('everywhere')) continue
        for (const key of [otherOf(member), null]) {
          const target = targetOf(key)
          const path = apiPath(operation)
          const response =
            operation.kind === 'query'
              ? await world.ask(`${path}?${new URLSearchParams(target).toString()}`, member)
              : await world.ask(path, member, {
                  method: 'POST',
                  headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
                  body: JSON.stringify({ ...target, version: 1 }),
                })
          expect(response.status, path).toBeLessThan(500)
          expect(leaksIn(await response.text(), member, path), path).toEqual([])
        }
      }
      expect(await snapshot(world)).toEqual(before)
    },
    120_000,
  )

  it('does what a role may not do in its own organisation for nobody', async () => {
    const before = await snapshot(world)
    let asked = 0
    for (const member of ONE_OF_EACH) {
      for (const route of routes.filter(
        (each) => !isRead(each) && each.operations.every((operation) => reachesOf(operation, member).length === 0),
      )) {
        const target = targetOf(member.organisationKey)
        const response = await world.send(addressOf(route.path, target), member, target)
        expect([403, 404], `${member.role} at ${route.path}`).toContain(response.status)
        asked++
      }
    }
    expect(asked).toBeGreaterThan(100)
    expect(await snapshot(world)).toEqual(before)
  })

  it('shows nobody who is not signed in anything of anybody', async () => {
    const nobody = { ...(ONE_OF_EACH[0] as Member), organisationKey: 'nowhere' as OrganisationKey, role: 'trainee' as const }
    for (const route of routes) {
      const target = targetOf('trust two')
      const address = addressOf(route.path, target)
      const response = isRead(route) ? await world.ask(address, null) : await world.send(address, null, target)
      expect(response.status, address).toBeLessThan(500)
      expect(leaksIn(await response.text(), nobody, address), address).toEqual([])
      const isOpen = route.operations.some(({ permits: { act } }) => reachOf(act, 'anybody') !== null)
      if (!isOpen && !route.path.startsWith('/try')) expect([303, 403, 404], address).toContain(response.status)
    }
  })

  it('finds nothing by guessing ids', async () => {
    const member = ONE_OF_EACH.find(({ role }) => role === 'administrator') as Member
    for (let i = 0; i < 300; i++) {
      const id = crypto.randomUUID()
      const response = await world.ask(`/admin/people/${id}/${crypto.randomUUID()}`, member)
      expect(response.status).toBe(404)
    }
  })
})
