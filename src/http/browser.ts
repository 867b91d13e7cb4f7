import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Browser, Cookies } from './route.ts'

export interface CookieRules {
  /** True where people reach the service by https; then cookies are bound to it by their prefix. */
  readonly isSecure: boolean
  /** How many proxies of our own stand in front: only what they add to X-Forwarded-For is believed. */
  readonly proxies: number
}

const KNOWN_BROWSER_SECONDS = 180 * 24 * 60 * 60

const names = ({ isSecure }: CookieRules) =>
  isSecure ? { session: '__Host-session', browser: '__Host-browser' } : { session: 'session', browser: 'browser' }

export function readBrowser(c: Context, rules: CookieRules): Browser {
  const { session, browser } = names(rules)
  return {
    source: sourceOf(c, rules.proxies),
    name: nameOf(c.req.header('user-agent') ?? ''),
    sessionSecret: getCookie(c, session) ?? null,
    knownBrowser: getCookie(c, browser) ?? null,
  }
}

export function writeCookies(c: Context, rules: CookieRules, { session, knownBrowser }: Cookies): void {
  const name = names(rules)
  const options = { path: '/', httpOnly: true, secure: rules.isSecure, sameSite: 'Lax' } as const
  if (session !== undefined) setCookie(c, name.session, session ?? '', { ...options, ...(session === null && { maxAge: 0 }) })
  if (knownBrowser !== undefined) setCookie(c, name.browser, knownBrowser, { ...options, maxAge: KNOWN_BROWSER_SECONDS })
}

/** The address that a limit counts by: the connection's, or what the nearest trusted proxy saw. */
function sourceOf(c: Context, proxies: number): string {
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim())
  const seen = proxies > 0 ? chain.at(-proxies) : undefined
  if (seen) return networkOf(seen.slice(0, 64))
  // A test asks without a connection.
  if (!(c.env as { incoming?: unknown } | undefined)?.incoming) return 'no connection'
  return networkOf(getConnInfo(c).remote.address ?? 'unknown')
}

/** One household or ward has a whole /64 of IPv6 addresses: it is one source. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [before = '', after] = (address.split('%')[0] ?? '').split('::')
  const start = before === '' ? [] : before.split(':')
  const end = after === undefined || after === '' ? [] : after.split(':')
  const groups = after === undefined ? start : [...start, ...Array.from({ length: 8 - start.length - end.length }, () => '0'), ...end]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const SYSTEMS = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

/** Enough to recognise one's own session, too little to tell people apart by it. */
function nameOf(userAgent: string): string {
  const browser = BROWSERS.find(([mark]) => userAgent.includes(`${mark}/`))?.[1] ?? 'A browser'
  const system = SYSTEMS.find(([mark]) => userAgent.includes(mark))?.[1]
  return system ? `${browser} on ${system}` : browser
}
