import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { FictionalDataBanner } from './fictional-data-banner.tsx'
import { Mark } from './mark.tsx'
import { rendered } from './rendered.ts'
import { stylesheetFor } from './stylesheet.ts'

interface Page {
  readonly title: string
  /** Which of the three panels the page belongs to. */
  readonly panel: 'Find' | 'Place' | 'Learn'
  /** True where every person on the page is invented: said at the top of it. */
  readonly demonstration: boolean
  readonly content: Child
  readonly footer: Child
}

/** Nothing may be fetched, run or sent: the page is complete in itself. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** One self-contained HTML file: its style is inside it, it needs no script and asks no server for anything. */
export function standalonePage(page: Page): string {
  const body = rendered(<Body {...page} />)
  const head = rendered(
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>{`${page.title} – Triptych`}</title>
      <link rel="icon" href="data:," />
      <style>{raw(stylesheetFor(body))}</style>
    </head>,
  )
  return `<!DOCTYPE html>\n<html lang="en-GB">${head}${body}</html>\n`
}

const Body = ({ panel, demonstration, content, footer }: Page) => (
  <body class="triptych-page">
    <a class="nhsuk-skip-link" href="#maincontent">
      Skip to main content
    </a>
    <header class="nhsuk-header">
      <div class="nhsuk-width-container triptych-header">
        <Mark />
        <span class="triptych-header__name">Triptych</span>
        <span class="triptych-header__panel">{panel}</span>
      </div>
    </header>
    {demonstration ? <FictionalDataBanner /> : null}
    <div class="nhsuk-width-container">
      <main class="nhsuk-main-wrapper" id="maincontent" tabindex={-1}>
        {content}
      </main>
    </div>
    <footer class="nhsuk-footer">
      <div class="nhsuk-width-container">{footer}</div>
    </footer>
  </body>
)
