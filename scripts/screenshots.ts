// Pictures for the README and the guides, from the demonstration's own results.
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const results = process.argv[2] ?? 'demonstration/results'
const images = process.argv[3] ?? 'docs/guide/images'
await mkdir(images, { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
})
try {
  for (const { name, width, height, whole } of [
    { name: 'report', width: 1280, height: 1100, whole: false },
    { name: 'report-phone', width: 320, height: 900, whole: false },
    ...(process.argv.includes('--whole') ? [{ name: 'whole', width: 1280, height: 1000, whole: true }] : []),
  ]) {
    const page = await browser.newPage({ viewport: { width, height } })
    await page.goto(pathToFileURL(resolve(results, 'report.html')).href)
    await page.screenshot({ path: resolve(images, `${name}.png`), fullPage: whole })
    await page.close()
  }
} finally {
  await browser.close()
}
