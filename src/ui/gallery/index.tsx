import { uiAssets } from '../assets.ts'
import { RefreshWithoutScript } from '../components/index.ts'
import { renderPage, type Shell } from '../shell.tsx'
import { BlocksPage } from './blocks-page.tsx'
import { FormPage } from './form-page.tsx'
import { ListPage } from './list-page.tsx'
import { MessagesPage } from './messages-page.tsx'

const nonce = 'bm9uY2U'

/** As strict as the server's: no style and no script but its own, nothing of another host. */
export const policy = [
  "default-src 'none'",
  "style-src 'self'",
  `script-src 'nonce-${nonce}'`,
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const navigation = [
  { text: 'Home', href: '/', current: false },
  { text: 'Find', href: '/find', current: false },
  { text: 'Place', href: '/place', current: false },
  { text: 'Learn', href: '/learn', current: false },
  { text: 'Administration', href: '/admin', current: false },
]

function page(shell: Pick<Shell, 'title' | 'panel' | 'content'> & Partial<Shell>): string {
  return renderPage({
    demonstration: true,
    viewer: { name: 'Ada Okoro', organisation: 'Northmoor and Vale Partnership NHS Trust' },
    navigation: navigation.map((link) => ({ ...link, current: link.text === shell.panel })),
    breadcrumbs:
      shell.panel === null
        ? []
        : [
            { text: 'Home', href: '/' },
            { text: shell.panel, href: `/${shell.panel.toLowerCase()}` },
          ],
    nonce,
    assets: uiAssets().page,
    ...shell,
  })
}

/** Pages that show every component, by address. */
export const gallery: ReadonlyMap<string, string> = new Map([
  ['/form', page({ title: 'Offer a placement', panel: 'Place', hasProblems: true, content: <FormPage /> })],
  ['/list', page({ title: 'Therapists', panel: 'Find', wide: true, content: <ListPage /> })],
  [
    '/blocks',
    page({
      title: 'Round',
      panel: 'Learn',
      head: <RefreshWithoutScript seconds={10} />,
      content: <BlocksPage progressSource="/progress" />,
    }),
  ],
  ['/messages', page({ title: 'Page not found', panel: 'Administration', viewer: null, demonstration: false, content: <MessagesPage /> })],
  ['/plain', page({ title: 'Home', panel: null, content: <h1>Home</h1> })],
])
