import type { Child } from 'hono/jsx'
import { Breadcrumb, type Crumb } from './components/breadcrumb.tsx'
import { classNames } from './components/class-names.ts'
import { Footer } from './components/footer.tsx'
import { SkipLink } from './components/skip-link.tsx'
import { FictionalDataBanner } from './fictional-data-banner.tsx'
import { rendered } from './rendered.ts'
import { SiteHeader, type NavigationLink, type Panel, type Viewer } from './site-header.tsx'

/** What a page of the server is made of. */
export interface Shell {
  /** The page's subject; the name of the service and, where the form has problems, "Error: " are added. */
  readonly title: string
  /** Which of the three panels, or the administration, the page belongs to: its colour. */
  readonly panel: Panel | null
  /** True where every person is invented: said on every page. */
  readonly demonstration: boolean
  readonly viewer: Viewer | null
  readonly navigation: readonly NavigationLink[]
  /** The pages above this one, from the top. */
  readonly breadcrumbs: readonly Crumb[]
  readonly content: Child
  readonly hasProblems?: boolean
  /** For pages whose table or board needs the width. */
  readonly wide?: boolean
  /** More for the head, such as `<noscript><meta http-equiv="refresh" …></noscript>`. */
  readonly head?: Child
  /** The nonce that the page's content security policy allows scripts by. */
  readonly nonce: string
  readonly assets: PageAssets
}

/** Addresses of what the page loads, as `uiAssets` names them. */
export interface PageAssets {
  readonly style: string
  readonly script: string
  readonly icon?: string
}

const support = [
  { text: 'Help', href: '/help' },
  { text: 'About', href: '/admin/about' },
  { text: 'Accessibility', href: '/accessibility' },
]

const accents = { Find: 'find', Place: 'place', Learn: 'learn', Administration: 'administration' } as const

/** A whole page of the server. It works before its script has come, and without it. */
export const renderPage = (shell: Shell): string => `<!DOCTYPE html>\n${rendered(<Page {...shell} />)}\n`

const Page = (shell: Shell) => (
  <html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${shell.hasProblems ? 'Error: ' : ''}${shell.title} – Triptych`}</title>
      <link rel="stylesheet" href={shell.assets.style} />
      {shell.assets.icon === undefined ? null : <link rel="icon" type="image/svg+xml" href={shell.assets.icon} />}
      <script type="module" src={shell.assets.script} nonce={shell.nonce} />
      {shell.head}
    </head>
    <body
      class={classNames(
        'triptych-page triptych-site',
        shell.panel && `triptych-site--${accents[shell.panel]}`,
        shell.wide && 'triptych-site--wide',
      )}
    >
      <SkipLink />
      <SiteHeader panel={shell.panel} viewer={shell.viewer} navigation={shell.navigation} />
      {shell.demonstration ? <FictionalDataBanner /> : null}
      <div class="nhsuk-width-container">
        <Breadcrumb items={shell.breadcrumbs} />
        <main class="nhsuk-main-wrapper" id="maincontent" tabindex={-1}>
          {shell.content}
        </main>
      </div>
      <Footer links={support} />
    </body>
  </html>
)
