import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jobHandlers } from '../../src/jobs/handlers/index.ts'
import { startRunner, type Runner } from '../../src/jobs/runner/index.ts'
import { addFindTo } from '../find/fictional-find.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member } from '../world.ts'
import { actsDone, fill, follow, heading, openPhone, press } from './on-a-phone.ts'

const analyst = member('workforce analyst', 'trust one')
const lead = member('AHP lead', 'trust one')
const officer = member('officer', 'body one')

let live: LiveWorld
let runner: Runner
beforeAll(async () => {
  live = await openLiveWorld()
  await addFindTo(live)
  const handlers = jobHandlers({
    database: live.database,
    directory: live.config.directory,
    demonstration: true,
    clock: () => live.clock.now,
  })
  runner = startRunner({
    database: live.database,
    handlers,
    clock: () => live.clock.now,
    log: pino({ level: 'silent' }),
    pollMilliseconds: 50,
  })
}, 120_000)
afterAll(() => runner.stop())

/** Chosen on the page, counted in the background, and there to be looked at. */
async function prepared(title: string): Promise<Awaited<ReturnType<typeof openPhone>>> {
  const page = await openPhone(live, analyst)
  await page.goto(`${live.origin}/find/releases`)
  await follow(page, 'Prepare a release')
  await fill(page, { Title: title, Contact: 'Workforce team' })
  await press(page, 'Count and check')
  await page.getByRole('heading', { level: 1, name: 'Check and publish' }).waitFor({ timeout: 60_000 })
  return page
}

const addressOf = (url: string): string => new URL(url).pathname.replace(/\/check$/, '')

it('a release is prepared, checked, published, and taken away by an officer of another organisation', async () => {
  const draft = await prepared('Arts therapists in the trust')
  expect(await draft.getByRole('main').textContent()).toContain('worked out none')
  expect(await draft.getByText('[c]', { exact: true }).count()).toBeGreaterThan(0)
  const address = addressOf(draft.url())
  const events = await draft.request.get(`${live.origin}${address}/events`)
  expect(await events.text()).toContain('Done')

  const page = await openPhone(live, lead)
  await page.goto(`${live.origin}${address}/check`)
  await press(page, 'Publish')
  expect(await page.getByRole('main').textContent()).toContain('The release is published.')
  expect(await heading(page)).toContain('Arts therapists in the trust')

  const theirs = await openPhone(live, officer)
  await theirs.goto(`${live.origin}/find/releases`)
  await follow(theirs, 'Arts therapists in the trust')
  expect(await theirs.getByText('Withdraw this release').count()).toBe(0)
  const take = (name: string) => theirs.request.get(`${live.origin}${address}/files/${name}`)
  const workbook = await take('workbook.xlsx')
  expect(workbook.headers()['content-disposition']).toContain('release-2026-02-28.xlsx')
  expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK')
  expect(await (await take('data.csv')).text()).toMatch(/NHSE_Region_Code.*\r\n2026-02-28,/)
  expect(await (await take('report.html')).text()).toContain('Fictional data')
  await theirs.goto(`${live.origin}${address}/files/board-paper.html`)
  const paper = (await theirs.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
})

it('a draft is counted again and dropped; what is published is withdrawn and is seen by nobody else', async () => {
  const page = await prepared('A second one')
  expect(await page.getByRole('main').textContent()).toContain('Same people: protected together')
  await press(page, 'Count and check again')
  await page.getByRole('heading', { level: 1, name: 'Check and publish' }).waitFor({ timeout: 60_000 })
  await fill(page, { Why: 'Not needed' })
  await press(page, 'Drop the draft')
  expect(await page.getByRole('main').textContent()).toContain('The draft is dropped.')
  expect(await page.getByText('A second one').count()).toBe(0)

  await follow(page, 'Arts therapists in the trust')
  const address = addressOf(page.url())
  await follow(page, 'Withdraw this release')
  await fill(page, { 'Why is it withdrawn?': 'The record was incomplete' })
  await press(page, 'Withdraw')
  expect(await page.getByRole('main').textContent()).toContain('The record was incomplete')
  const theirs = await openPhone(live, officer)
  for (const path of ['', '/files/workbook.xlsx']) expect((await theirs.goto(`${live.origin}${address}${path}`))?.status()).toBe(404)
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'workforce.release.prepare',
      'workforce.release.publish',
      'workforce.release.recount',
      'workforce.release.drop',
      'workforce.release.withdraw',
    ]),
  )
})
