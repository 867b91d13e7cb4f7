import { nhsStyle } from './nhsuk-frontend.ts'
import { ownStyle } from './own-style.ts'
import { siteStyle } from './site-style.ts'
import { keepRules, keepUsedRules } from './used-rules.ts'

/**
 * The style a page needs and no more: the rules of nhsuk-frontend whose classes stand in this HTML, then our own.
 * Without its web font and its images: the font is licensed to NHS services only, and a page of ours fetches nothing.
 */
export const stylesheetFor = (html: string): string => `${keepUsedRules(shippedStyle(), classesIn(html))}${ownStyle}`

/** The style of all pages of the server: every rule that fetches nothing, then our own. */
export const wholeStylesheet = (): string => `${keepRules(shippedStyle(), () => true)}${ownStyle}${siteStyle}`

let read: string | undefined
const shippedStyle = (): string => (read ??= nhsStyle())

const classesIn = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/)))
