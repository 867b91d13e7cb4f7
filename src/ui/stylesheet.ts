import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { keepUsedRules } from './used-rules.ts'
import { ownStyle } from './own-style.ts'

/**
 * The style a page needs and no more: the rules of nhsuk-frontend whose classes stand in this HTML, then our own.
 * Without its web font and its images: the font is licensed to NHS services only, and a page of ours fetches nothing.
 */
export function stylesheetFor(html: string): string {
  return `${keepUsedRules(nhsStyle(), classesIn(html))}${ownStyle}`
}

let read: string | undefined

function nhsStyle(): string {
  if (read !== undefined) return read
  const require = createRequire(import.meta.url)
  const { version } = require('nhsuk-frontend/package.json') as { version: string }
  read = readFileSync(require.resolve(`nhsuk-frontend/dist/nhsuk/nhsuk-frontend-${version}.min.css`), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/Frutiger W01,/g, '')
  return read
}

const classesIn = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/)))
