import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from 'kysely'
import { addRecordsTo } from '../find/fictional-find.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member } from '../world.ts'
import { follow, heading, openPhone, press } from './on-a-phone.ts'

const analyst = member('workforce analyst', 'trust one')
let live: LiveWorld
let work: ReturnType<LiveWorld['app']['start']>

beforeAll(async () => {
  live = await openLiveWorld()
  await addRecordsTo(live)
  work = live.app.start()
})
afterAll(() => work.stop())

it('a month is looked through, then the next, and what changed is shown with who it is', { timeout: 240_000 }, async () => {
  const page = await openPhone(live, analyst)
  for (const month of ['January 2026', 'February 2026']) {
    await page.goto(`${live.origin}/find/runs`)
    await follow(page, 'Start a run')
    const option = page.getByLabel('Staff records of').locator('option', { hasText: month })
    await page.getByLabel('Staff records of').selectOption(await option.getAttribute('value'))
    await press(page, 'Start')
    await page.getByRole('heading', { level: 1, name: `Arts therapists in ${month}` }).waitFor({ timeout: 120_000 })
  }
  const main = page.getByRole('main')
  expect(await main.textContent()).toContain('Compared with the run of January 2026')
  const run = page.url()
  const [model, report] = [await live.ask('/', analyst), await page.goto(`${run}/report`)]
  expect(model.status).toBe(200)
  expect(await report?.text()).toContain('They stand in the review queue')
  const file = await live.ask(`${new URL(run).pathname}/model`, analyst)
  expect(JSON.parse(await file.text())).toMatchObject({ name: 'staff to HCPC register, arts therapists' })
  await page.goto(run)
  await follow(page, 'See who')
  expect(await heading(page)).toContain('Who changed since the run before')
  expect(
    await page
      .getByRole('table', { name: /People/ })
      .getByRole('row')
      .count(),
  ).toBeGreaterThan(2)
  const { rows } = await sql<{ acts: string[] }>`
    select array_agg(act order by act) as acts from audit_entry where act in ('workforce.run.start', 'workforce.run.changes')`.execute(
    live.database.owner,
  )
  expect(rows[0]?.acts).toEqual(['workforce.run.changes', 'workforce.run.start', 'workforce.run.start'])

  const other = await openPhone(live, member('workforce analyst', 'trust two'))
  expect((await other.goto(run))?.status(), 'another trust’s run is not there').toBe(404)
})
