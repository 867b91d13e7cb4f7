import { parseHTML } from 'linkedom'
import { beforeAll, expect, it } from 'vitest'
import { idOf, member, MEMBERS, openWorld, type Member, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
  const { owner } = world.database
  const long = new Date(world.clock.now.getTime() - 200 * 86_400_000)
  await owner
    .updateTable('invitation')
    .set({ expires_at: long })
    .where('organisation_id', 'in', [idOf('trust one'), idOf('host')])
    .execute()
  await owner.updateTable('sharing_agreement').set({ ends: '2026-03-20' }).where('giver_id', '=', idOf('trust one')).execute()
  await owner
    .updateTable('account')
    .set({ signed_in_at: long })
    .where('id', 'in', [member('supervisor', 'trust one').account, member('AHP lead', 'trust one').account])
    .execute()
  await owner.updateTable('account').set({ two_step_since: long }).where('id', '=', member('auditor', 'trust one').account).execute()
})

const documentOf = async (path: string, as: Member) => {
  const answer = await world.ask(path, as)
  expect(answer.status, path).toBe(200)
  return parseHTML(await answer.text()).document
}

const number = (text: string | null | undefined): number => Number(/^\s*([\d,]+)/.exec(text ?? '')?.[1]?.replaceAll(',', ''))

it.each(MEMBERS)('every number on the home page of $name is the length of the list behind it', async (as) => {
  const home = await documentOf('/', as)
  const lines = [...home.querySelectorAll('section[aria-labelledby=next] a')].filter(({ textContent }) => /^\d/.test(textContent ?? ''))
  expect(lines.length).toBeLessThanOrEqual(5)
  for (const line of lines) {
    const list = await documentOf(line.getAttribute('href') ?? '', as)
    expect(number(list.querySelector('.triptych-count')?.textContent), line.textContent ?? '').toBe(number(line.textContent))
  }
})

it('an administrator has five things to do here, an auditor sees those of people and agreements, a trainee has none of them', async () => {
  const counted = async (as: Member) =>
    [...(await documentOf('/', as)).querySelectorAll('section[aria-labelledby=next] a')]
      .map(({ textContent }) => number(textContent))
      .filter((count) => count > 0)
  expect(await counted(member('administrator', 'trust one'))).toEqual([1, 1, 1, 2, 6])
  expect(await counted(member('auditor', 'trust one'))).toEqual([1, 1, 2, 6])
  expect(await counted(member('trainee', 'university one'))).toEqual([])
})

it.each(MEMBERS)('no link on the home page of $name leads to a page that is closed to them', async (as) => {
  const home = await documentOf('/', as)
  const addresses = new Set([...home.querySelectorAll('a[href^="/"]')].map((link) => link.getAttribute('href') ?? ''))
  for (const address of addresses) expect((await world.ask(address, as)).status, address).toBe(200)
})
