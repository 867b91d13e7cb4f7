import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** WCAG 2.2 A and AA, and what axe counts as good practice besides. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on a page as it is now, a line each. It is brought into a page once, however often it is asked. */
export async function barriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source)
  const options = JSON.stringify({ resultTypes: ['violations'], runOnly: { type: 'tag', values: TAGS } })
  const violations: axe.Result[] = await page.evaluate(`axe.run(document, ${options}).then(({ violations }) => violations)`)
  return violations.map(({ id, nodes }) => {
    const places = nodes.map(({ html }) => html.slice(0, 200))
    return `${id}: ${places.slice(0, 3).join(' ')}`
  })
}
