import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'

/** The policy of every page of ours: nothing from elsewhere, scripts by nonce, forms to ourselves. */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')

export const newNonce = (): string => randomBytes(16).toString('base64')

const EVERYWHERE = [
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'"],
  ['cache-control', 'no-store'],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['x-frame-options', 'DENY'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
] as const

/**
 * Headers that every answer bears (OWASP ASVS 5.0.0, 3.4). Nothing but the assets may be kept by the browser. They are set before
 * the answer is made, and a route may set another value: an answer that is opened again to add to it costs more than its making.
 */
export const secureHeaders =
  (isSecure: boolean): MiddlewareHandler =>
  async (c, next) => {
    for (const [name, value] of EVERYWHERE) c.header(name, value)
    if (isSecure) c.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    await next()
  }

const SAFE = ['GET', 'HEAD', 'OPTIONS']

/**
 * Nothing changes on the word of another site: the browser's own statement is asked (Fetch Metadata, W3C 2025), and where it makes
 * none, the origin. What says neither is no browser of a person.
 */
export function isCrossSite(c: Context, origin: string): boolean {
  if (SAFE.includes(c.req.method)) return false
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin'
  return c.req.header('origin') !== origin
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Tells a request that was led here under another name: by a page elsewhere whose name points at this machine (DNS rebinding). */
export function foreignHosts(origin: string): (c: Context) => boolean {
  const own = new URL(origin)
  const isLocal = LOOPBACK.includes(own.hostname)
  return (c) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (host === own.host) return false
    const [, name = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host) ?? []
    return !(isLocal && LOOPBACK.includes(name) && port === own.port)
  }
}
