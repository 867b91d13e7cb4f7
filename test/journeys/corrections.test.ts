import { readXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { addFindTo } from '../find/fictional-find.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member } from '../world.ts'
import { actsDone, fill, follow, heading, openPhone, press, problems, said } from './on-a-phone.ts'

let live: LiveWorld
beforeAll(async () => {
  live = await openLiveWorld()
  await addFindTo(live)
  // What every organisation of the tests has is of another extract.
  await live.database.owner.deleteFrom('correction').execute()
})

const analyst = member('workforce analyst', 'trust one')
const lead = member('AHP lead', 'trust one')

const counted = async (page: Page): Promise<number> =>
  Number(/([\d,]+) corrections?$/.exec((await page.locator('#corrections').textContent()) ?? '')?.[1]?.replace(',', '') ?? 0)
const openList = async (): Promise<Page> => {
  const page = await openPhone(live, analyst)
  await page.goto(`${live.origin}/find/corrections`)
  return page
}

it('the list is made from the newest run, and is one of the things to do next', async () => {
  const page = await openList()
  expect(await page.getByRole('main').textContent()).toContain('is not in the list yet')
  await press(page, 'Make the list from the newest run')
  expect(await said(page)).toContain('The list is up to the newest run.')
  expect(await page.getByRole('main').textContent()).not.toContain('is not in the list yet')
  const open = await counted(page)
  expect(open).toBeGreaterThan(5)
  const home = await openPhone(live, analyst)
  await home.goto(live.origin)
  await follow(home, `${open} corrections wait to be sent to the ESR team`)
  expect(await counted(home)).toBe(open)
})

it('the workbook has the same corrections, its job roles in Service Requests, and the trail says who took it', async () => {
  const page = await openList()
  const open = await counted(page)
  const take = async (): Promise<{ name: string; rows: readonly (readonly unknown[])[] }[]> => {
    const href = await page.getByText('Download the workbook for the ESR team').getAttribute('href')
    const answer = await page.request.get(`${live.origin}${href}`)
    expect(answer.headers()['content-disposition']).toContain('corrections-2026-03-03.xlsx')
    return [...(await readXlsx(new Uint8Array(await answer.body()))).sheets]
  }
  const sheet = (sheets: Awaited<ReturnType<typeof take>>, wanted: string) =>
    sheets.find(({ name }) => name === wanted)?.rows.slice(1) ?? []
  const all = await take()
  expect(sheet(all, 'Data')).toHaveLength(open)
  const roles = sheet(all, 'Data').filter(([, , field]) => field === 'Job role')
  expect(sheet(all, 'Service Requests')).toHaveLength(roles.length)
  await page.getByLabel('Field', { exact: true }).selectOption('Job role')
  await press(page, 'Apply filters')
  expect(await counted(page)).toBe(roles.length)
  expect(sheet(await take(), 'Data')).toHaveLength(roles.length)
  const trail = await live.database.owner
    .selectFrom('audit_entry')
    .select('details')
    .where('act', '=', 'workforce.corrections.export')
    .orderBy('sequence')
    .execute()
  expect(trail.map(({ details }) => JSON.parse(details) as unknown)).toMatchObject([
    { rows: open },
    { rows: roles.length, narrowed: ['field'] },
  ])
})

it('what was passed on is marked: the chosen ones, then all', async () => {
  const page = await openList()
  const open = await counted(page)
  await press(page, 'Mark the chosen ones as sent')
  expect(await problems(page)).toEqual(['Choose at least one open correction, or mark all of them'])
  const boxes = page.getByRole('main').getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await press(page, 'Mark the chosen ones as sent')
  expect(await said(page)).toContain('The corrections were marked as sent.')
  expect(await counted(page)).toBe(open - 2)
  await press(page, `Mark all ${open - 2} open ones as sent`)
  expect(await page.getByRole('main').textContent()).toContain(`${open} were sent and wait for the next extract, 0 are open.`)
})

it('one is dropped with a reason, which the list shows', async () => {
  const page = await openList()
  await page.getByLabel('State', { exact: true }).selectOption('Sent')
  await press(page, 'Apply filters')
  await Promise.all([page.waitForEvent('load'), page.locator('tbody th a').first().click()])
  expect(await heading(page)).toContain('Correction')
  await press(page, 'Drop the correction')
  expect(await problems(page)).toEqual(['Enter why it will not be made'])
  await fill(page, { 'Why will it not be made?': 'The post is one of management' })
  await press(page, 'Drop the correction')
  expect(await page.getByRole('main').textContent()).toContain('1 was dropped.')
  await page.getByLabel('State', { exact: true }).selectOption('Dropped')
  await press(page, 'Apply filters')
  await Promise.all([page.waitForEvent('load'), page.locator('tbody th a').first().click()])
  expect(await page.getByRole('main').textContent()).toContain('The post is one of management')
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining(['workforce.corrections.make', 'workforce.corrections.sent', 'workforce.correction.drop']),
  )
})

it('the list is for those who have records corrected', async () => {
  const page = await openPhone(live, lead)
  await page.goto(`${live.origin}/find/corrections`)
  expect(await heading(page)).toContain('You do not have access')
  expect((await page.request.get(`${live.origin}/find/corrections/workbook`)).status()).toBe(403)
})
