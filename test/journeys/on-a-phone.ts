import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import type { Member } from '../world.ts'
import { openWindow, type Window } from '../pages/chromium.ts'
import type { LiveWorld } from '../pages/live-world.ts'

/** The narrowest telephone, and no script at all: what works here works everywhere. */
const PHONE: BrowserContextOptions = { javaScriptEnabled: false, viewport: { width: 320, height: 640 } }

const opened: { readonly window: Window; readonly live: LiveWorld }[] = []

export async function openPhone(live: LiveWorld, as: Member | null = null, options: BrowserContextOptions = PHONE): Promise<Page> {
  const window = await openWindow(live.origin, as, options)
  opened.push({ window, live })
  return window.page
}

export async function fill(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) await page.getByLabel(label, { exact: true }).fill(answer)
}

/** Presses a button of the page's own part and waits for the page that follows. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('main').getByRole('button', { name, exact: true }).click()])
}

export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('main').getByRole('link', { name }).or(page.getByRole('main').getByRole('button', { name })).first().click(),
  ])
}

export const heading = async (page: Page): Promise<string> => (await page.locator('h1').textContent()) ?? ''
export const problems = (page: Page): Promise<string[]> => page.getByRole('alert').getByRole('listitem').allTextContents()
export const said = (page: Page): Promise<string | null> => page.locator('.nhsuk-notification-banner__content').textContent()

export async function signIn(page: Page, live: LiveWorld, { email, password }: { email: string; password: string }): Promise<void> {
  await page.goto(`${live.origin}/sign-in`)
  await fill(page, { 'Email address': email, Password: password })
  await press(page, 'Sign in')
}

export async function signOut(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Sign out' }).click()])
}

/** What was written to somebody: the letters lie as files where the data is, as any mail program reads them. */
export function lettersTo(live: LiveWorld, email: string): string[] {
  const files = readdirSync(live.config.directory).filter((name) => name.endsWith('.eml'))
  return files
    .map((name) => readFileSync(join(live.config.directory, name), 'latin1'))
    .filter((letter) => letter.includes(`<${email}>`))
    .map((letter) =>
      letter.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    )
}

/** The first link of ours below a path, in the letters to somebody, once one has come. */
export async function linkTo(live: LiveWorld, email: string, path: string): Promise<string> {
  const find = (): string | undefined =>
    lettersTo(live, email)
      .flatMap((letter) => [...letter.matchAll(/https?:\/\/\S+/g)].map(([link]) => link))
      .find((link) => link.startsWith(`${live.origin}${path}`))
  await expect.poll(find, { timeout: 20_000 }).toBeDefined()
  return find() ?? ''
}

/** The names of what was changed, as the audit trail has them. */
export async function actsDone({ database }: LiveWorld): Promise<string[]> {
  const rows = await database.owner.selectFrom('audit_entry').select('act').where('kind', '=', 'change').distinct().execute()
  return rows.map(({ act }) => act)
}

/** Fails where a name or an address of a person stood in an address that was visited, or a page complained. */
afterAll(async () => {
  for (const { window, live } of opened) {
    expect(window.complaints).toEqual([])
    const { owner } = live.database
    const people = [
      ...(await owner.selectFrom('account').select(['name', 'email']).execute()),
      ...(await owner.selectFrom('invitation').select(['name', 'email']).execute()),
    ]
    const addresses = [...window.visited].map((address) => decodeURIComponent(address.replaceAll('+', ' ')).toLowerCase())
    const told = people
      .flatMap(({ name, email }) => [name.toLowerCase(), email.toLowerCase(), email.toLowerCase().split('@')[0] ?? email])
      .filter((word) => addresses.some((address) => address.includes(word)))
    expect(told).toEqual([])
    expect(addresses.length).toBeGreaterThan(0)
  }
})
