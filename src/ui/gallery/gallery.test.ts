import { existsSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseHTML } from 'linkedom'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriers } from '../../../test/pages/axe.ts'
import { uiAssets } from '../assets.ts'
import { gallery, policy } from './index.tsx'

it.each([...gallery])('gives no two things the same id, and each label its field: %s', (_, html) => {
  const { document } = parseHTML(html)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const label of document.querySelectorAll('label')) expect(ids).toContain(label.getAttribute('for'))
  for (const link of document.querySelectorAll('.nhsuk-error-summary a')) expect(ids).toContain(link.getAttribute('href')?.slice(1))
})

const executablePath = '/usr/bin/chromium'
describe.skipIf(!existsSync(executablePath))('in a browser', () => {
  let browser: Browser
  let server: Server
  let origin = ''
  const streams: ServerResponse[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
      const asset = uiAssets().files.get(pathname)
      if (asset) {
        response.writeHead(200, { 'content-type': asset.type, 'content-encoding': 'gzip' }).end(asset.gzip)
      } else if (pathname === '/progress') {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write('data: {"stage":"Deciding","done":4800,"total":5000}\n\n')
        streams.push(response)
      } else {
        const html = gallery.get(pathname)
        response.writeHead(html === undefined ? 404 : 200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': policy,
          'x-content-type-options': 'nosniff',
        })
        response.end(html)
      }
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...quiet] })
  })

  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
  })

  async function withPage(options: BrowserContextOptions, path: string, look: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext(options)
    try {
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => {
        if (!request.url().startsWith(origin)) complaints.push(`asked ${request.url()}`)
      })
      await page.goto(origin + path)
      await look(page)
      expect(complaints).toEqual([])
    } finally {
      await context.close()
    }
  }

  const widths = [1280, 768, 320]
  const looks = [...gallery.keys()].flatMap((path) => widths.map((width) => [path, width] as const))
  it.each(looks)('%s has no barrier that axe finds, keeps to its policy and does not scroll sideways at %i pixels', async (path, width) => {
    await withPage({ viewport: { width, height: 900 } }, path, async (page) => {
      expect(await page.evaluate('document.body.classList.contains("nhsuk-frontend-supported")')).toBe(true)
      await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      expect(await barriers(page)).toEqual([])
    })
  })

  it('shows what depends on a choice without JavaScript, and hides nothing else', async () => {
    await withPage({ javaScriptEnabled: false }, '/form', async (page) => {
      expect(await page.locator('#drama-room').isVisible()).toBe(true)
      expect(await page.getByRole('button', { name: 'Offer 3 places' }).isVisible()).toBe(true)
      expect(await page.getByRole('link', { name: 'Administration' }).isVisible()).toBe(true)
    })
    await withPage({ javaScriptEnabled: false }, '/blocks', async (page) => {
      expect(await page.getByText('9 offers.').isVisible()).toBe(true)
      expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(1)
    })
  })

  it('takes the focus to the summary of errors, and from there to the field', async () => {
    await withPage({}, '/form', async (page) => {
      await expect.poll(() => page.evaluate('document.activeElement.className')).toContain('nhsuk-error-summary')
      await page.getByRole('link', { name: 'Start date must include a month' }).click()
      expect(await page.evaluate('document.activeElement.id')).toBe('start-month')
      await page.getByRole('link', { name: 'Select a modality' }).click()
      expect(await page.evaluate('document.activeElement.id')).toBe('modality')
    })
  })

  it('follows work under way, and says it once to whom listens', async () => {
    await withPage({}, '/blocks', async (page) => {
      const panel = page.locator('[data-progress-source]').first()
      await expect.poll(() => panel.locator('[data-progress-stage]').textContent()).toBe('Deciding')
      expect(await panel.locator('[data-progress-count]').textContent()).toBe('4,800 of 5,000')
      expect(await panel.locator('[aria-live]').textContent()).toBe('Deciding: 4,800 of 5,000')
      const again = page.waitForEvent('load')
      for (const stream of streams) stream.write('event: done\ndata: {}\n\n')
      await again
    })
  })

  it('never covers what has the focus, and shows where it is', async () => {
    await withPage({ viewport: { width: 320, height: 600 } }, '/list', async (page) => {
      for (let presses = 0; presses < 25; presses++) {
        await page.keyboard.press('Tab')
        const seen = await page.evaluate(`(() => {
          const focused = document.activeElement
          const box = focused.getClientRects()[0]
          const at = document.elementFromPoint(Math.min(box.left + 4, innerWidth - 1), box.top + box.height / 2)
          return { isOnTop: focused.contains(at) || at === null || at.contains(focused), text: focused.textContent.trim().slice(0, 40) }
        })()`)
        expect(seen).toMatchObject({ isOnTop: true })
      }
    })
  })
})
