import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import type { Member } from '../world.ts'

const executablePath = '/usr/bin/chromium'
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-gpu']
/** No name but this machine's leads anywhere, so that nothing is fetched from outside even where a test does not look. */
const INSIDE = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']

let browser: Promise<Browser> | undefined
afterAll(async () => (await browser)?.close())

/** One browser for the tests of a file. */
function launched(): Promise<Browser> {
  if (!existsSync(executablePath))
    throw new Error('Chromium is missing: apt-get update && apt-get install -y --no-install-recommends chromium')
  return (browser ??= chromium.launch({ executablePath, args: ['--no-sandbox', ...QUIET, ...INSIDE] }))
}

/** A window that remembers where it went and what its pages complained of. */
export interface Window {
  readonly context: BrowserContext
  readonly page: Page
  /** Console errors, violations of the content security policy, mistakes of scripts, requests that would have left. */
  readonly complaints: string[]
  /** Every address asked for, referrers and redirects included. */
  readonly visited: Set<string>
}

/** The browser says of every refused page that it was refused: that is the answer, not a complaint. */
const isRefusedPage = (text: string, url: string, page: string): boolean =>
  text.startsWith('Failed to load resource: the server responded with a status of 4') && url === page

export async function openWindow(origin: string, as: Member | null, options: BrowserContextOptions = {}): Promise<Window> {
  const context = await (await launched()).newContext({ locale: 'en-GB', ...options })
  await signInAs(context, origin, as)
  const page = await context.newPage()
  const [complaints, visited] = [[] as string[], new Set<string>()]
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    if (!isRefusedPage(message.text(), message.location().url, page.url())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) complaints.push(`asked ${request.url()}`)
    else visited.add(request.url())
    const referrer = request.headers()['referer']
    if (referrer !== undefined) visited.add(referrer)
  })
  return { context, page, complaints, visited }
}

/** Gives the window the session of somebody, or of nobody. */
export async function signInAs(context: BrowserContext, origin: string, as: Member | null): Promise<void> {
  await context.clearCookies()
  if (as)
    await context.addCookies([{ name: 'session', value: encodeURIComponent(as.secret), url: origin, httpOnly: true, sameSite: 'Lax' }])
}
