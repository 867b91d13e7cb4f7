import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { addFindTo, type FindIds } from '../find/fictional-find.ts'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member } from '../world.ts'
import { actsDone, fill, follow, heading, openPhone, press, problems, said } from './on-a-phone.ts'

let live: LiveWorld
let find: FindIds
beforeAll(async () => {
  live = await openLiveWorld()
  find = await addFindTo(live)
})

const analyst = member('workforce analyst', 'trust one')
const lead = member('AHP lead', 'trust one')
const other = member('psychological-professions lead', 'trust one')
const WITHOUT_SCRIPT = { javaScriptEnabled: false, viewport: { width: 1280, height: 800 } }
/** Seconds a key press of somebody who types on average (Card, Moran and Newell 1980, keystroke-level model). */
const SECONDS_A_PRESS = 0.28

const caseOf = (page: Page): string => /\/find\/review\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
const at = (place: number): string => find.review[place]?.finding ?? ''
const open = (page: Page, id: string) => page.goto(`${live.origin}/find/review/${id}`)
const main = async (page: Page): Promise<string> => (await page.getByRole('main').textContent()) ?? ''

/** Which decision is the last is told by the time. */
const passes = (seconds: number): void => void (live.clock.now = new Date(live.clock.now.getTime() + seconds * 1000))

async function decide(page: Page, answer: string, basis = 'HCPC register looked up'): Promise<void> {
  passes(6)
  await page.getByLabel(answer, { exact: true }).check()
  await page.getByLabel(basis, { exact: true }).check()
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: /^Decide/ }).click()])
}

it('ten cases a minute are decided by Tab, Enter and the arrow keys alone, without script', async () => {
  const page = await openPhone(live, analyst, WITHOUT_SCRIPT)
  await page.goto(`${live.origin}/find/review`)
  await follow(page, 'Open the first case')
  let presses = 0
  const key = async (name: string): Promise<void> => {
    presses++
    await page.keyboard.press(name)
  }
  const focus = async (text: RegExp | string): Promise<void> => {
    const focused = page.locator(':focus')
    const label = (await focused.getAttribute('id')) ?? ''
    const words =
      label === '' ? await focused.textContent() : await page.locator(`label[for="${label}"], a#${label}, h2#${label}`).textContent()
    expect(words).toMatch(text)
  }
  const decided: string[] = []
  const began = Date.now()
  for (let turn = 0; turn < 10; turn++) {
    passes(6)
    const here = caseOf(page)
    expect(here, 'the next case opens by itself').toBe(at(turn))
    await key('Tab')
    await focus('Skip to main content')
    await key('Enter')
    await key('Tab')
    await focus('Go to the decision')
    await key('Enter')
    await key('Tab')
    await focus('An art therapist')
    await key('Space')
    for (let down = 0; down < turn % 5; down++) await key('ArrowDown')
    await key('Tab')
    await focus('HCPC register looked up')
    await key('Space')
    await key('Tab')
    await key('Tab')
    await focus(/^\s*Decide and open the next case/)
    presses++
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    expect(await said(page)).toContain('The decision was saved.')
    decided.push(here)
  }
  const seconds = presses * SECONDS_A_PRESS + (Date.now() - began) / 1000
  console.log(`10 cases: ${presses} key presses, ${((Date.now() - began) / 1000).toFixed(1)} s of machine and browser`)
  expect(presses).toBeLessThanOrEqual(10 * 17)
  expect(seconds, 'seconds for ten cases').toBeLessThan(60)
  expect(new Set(decided).size).toBe(10)

  const next = caseOf(page)
  await page.reload()
  expect(caseOf(page), 'nothing is lost on refresh').toBe(next)
  const rows = await live.database.owner.selectFrom('decision').select('finding_id').where('finding_id', 'in', decided).execute()
  expect(rows).toHaveLength(10)
})

it('the last decision is undone from wherever one has gone, and what was sent twice is told', async () => {
  const [page, again] = [await openPhone(live, analyst), await openPhone(live, analyst)]
  await open(page, at(10))
  await open(again, at(10))
  await decide(page, 'Not an arts therapist', 'What the post is: title, codes, team')
  expect(caseOf(page)).toBe(at(11))
  await decide(again, 'A music therapist')
  expect(await problems(again)).toEqual([expect.stringContaining('This case was decided after you opened it')])
  await page.goto(`${live.origin}/find/review`)
  await press(page, 'Undo my last decision')
  expect(await said(page)).toContain('Your decision was taken back.')
  expect(caseOf(page)).toBe(at(10))
  expect(await main(page)).toContain('Not an arts therapist (taken back)')
})

it('what is left out is asked for, and what was written is kept', async () => {
  const page = await openPhone(live, analyst)
  await open(page, at(11))
  await fill(page, { 'Note (optional)': 'Spoke to the service' })
  await press(page, 'Decide and open the next case')
  expect(await problems(page)).toEqual(['Choose what the person is', 'Choose what your decision rests on'])
  expect(await page.getByLabel('Note (optional)').inputValue()).toBe('Spoke to the service')
  await follow(page, 'Skip for now')
  expect(caseOf(page)).toBe(at(12))
})

it('each point of evidence leads to the cell it came from', async () => {
  const page = await openPhone(live, analyst)
  await open(page, at(12))
  const links = page.locator('a[href^="#row-"]')
  const hrefs = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  expect(hrefs.length).toBeGreaterThan(3)
  for (const href of new Set(hrefs)) expect(await page.locator(href).count(), href).toBe(1)
  const total = await page.getByRole('row', { name: /Match weight All together/ }).textContent()
  expect(await page.locator('figure svg').textContent()).toContain(/[+−][\d.]+/.exec(total ?? '')?.[0])
})

it('a second look is blind; two who differ are settled by a third, who sees both', async () => {
  const [first, second, third] = [await openPhone(live, analyst), await openPhone(live, lead), await openPhone(live, other)]
  let place = 12
  for (; place < 20; place++) {
    await open(first, at(place))
    await fill(first, { 'Note (optional)': 'as a colleague told me' })
    await decide(first, 'An art therapist')
    await open(second, at(place))
    if ((await second.getByRole('button', { name: 'Ask for a second look' }).count()) > 0) break
  }
  await press(second, 'Ask for a second look')
  expect(await said(second)).toContain('The case waits for a second look')
  expect(await main(second)).toContain('This is a second look')
  expect(await main(second)).not.toContain('as a colleague told me')
  await open(first, at(place))
  expect(await main(first)).toContain('You decided this case first')
  expect(await first.getByRole('button', { name: /^Decide/ }).count()).toBe(0)
  await decide(second, 'Not an arts therapist')

  await third.goto(`${live.origin}/find/review?state=disputed`)
  await follow(third, 'Open the first case')
  expect(caseOf(third)).toBe(at(place))
  expect(await main(third)).toMatch(/An art therapist[\s\S]*as a colleague told me[\s\S]*Not an arts therapist/)
  await decide(third, 'A drama therapist')
  await open(first, at(place))
  expect(await main(first)).toContain('This case was settled.')
  await first.goto(`${live.origin}/find/review`)
  expect(await main(first)).toMatch(/Of the cases decided by two people, both gave the same answer in 0 %/)
})

it('the home page says how many cases wait and how many second looks, each as long as its list', async () => {
  const page = await openPhone(live, lead)
  for (const name of [/cases? waits? for somebody to decide/, /cases? waits? for you to take a second look/]) {
    await page.goto(`${live.origin}/`)
    const line = page.getByRole('main').getByRole('link', { name })
    if ((await line.count()) === 0) continue
    const count = Number.parseInt((await line.textContent()) ?? '', 10)
    await follow(page, name)
    expect(await page.getByRole('rowheader').count()).toBeGreaterThanOrEqual(count)
    expect(await page.locator('.triptych-count').textContent()).toMatch(new RegExp(`^${count} case`))
  }
  await page.goto(`${live.origin}/`)
  expect(await page.getByRole('link', { name: /for somebody to decide/ }).count()).toBe(1)
})

it('decisions are set aside to train with, by name, and nothing else learns', async () => {
  const page = await openPhone(live, analyst)
  await page.goto(`${live.origin}/find/review`)
  await follow(page, 'Decisions to train with')
  await press(page, 'Set the decisions aside')
  expect(await problems(page)).toEqual(['Enter a name for the set'])
  await fill(page, { 'Name of the set': 'March 2026' })
  await press(page, 'Set the decisions aside')
  expect(await said(page)).toContain('Nothing learns from them until a run is started with the set.')
  expect(await main(page)).toMatch(/95 % interval \d+ % to \d+ %, n = \d+/)
  const reader = await openPhone(live, lead)
  await reader.goto(`${live.origin}/find/review/labels`)
  expect(await main(reader)).toContain('March 2026')
  expect(await reader.getByRole('button', { name: 'Set the decisions aside' }).count()).toBe(0)
})

it('the register tells who counts, why, and what each list of the professions says', async () => {
  const page = await openPhone(live, lead)
  await page.goto(`${live.origin}/find/therapists?title=hidden`)
  const hidden = await page.getByRole('rowheader').count()
  expect(hidden).toBeGreaterThan(3)
  await page.goto(`${live.origin}/find/therapists/${find.projectWorker.person}`)
  expect(await heading(page)).not.toContain('Name not held')
  expect(await main(page)).toMatch(/Project Worker/)
  expect(await main(page)).toMatch(/by the register of 5 January 2026/)
  expect(await main(page)).toMatch(/Twelve psychological professions; arts therapists are not among them/)
  expect(await page.getByRole('region', { name: 'By run, newest first' }).getByRole('row').count()).toBe(3)
})

it('the trail of audit has all of it', async () => {
  expect(await actsDone(live)).toEqual(
    expect.arrayContaining([
      'workforce.review.decide',
      'workforce.review.withdraw',
      'workforce.review.ask-second-look',
      'workforce.review.make-label-set',
    ]),
  )
})
