import { parse } from 'csv-parse/sync'
import { beforeAll, expect, it } from 'vitest'
import { addFindTo, FIND_MONTHS } from '../find/fictional-find.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member, viewerOf } from '../world.ts'
import { exportPlans, findPlans, type Plans } from '../../src/workforce/index.ts'
import { follow, heading, openPhone, press } from './on-a-phone.ts'

let live: LiveWorld
beforeAll(async () => {
  live = await openLiveWorld()
  await addFindTo(live)
})

const analyst = member('workforce analyst', 'trust one')
const lead = member('AHP lead', 'trust one')
const [, FEBRUARY = ''] = FIND_MONTHS

const plansOf = async (input: Readonly<Record<string, string>> = {}): Promise<Plans> => {
  const found = await live.app.do(viewerOf(analyst), findPlans, input)
  if (!found.ok || found.value === null) throw new Error('there are no plans')
  return found.value
}

it('the figure of the home page is that of Find, and that of the plans', async () => {
  const { plans } = await plansOf()
  const [people = 0] = plans.rows.find(({ isTotal }) => isTotal)?.figures ?? []
  expect(people).toBeGreaterThan(10)
  const page = await openPhone(live, lead)
  await page.goto(live.origin)
  expect(await page.getByRole('main').textContent()).toContain(`${people} people found`)
  await follow(page, 'Find')
  expect(await heading(page)).toContain('Find at a glance')
  await follow(page, `${people} people`)
  expect(await heading(page)).toContain('Plans')
  expect(await page.getByRole('main').textContent()).toContain('exact figures, not for publication')
})

it('the plans are narrowed, and taken away as they are seen: no row of a person, and the trail says so', async () => {
  const page = await openPhone(live, analyst)
  await page.goto(`${live.origin}/find/plans`)
  await page.getByLabel('Modality', { exact: true }).selectOption('Art therapy')
  await page.getByLabel('Divide by').selectOption('Team')
  await press(page, 'Apply filters')
  expect(new URL(page.url()).search).toContain('modality=art')
  expect(await page.getByRole('status').first().textContent()).toContain('Modality: Art therapy')
  const take = async (name: string) => {
    const href = (await page.getByText(name, { exact: true }).getAttribute('href')) ?? ''
    return page.request.get(`${live.origin}${href}`)
  }
  const answer = await take('Download as CSV')
  expect(answer.headers()['content-disposition']).toContain(`plans-exact-${FEBRUARY}.csv`)
  const rows = parse(await answer.text(), { columns: true, bom: true }) as Record<string, string>[]
  const shown = await plansOf({ modality: 'art', by: 'team' })
  const combined = rows.find(
    ({ table, category, figure_of: of }) => table === shown.plans.title && category?.startsWith('Combined') && of === 'By post: people',
  )
  expect(Number(combined?.['figure'])).toBe(shown.plans.rows.find(({ isTotal }) => isTotal)?.figures[0])
  const workbook = await take('Download as a workbook')
  expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK')
  const taken = async () =>
    (await live.database.owner.selectFrom('audit_entry').select('act').where('act', '=', exportPlans.name).execute()).length
  await expect.poll(taken, { timeout: 20_000 }).toBe(2)
})

it('every other page of figures is taken away too, exact and for inside the organisation', async () => {
  const page = await openPhone(live, lead)
  for (const path of ['/find/quality', '/find/integration', '/find/flows']) {
    await page.goto(live.origin + path)
    const href = (await page.getByText('Download as CSV', { exact: true }).getAttribute('href')) ?? ''
    const rows = parse(await (await page.request.get(`${live.origin}${href}`)).text(), { columns: true, bom: true }) as Record<
      string,
      string
    >[]
    expect(rows.length, path).toBeGreaterThan(10)
    expect(await page.getByRole('main').textContent()).toContain(rows[0]?.['category'])
    const workbook = (await page.getByText('Download as a workbook', { exact: true }).getAttribute('href')) ?? ''
    expect((await page.request.get(`${live.origin}${workbook}`)).status(), path).toBe(200)
  }
})
