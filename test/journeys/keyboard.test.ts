import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { openLiveWorld, type LiveWorld } from '../pages/live-world.ts'
import { member, PASSWORD } from '../world.ts'
import { heading, openPhone } from './on-a-phone.ts'

let live: LiveWorld
beforeAll(async () => {
  live = await openLiveWorld()
})

const DESK = { viewport: { width: 1280, height: 800 } }
const administrator = member('administrator', 'trust one')

interface Focus {
  readonly name: string
  readonly isVisible: boolean
  readonly isCovered: boolean
  readonly isInside: boolean
}

/** What has the focus, whether it shows it, and whether something stands over it or it stands outside the window. */
const FOCUS = `(() => {
  const at = document.activeElement
  if (at === null || at === document.body) return null
  const label = at.labels?.[0]
  const name = (at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent ?? '').trim().replaceAll(/\\s+/g, ' ')
  const shown = [at, label].filter(Boolean).flatMap((each) => [getComputedStyle(each), getComputedStyle(each, '::before')])
  const isVisible = shown.some((style) => style.boxShadow !== 'none' || (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2))
  const box = at.getBoundingClientRect()
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)]
  const over = document.elementFromPoint(x, y)
  const isCovered = over === null || !(at.contains(over) || over.contains(at) || label?.contains(over))
  return { name, isVisible, isCovered, isInside: box.top >= -1 && box.left >= -1 && (box.bottom <= innerHeight + 1 || box.height > innerHeight) }
})()`

/** Presses Tab until what is called so has the focus: every stop on the way must be seen and nothing may hold on to it. */
async function tabTo(page: Page, name: string | RegExp): Promise<number> {
  const is = (focus: Focus | null): boolean => focus !== null && (typeof name === 'string' ? focus.name === name : name.test(focus.name))
  for (let presses = 1; presses <= 60; presses++) {
    await page.keyboard.press('Tab')
    const focus = (await page.evaluate(FOCUS)) as Focus | null
    if (focus) expect(focus, `after ${presses} presses`).toMatchObject({ isVisible: true, isCovered: false, isInside: true })
    if (is(focus)) return presses
  }
  throw new Error(`Tab does not reach ${String(name)}`)
}

async function enter(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

it('the first stop leads past the header', async () => {
  const page = await openPhone(live, administrator, DESK)
  await page.goto(`${live.origin}/admin/people`)
  expect(await tabTo(page, 'Skip to main content')).toBe(1)
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('maincontent')
  await tabTo(page, 'Invite somebody')
})

it('signing in needs no mouse, and the summary of errors takes the focus and leads to the field', async () => {
  const page = await openPhone(live, null, DESK)
  await page.goto(`${live.origin}/sign-in`)
  await tabTo(page, 'Email address')
  await page.keyboard.type(administrator.email)
  expect(await tabTo(page, 'Password'), 'in the order that it is read').toBe(1)
  await page.keyboard.type('wrong')
  await enter(page)
  await expect.poll(() => page.evaluate('document.activeElement.className')).toContain('nhsuk-error-summary')
  await tabTo(page, /^The email address or the password is wrong/)
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('password')
  await page.keyboard.type(PASSWORD)
  await tabTo(page, 'Sign in')
  await enter(page)
  expect(await heading(page)).toContain('Hello')
})

it('inviting somebody needs no mouse', async () => {
  const page = await openPhone(live, administrator, DESK)
  await page.goto(`${live.origin}/`)
  await tabTo(page, 'People')
  await enter(page)
  await tabTo(page, 'Invite somebody')
  await enter(page)
  await tabTo(page, 'Name')
  await page.keyboard.type('Wren Tully')
  await tabTo(page, 'Email address')
  await page.keyboard.type('wren.tully@example.org')
  await tabTo(page, 'Role')
  await page.keyboard.type('Supervisor')
  await tabTo(page, 'Send the invitation')
  await enter(page)
  expect(await heading(page)).toContain('Invitation made')
})

it('a list is narrowed, sorted and left without a mouse', async () => {
  const page = await openPhone(live, administrator, DESK)
  await page.goto(`${live.origin}/admin/people`)
  await tabTo(page, 'Role')
  await page.keyboard.type('AHP')
  await tabTo(page, 'Apply filters')
  await enter(page)
  expect(page.url()).toContain('role=AHP+lead')
  expect(await page.getByRole('main').textContent()).toContain('1 person')
  await tabTo(page, /^Remove filter: Role/)
  await enter(page)
  await tabTo(page, /^Last signed in/)
  await enter(page)
  expect(page.url()).toContain('sort=last-sign-in')
  await page.goBack()
  expect(page.url()).not.toContain('sort=last-sign-in')
  await tabTo(page, 'Person AHP lead of trust one')
  await enter(page)
  expect(await heading(page)).toContain('Person AHP lead of trust one')
})

it('an extract is tried without a mouse, and stopped', async () => {
  const page = await openPhone(live, null, DESK)
  await page.goto(`${live.origin}/`)
  await tabTo(page, 'Try your own extract')
  await enter(page)
  await tabTo(page, /Staff extract/)
  await tabTo(page, 'More files and choices')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Use a fictional extract')
  await enter(page)
  expect(await heading(page)).toContain('Looking for the arts therapists')
  await tabTo(page, 'Stop and delete')
  await enter(page)
  expect(await heading(page)).toContain('Try your own extract')
})
