import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { trialDirectory, writeDemonstration } from '../../src/workforce/index.ts'
import { temporaryDirectory } from '../databases.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { idOf, member } from '../world.ts'
import { actsDone, follow, heading, openPhone, press, problems, said } from './on-a-phone.ts'

let live: LiveWorld
let work: ReturnType<LiveWorld['app']['start']>
const data = temporaryDirectory()
const staff = join(data, 'staff.csv')
const register = join(data, 'register-arts.csv')

beforeAll(async () => {
  live = await openLiveWorld()
  work = live.app.start()
  await mkdir(data, { recursive: true })
  await writeDemonstration({ out: data, seed: 7, posts: 800 }, { writeSheet: () => Promise.resolve() })
})
afterAll(() => work.stop())

const analyst = member('workforce analyst', 'trust one')
const FINISHED = 'Arts therapists in your extract'

async function send(page: Page, files: Readonly<Record<string, string>>): Promise<string> {
  await page.goto(`${live.origin}/try`)
  for (const [label, path] of Object.entries(files)) await page.getByLabel(label).setInputFiles(path)
  await press(page, 'Find the arts therapists')
  return page.url()
}

/** Until the page itself has changed: it asks again without a script, and follows the work with one. */
const finished = (page: Page): Promise<void> => page.getByRole('heading', { level: 1, name: FINISHED }).waitFor({ timeout: 150_000 })
const trialOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? ''
const directoryOf = (url: string): string => trialDirectory(live.config.directory, trialOf(url))

it('nothing chosen is told at the field', async () => {
  const page = await openPhone(live)
  await send(page, {})
  expect(await problems(page)).toEqual(['Select a staff extract that is not empty'])
})

it('somebody without an account tries an extract without a script, takes the files and deletes them', { timeout: 240_000 }, async () => {
  const page = await openPhone(live)
  const url = await send(page, { 'Staff extract': staff, 'HCPC register (optional)': register })
  expect(await heading(page)).toContain('Looking for the arts therapists')
  await finished(page)
  expect(page.url()).toBe(url)
  expect(existsSync(join(directoryOf(url), 'in')), 'what was sent is gone once it is read').toBe(false)

  const names = await page.getByRole('table', { name: 'Files' }).getByRole('link').allTextContents()
  expect(names).toHaveLength(7)
  for (const name of names) {
    const answer = await page.request.get(`${url}/files/${name}`)
    const body = await answer.body()
    expect(answer.headers()['content-disposition'], name).toContain(`filename="${name}"`)
    expect(body.equals(readFileSync(join(directoryOf(url), 'results', name))), name).toBe(true)
  }
  const found = parse(await (await page.request.get(`${url}/files/therapists.csv`)).text(), { columns: true, bom: true })
  expect(found.length).toBeGreaterThan(0)
  await follow(page, 'Read the whole report')
  expect(await page.locator('h1').count()).toBe(1)
  await page.goBack()

  expect(await page.getByRole('main').textContent()).toContain('until you close the browser or sign in, 2 hours at most')
  expect(await page.getByRole('button', { name: 'Keep the result for 30 days' }).count(), 'nobody could open it again').toBe(0)
  await page.goto(`${live.origin}/try`)
  await follow(page, /^Trial of /)

  const other = await openPhone(live)
  await other.goto(url)
  expect(await other.getByRole('heading', { name: FINISHED }).count(), 'nobody else sees it').toBe(0)

  await press(page, 'Delete it now')
  expect(await said(page)).toContain('The trial was deleted')
  await expect.poll(() => existsSync(directoryOf(url))).toBe(false)
  expect((await page.request.get(`${url}/files/therapists.csv`)).status()).toBe(404)
  await page.goto(url)
  expect(await heading(page)).toContain('Page not found')
})

it('a file that cannot be read gets its sentence', { timeout: 120_000 }, async () => {
  const bad = join(data, 'bad.csv')
  writeFileSync(bad, 'colour,shape\nred,round\nblue,square\n')
  const page = await openPhone(live, analyst)
  const url = await send(page, { 'Staff extract': bad })
  await page.getByRole('heading', { level: 1, name: 'The trial ended without a result' }).waitFor({ timeout: 90_000 })
  expect(await page.getByRole('main').textContent()).toMatch(/(Problem|Question).*(column|assignment)/is)
  expect(existsSync(join(directoryOf(url), 'in')), 'what was sent is gone all the same').toBe(false)
  await press(page, 'Delete this trial')
  expect(await said(page)).toContain('The trial was deleted')
})

it(
  'with a script the page follows the work, is loaded again once when it is done, and is found from the home page',
  { timeout: 240_000 },
  async () => {
    const page = await openPhone(live, analyst, { viewport: { width: 1280, height: 800 } })
    const stages = new Set<string>()
    await page.goto(`${live.origin}/try`)
    await page.locator('input[name=staff]').setInputFiles(staff)
    let loads = 0
    page.on('load', () => loads++)
    await press(page, 'Find the arts therapists')
    const url = page.url()
    const watch = setInterval(() => {
      page
        .locator('[data-progress-stage]')
        .textContent({ timeout: 500 })
        .then((stage) => stages.add(stage?.trim() ?? ''))
        .catch(() => undefined)
    }, 250)
    await finished(page)
    clearInterval(watch)
    await page.waitForTimeout(1_500)
    expect(loads, 'the page of the work and the page of the result').toBe(2)
    expect([...stages].filter(Boolean).length, [...stages].join(', ')).toBeGreaterThan(1)
    await page.goto(`${live.origin}/`)
    expect(await page.locator(`a[href="${new URL(url).pathname}"]`).textContent()).toMatch(/^Extract of /)
    await page.goto(url)
    await press(page, 'Keep the result for 30 days')
    expect(await said(page)).toContain('The result is kept for 30 days.')
    await press(page, 'Delete it now')
  },
)

it('a fictional extract is begun without a file, stopped and deleted', { timeout: 120_000 }, async () => {
  const page = await openPhone(live, analyst)
  await page.goto(`${live.origin}/try`)
  await press(page, 'Use a fictional extract')
  const url = page.url()
  expect(await heading(page)).toContain('Looking for the arts therapists')
  await press(page, 'Stop and delete')
  expect(await said(page)).toContain('The trial was deleted')
  await work.runner.idle()
  await expect.poll(() => existsSync(directoryOf(url)), { timeout: 20_000 }).toBe(false)
})

it('three trials are the most, and the fourth is told so', async () => {
  const { owner } = live.database
  await owner
    .insertInto('trial')
    .values(
      [1, 2, 3].map((index) => ({
        id: idOf(`more ${index}`),
        owner_id: analyst.account,
        job_id: idOf('job trust one'),
        fictional: true,
        created_at: live.clock.now,
        delete_after: new Date(live.clock.now.getTime() + 3_600_000),
      })),
    )
    .execute()
  const page = await openPhone(live, analyst)
  await send(page, { 'Staff extract': staff })
  expect((await problems(page)).join(' ')).toContain('Delete one of them first.')
})

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining(['access.visit.start', 'workforce.trial.start', 'workforce.trial.keep', 'workforce.trial.delete']),
  )
})
