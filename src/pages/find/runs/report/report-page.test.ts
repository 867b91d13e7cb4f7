import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseHTML } from 'linkedom'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers } from '../../../../../test/pages/axe.ts'
import { aReport } from './a-report.ts'
import { renderIdentificationReport } from './index.ts'

const html = renderIdentificationReport(aReport())
const { document } = parseHTML(html)

it('is complete in itself: it names no other host and holds no script', () => {
  expect(html).not.toMatch(/<script|src=|@import|url\(|@font-face/)
  expect(html.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:/)
  expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'")
})

it('says that data are fictional when they are, and only then', () => {
  expect(html).toContain('Fictional data.')
  expect(renderIdentificationReport(aReport({ demonstration: false }))).not.toContain('Fictional')
})

it('gives the same bytes for the same report', () => {
  expect(renderIdentificationReport(aReport())).toBe(html)
})

it('prints what is shown of each figure and nothing of why another is not', () => {
  const text = document.querySelector('main')?.textContent ?? ''
  expect(text).toContain('[c]')
  expect(html).not.toContain('complementary')
  expect(html).not.toContain('>149<')
})

it('explains the symbol beside each table that uses it', () => {
  const tables = [...document.querySelectorAll('.triptych-figures')].filter((table) =>
    table.querySelector('table')?.textContent?.includes('[c]'),
  )
  expect(tables.length).toBeGreaterThan(2)
  for (const table of tables) expect(table.querySelector('.triptych-small')?.textContent).toMatch(/^\[c\] stands for/)
})

it('shows for each case steps that add up to its total, and refuses a case where they do not', () => {
  const [first] = aReport().waterfalls
  expect(document.querySelector('table:has(#table-case-1) .triptych-total')?.textContent).toContain('+9.590')
  if (!first) throw new Error('no case')
  expect(() => renderIdentificationReport(aReport({ waterfalls: [{ ...first, totalMilliBits: first.totalMilliBits + 1 }] }))).toThrow(
    'add up',
  )
})

it('says why there is no estimate where there is none', () => {
  const page = renderIdentificationReport(aReport({ estimate: { possible: false, why: 'There is only one list.' } }))
  expect(page).toContain('There is only one list.')
})

it('shows what a person wrote as text, never as markup', () => {
  const [first] = aReport().waterfalls
  if (!first) throw new Error('no case')
  const page = renderIdentificationReport(aReport({ waterfalls: [{ ...first, titleGroup: '<img src=x onerror=alert(1)>"><script>' }] }))
  expect(page).not.toMatch(/<img|<script/)
})

it('has one main heading and never skips a level', () => {
  const levels = [...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => Number(heading.localName.slice(1)))
  expect(levels.filter((level) => level === 1)).toHaveLength(1)
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
})

it('links to every section that it lists, and gives no two things the same id', () => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const link of document.querySelectorAll('a[href^="#"]')) expect(ids).toContain(link.getAttribute('href')?.slice(1))
})

const executablePath = '/usr/bin/chromium'
describe.skipIf(!existsSync(executablePath))('in a browser', () => {
  let browser: Browser
  let directory = ''
  let url = ''
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'triptych-report-'))
    await writeFile(join(directory, 'report.html'), html)
    url = pathToFileURL(join(directory, 'report.html')).href
    const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] })
  })
  afterAll(async () => {
    await browser?.close()
    await rm(directory, { recursive: true, force: true })
  })

  it.each([1280, 320])('has no barrier that axe finds, asks for nothing and does not scroll sideways at %i pixels', async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    const requests: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(url)
    await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(await barriers(page)).toEqual([])
    expect(requests.filter((request) => request !== url && !request.startsWith('data:'))).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('can be used by keyboard: the skip link comes first and the focus can be seen', async () => {
    const page = await browser.newPage()
    await page.goto(url)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to main content')
    expect(await page.evaluate('document.activeElement.getBoundingClientRect().width')).toBeGreaterThan(50)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe('#claims')
    await page.close()
  })
})
