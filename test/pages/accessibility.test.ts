import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addFindTo } from '../find/fictional-find.ts'
import { openWorld } from '../world.ts'
import { barriers } from './axe.ts'
import { CASES, MESSAGES, type PageCase, type Visit } from './cases.ts'
import { openWindow, signInAs, type Window } from './chromium.ts'
import { openLiveWorld, type LiveWorld } from './live-world.ts'
import { PLANNING } from './plan-cases.ts'
import { addWork, fill, removeThings } from './rows.ts'

const WIDTHS = [1280, 768, 320]
/** Two cores: more windows at once only wait for each other. */
const WINDOWS = 2

const pages = Object.entries(CASES).filter((entry): entry is [string, PageCase] => entry[1].kind === 'page')

const visitsOf = ({ normal, empty, error, long, many, also = {} }: PageCase): [string, Visit][] =>
  Object.entries({ normal, empty, error, 'long text': long, '1,000 rows': many, ...also }).filter(
    (entry): entry is [string, Visit] => typeof entry[1] !== 'string',
  )

const looks = [
  ...pages.flatMap(([key, page]) => visitsOf(page).map(([state, visit]) => [`${key.slice('page '.length)}: ${state}`, visit] as const)),
  ...Object.entries(MESSAGES).map(([state, visit]) => [`message: ${state}`, visit] as const),
]

/** Targets below 24 by 24 pixels that do not stand in a sentence (WCAG 2.2, 2.5.8). */
const SMALL_TARGETS = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].flatMap((target) => {
  const { width, height } = target.getBoundingClientRect()
  if (width === 0 || target.matches('.nhsuk-skip-link, [type=file]')) return []
  const words = [...target.parentElement.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '')
  const isInSentence = target.matches('a') && words && getComputedStyle(target).display === 'inline'
  return isInSentence || (width >= 24 && height >= 24) ? [] : [Math.round(width) + ' by ' + Math.round(height) + ': ' + target.outerHTML.slice(0, 200)]
})`

const WIDER = `[...document.querySelectorAll('main *, header *, footer *')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest('.triptych-scroll')).slice(0, 3).map((each) => each.outerHTML.slice(0, 200))`

async function go({ page }: Window, origin: string, { path, send, afterwards }: Visit): Promise<void> {
  if (!send) await page.goto(origin + path)
  else {
    await page.goto(`${origin}/help`)
    const form = JSON.stringify({ path, fields: Object.entries(send) })
    await Promise.all([
      page.waitForNavigation(),
      page.evaluate(`(({ path, fields }) => {
        const form = Object.assign(document.createElement('form'), { method: 'post', action: path })
        for (const [name, value] of fields) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
        document.body.append(form)
        form.submit()
      })(${form})`),
    ])
  }
  await afterwards?.(page)
}

let plain: LiveWorld
let full: LiveWorld
let broken: LiveWorld
const windows: Window[] = []
const waiting: ((window: Window) => void)[] = []
const runs = { looks: 0, axe: 0 }

async function inWindow(work: (window: Window) => Promise<void>): Promise<void> {
  const window = windows.pop() ?? (await new Promise<Window>((resolve) => waiting.push(resolve)))
  try {
    await work(window)
  } finally {
    const next = waiting.shift()
    if (next) next(window)
    else windows.push(window)
  }
}

beforeAll(async () => {
  ;[plain, full, broken] = await Promise.all([openLiveWorld(), openLiveWorld(), openLiveWorld()])
  await Promise.all([
    sql`alter table trial rename to trial_elsewhere`.execute(broken.database.owner),
    addWork(plain.database)
      .then(() => removeThings(plain.database))
      .then(() => addFindTo(plain, PLANNING)),
    fill(full.database),
  ])
  for (let index = 0; index < WINDOWS; index++) windows.push(await openWindow('http://127.0.0.1', null))
})
afterAll(() => console.log(`${pages.length} pages, ${runs.looks} states, ${runs.axe} runs of axe`))

describe.concurrent('in a browser, at 1280, 768 and 320 pixels', () => {
  it.for(looks)('%s', { timeout: 120_000 }, async ([, visit]) => {
    await inWindow(async (window) => {
      const { origin } = visit.world === 'full' ? full : visit.world === 'broken' ? broken : plain
      const { page, context, complaints } = window
      complaints.length = 0
      await signInAs(context, origin, visit.as)
      await page.setViewportSize({ width: WIDTHS[0] ?? 0, height: 900 })
      await go(window, origin, visit)
      runs.looks++
      expect(await page.title()).toBe(`${visit.title} – Triptych`)
      expect(await page.locator('h1').count()).toBe(1)
      expect(await page.locator('h1').textContent()).toContain(visit.heading ?? visit.title)
      expect(await page.getByText('Fictional data.').count()).toBe(0)
      await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`)
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 })
        expect(await page.evaluate('document.documentElement.scrollWidth'), String(await page.evaluate(WIDER))).toBeLessThanOrEqual(width)
        expect(await page.evaluate(SMALL_TARGETS), `targets at ${width}`).toEqual([])
        expect(await barriers(page), `axe at ${width}`).toEqual([])
        runs.axe++
      }
      const isExpected = (each: string): boolean =>
        each.startsWith(`asked ${origin}/`) || (visit.world === 'broken' && each.includes('the server responded with a status of 500'))
      expect(complaints.filter((each) => !isExpected(each))).toEqual([])
    })
  })
})

it('no two pages of the service have the same title', () => {
  const titles = pages.map(([, { normal }]) => normal.title)
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
})

it('every page says in the demonstration that its data is fictional', async () => {
  const world = await openWorld('memory', { TRIPTYCH_DEMONSTRATION: 'yes' })
  for (const [key, { normal }] of pages) {
    if (key === 'page /try/:trial' || key === 'page /admin/jobs/:job') continue
    expect(await (await world.ask(normal.path, normal.as)).text(), key).toContain('Fictional data.')
  }
})
