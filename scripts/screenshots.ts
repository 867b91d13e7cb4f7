// Pictures for the README and the guides, from a demonstration that is started for them: `npm run screenshots`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { freePort } from '../bench/free-port.ts'
import { DEMONSTRATION_PASSWORD } from '../src/access/index.ts'
import { writeDemonstration } from '../src/workforce/index.ts'

const ADMINISTRATOR = 'priya.ashdale@example.org'
const MOST_BYTES = 250 * 1024
const SIZES = [
  { suffix: '', width: 1280, height: 1000 },
  { suffix: '-phone', width: 375, height: 800 },
] as const

const images = process.argv[2] ?? join('docs', 'guide', 'images')
mkdirSync(images, { recursive: true })

/** The window as it is seen first, in both sizes, without motion. */
async function picture(page: Page, name: string): Promise<void> {
  for (const { suffix, width, height } of SIZES) {
    const path = join(images, `${name}${suffix}.png`)
    await page.setViewportSize({ width, height })
    await page.screenshot({ path, animations: 'disabled' })
    const { size } = statSync(path)
    console.log(`${path}  ${(size / 1024).toFixed(0)} KB${size > MOST_BYTES ? ', MORE than 250' : ''}`)
    if (size > MOST_BYTES) process.exitCode = 1
  }
}

/** Asks for a page again until it shows what is wanted. */
async function until(page: Page, path: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let left = 180; ; left--) {
    await page.goto(path)
    if (await isThere()) return
    if (left === 0) throw new Error(`${path} never showed what was waited for`)
    await wait(1_000)
  }
}

async function press(page: Page, name: RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('main').getByRole('button', { name }).first().click()])
}

/** Invented, each as low, likeliest and high. */
const ASSUMED: Readonly<Record<string, readonly [string, string, string]>> = {
  completions: ['2', '4', '6'],
  joining: ['25 %', '50 %', '75 %'],
  otherJoiners: ['0', '1', '2'],
  attrition: ['4 %', '8 %', '12 %'],
  retirement: ['5 %', '10 %', '15 %'],
  ageing: ['2 %', '3 %', '4 %'],
}

/** The rooms of Find, once the runs of the demonstration are done. */
async function findPictures(page: Page): Promise<void> {
  await until(page, '/find/runs', async () => {
    const text =
      (await page
        .getByRole('table')
        .first()
        .textContent()
        .catch(() => null)) ?? ''
    return text.includes('Done') && !/Waiting|Under way|Running/.test(text)
  })
  await page.goto('/find')
  await picture(page, 'find')
  await page.goto('/find/review')
  await page.goto((await page.locator('main table a[href^="/find/review/"]').first().getAttribute('href')) ?? '')
  await picture(page, 'case')
  for (const name of ['plans', 'integration', 'flows', 'therapists']) {
    await page.goto(`/find/${name}`)
    await picture(page, name)
  }
  await page.goto('/find/corrections')
  await press(page, /list/)
  await picture(page, 'corrections')
  await page.goto('/find/imports/new')
  const made = mkdtempSync(join(tmpdir(), 'triptych-extract-'))
  await writeDemonstration({ out: made, seed: 5, posts: 400 }, { writeSheet: () => Promise.resolve() })
  await page.locator('input[type=file]').setInputFiles(join(made, 'staff.csv'))
  await press(page, /Upload/)
  const here = new URL(page.url()).pathname
  await until(page, here, async () => (await page.locator('#effects').count()) > 0)
  await picture(page, 'import')
  await press(page, /Give up/)
  await page.goto('/find/projection/new')
  for (const [assumption, figures] of Object.entries(ASSUMED))
    for (const [at, part] of (['low', 'value', 'high'] as const).entries())
      for (const field of await page.locator(`input[name$=".${assumption}.${part}"]`).all()) await field.fill(figures[at] ?? '')
  await page.locator('main form[method=post] button[type=submit]').first().click()
  await page.waitForLoadState()
  await picture(page, 'projection')
  await page.goto('/find/releases/new/choose')
  for (const field of ['title', 'contact'])
    await page.locator(`input[name=${field}]`).fill(field === 'title' ? 'Arts therapists, a fictional trust' : 'A fictional analyst')
  for (const box of await page.locator('main input[type=checkbox]').all()) await box.check()
  await page.locator('main form[method=post] button[type=submit]').first().click()
  await page.waitForLoadState()
  const draft = new URL(page.url()).pathname
  await until(page, draft, async () => (await page.getByRole('button', { name: 'Publish' }).count()) > 0)
  await picture(page, 'release')
  rmSync(made, { recursive: true, force: true })
}

async function pictures(browser: Browser, origin: string): Promise<void> {
  const page = await (await browser.newContext({ locale: 'en-GB', baseURL: origin, reducedMotion: 'reduce' })).newPage()
  await page.goto('/sign-in')
  await picture(page, 'sign-in')
  await page.fill('input[name=email]', ADMINISTRATOR)
  await page.fill('input[name=password]', DEMONSTRATION_PASSWORD)
  await page.click('form[action="/sign-in"] button[type=submit]')
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/try')
  await page.click('form[action="/try/fictional"] button[type=submit]')
  await page.waitForURL(/\/try\/[0-9a-f-]{36}/)
  const trial = new URL(page.url()).pathname
  for (let left = 120; (await page.locator(`a[href="${trial}/report"]`).count()) === 0; left--) {
    if (left === 0) throw new Error('the fictional trial did not end')
    await wait(1_000)
    await page.goto(trial)
  }
  await picture(page, 'try-result')
  await page.goto(`${trial}/report`)
  await picture(page, 'report')
  await findPictures(page)
  for (const { path, name } of [
    { path: '/', name: 'home' },
    { path: '/admin/people', name: 'people' },
    { path: '/admin/audit', name: 'audit' },
  ]) {
    await page.goto(path)
    await picture(page, name)
  }
}

const directory = mkdtempSync(join(tmpdir(), 'triptych-pictures-'))
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const server = spawn(process.execPath, ['scripts/start.mjs'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, TRIPTYCH_DIRECTORY: directory, TRIPTYCH_PORT: String(port) },
})
const ended = once(server, 'exit')
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
})
try {
  while (!(await fetch(`${origin}/sign-in`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error('the demonstration did not start')
    await wait(100)
  }
  await pictures(browser, origin)
} finally {
  await browser.close()
  server.kill('SIGINT')
  await ended
  rmSync(directory, { recursive: true, force: true })
}
