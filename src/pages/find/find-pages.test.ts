import { beforeAll, expect, it } from 'vitest'
import { member, openWorld, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})

const MEMBERS = [
  member('workforce analyst', 'trust one'),
  member('AHP lead', 'trust one'),
  member('administrator', 'trust one'),
  member('auditor', 'trust one'),
  member('officer', 'national one'),
  member('workforce analyst', 'national two'),
]

it.each(MEMBERS)('every page that Find names to $name opens for them', async (as) => {
  const answer = await world.ask('/find', as)
  expect(answer.status).toBe(200)
  const main = /<main[\s\S]*<\/main>/.exec(await answer.text())?.[0] ?? ''
  const links = [...new Set([...main.matchAll(/href="(\/find[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&')))]
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) expect((await world.ask(link, as)).status, link).toBe(200)
})

it.each([member('trainee', 'university one'), member('supervisor', 'trust one')])('$name has no page of Find', async (as) => {
  expect((await world.ask('/find', as)).status).toBe(403)
})

it('somebody who is not signed in is asked to sign in', async () => {
  const answer = await world.ask('/find', null)
  expect(answer.headers.get('location')).toContain('/sign-in')
  expect((await world.ask('/find/plans', null)).headers.get('location')).toContain('/sign-in')
})
