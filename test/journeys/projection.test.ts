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
  // What every organisation of the tests has: here the first scenario is to be the base.
  await live.database.owner.deleteFrom('scenario').execute()
})

const lead = member('AHP lead', 'trust one')
const analyst = member('workforce analyst', 'trust one')

const ASSUMED: Readonly<Record<string, readonly [low: string, value: string, high: string]>> = {
  completions: ['2', '4', '6'],
  joining: ['25 %', '50 %', '75 %'],
  otherJoiners: ['0', '1', '2'],
  attrition: ['0.04', '0.08', '0.12'],
  retirement: ['0.05', '0.1', '0.15'],
  ageing: ['0.02', '0.03', '0.04'],
}

async function assume(page: Page, given: typeof ASSUMED): Promise<void> {
  for (const [name, figures] of Object.entries(given))
    for (const [at, part] of (['low', 'value', 'high'] as const).entries())
      for (const field of await page.locator(`input[name$=".${name}.${part}"]`).all()) await field.fill(figures[at] ?? '')
}

const rowsOf = async (page: Page, table: string): Promise<string[][]> =>
  Promise.all((await page.locator(`table:has(#${table}) tbody tr`).all()).map(async (row) => row.locator('th, td').allTextContents()))
const inThousandths = (shown: string | undefined): number =>
  Math.round(Number((shown ?? '').replaceAll(',', '').replace('−', '-').replace('+', '')) * 1000)

it('a base is made from the newest snapshot and every figure of it is assumed by somebody', async () => {
  const page = await openPhone(live, lead)
  await page.goto(`${live.origin}/find/projection`)
  await follow(page, 'Make a scenario')
  await press(page, 'Save the scenario')
  const asked = await problems(page)
  expect(asked.filter((words) => words.startsWith('Enter the attrition rate of')).length).toBeGreaterThan(1)
  expect(
    asked.some((words) => words.includes('FTE per head')),
    'the records say it',
  ).toBe(false)
  await assume(page, ASSUMED)
  await press(page, 'Save the scenario')
  expect(await said(page)).toContain('The scenario was saved.')
  expect(await heading(page)).toContain('Base')
  const main = (await page.getByRole('main').textContent()) ?? ''
  expect(main).toContain('therapists in eight runs of ten')
  expect(main).toContain('Own assumption')
  expect(main).toContain('Staff extract as at 28 February 2026')
})

it('every year adds up to the last digit, on the page and in the workbook', async () => {
  const page = await openPhone(live, analyst)
  await page.goto(`${live.origin}/find/projection`)
  await follow(page, 'Base')
  const flows = await rowsOf(page, 'flows-all')
  expect(flows).toHaveLength(5)
  for (const [, ...cells] of flows) {
    const figures = cells.map(inThousandths)
    expect(figures.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(figures.at(-1))
  }
  const stock = await rowsOf(page, 'stock-all')
  const answer = await page.request.get(`${page.url().split('?')[0]}/workbook`)
  expect(answer.headers()['content-disposition']).toContain('projection-exact-2026-02-28.xlsx')
  const { sheets } = await readXlsx(new Uint8Array(await answer.body()))
  const data = sheets.find(({ name }) => name === 'Data')?.rows ?? []
  const all = data.filter(([group, , , of, unit]) => group === 'All groups together' && of === 'stock' && unit === 'people')
  expect(all.map((row) => Number(row[5]).toFixed(1))).toEqual(stock.map(([, expected]) => (inThousandths(expected) / 1000).toFixed(1)))
  const assumptions = sheets.find(({ name }) => name === 'Assumptions')?.rows ?? []
  expect(assumptions.filter(([, name]) => name === 'Attrition rate').map((row) => row.slice(2))).toContainEqual([
    0.04,
    0.08,
    0.12,
    'own assumption',
  ])
})

it('a target is answered in a sentence, and what is no number is asked for again', async () => {
  const page = await openPhone(live, lead)
  await page.goto(`${live.origin}/find/projection`)
  await follow(page, 'Base')
  await fill(page, { 'Stock to be reached': '400' })
  await press(page, 'Work it out')
  expect(await page.getByRole('status').textContent()).toMatch(/^To reach 400 people, [\d,]+ more people a year would have to complete/)
  await fill(page, { 'Stock to be reached': '1' })
  await press(page, 'Work it out')
  expect(await page.getByRole('status').textContent()).toContain('That is reached as things are assumed')
  await fill(page, { 'Stock to be reached': 'many' })
  await press(page, 'Work it out')
  expect(await problems(page)).toEqual(['Enter the stock to be reached as a number, such as 60'])
})

it('a copy with one other assumption is compared with the base, under the same luck', async () => {
  // Which scenario is the base is told by the time.
  live.clock.now = new Date(live.clock.now.getTime() + 60_000)
  const page = await openPhone(live, lead)
  await page.goto(`${live.origin}/find/projection`)
  await follow(page, 'Base')
  await follow(page, 'Copy as a new scenario')
  expect(await page.getByLabel('Name of the scenario').inputValue()).toBe('Copy of Base')
  await fill(page, { 'Name of the scenario': 'Fewer leave' })
  await assume(page, { attrition: ['0.02', '0.04', '0.06'] })
  await press(page, 'Save the scenario')
  expect(await heading(page)).toContain('Fewer leave')
  await follow(page, 'Compare with the base')
  const differences = await rowsOf(page, 'differences-headcount')
  expect(differences).toHaveLength(5)
  for (const [, difference] of differences) expect(difference).toMatch(/^\+/)
  expect((await rowsOf(page, 'compared-table'))[0]?.slice(1).map(inThousandths), 'both start alike').toHaveLength(2)
})

it('of two people who change one scenario the second is told, and loses nothing that was typed', async () => {
  const [one, two] = [await openPhone(live, lead), await openPhone(live, analyst)]
  for (const page of [one, two]) {
    await page.goto(`${live.origin}/find/projection`)
    await follow(page, 'Fewer leave')
    await follow(page, 'Change the assumptions')
  }
  await fill(one, { 'Name of the scenario': 'Few leave' })
  await press(one, 'Save the scenario')
  await fill(two, { 'Name of the scenario': 'Hardly anybody leaves' })
  await press(two, 'Save the scenario')
  expect(await two.getByRole('alert').textContent()).toContain('This has been changed since you opened it')
  expect(await two.getByLabel('Name of the scenario').inputValue()).toBe('Hardly anybody leaves')
  await press(two, 'Save the scenario')
  expect(await heading(two)).toContain('Hardly anybody leaves')
})

it('a scenario is deleted, and the trail holds what was done', async () => {
  const page = await openPhone(live, lead)
  await page.goto(`${live.origin}/find/projection`)
  await follow(page, 'Hardly anybody leaves')
  await page.locator('summary', { hasText: 'Delete this scenario' }).click()
  await press(page, 'Delete the scenario')
  expect(await said(page)).toContain('The scenario was deleted.')
  expect(await page.getByRole('rowheader', { name: 'Hardly anybody leaves' }).count()).toBe(0)
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'workforce.scenario.make',
      'workforce.scenario.change',
      'workforce.scenario.copy',
      'workforce.scenario.delete',
    ]),
  )
})
