import { isPerson } from '../access/index.ts'
import type { Act, Viewer } from '../commands/index.ts'
import type { Asked, PageView, Site } from '../http/index.ts'
import type { Problem } from '../kernel/index.ts'
import {
  LinkLine,
  MessagePage,
  messageTitle,
  NotificationBanner,
  PageHeading,
  renderPage,
  uiAssets,
  type MessageStatus,
} from '../ui/index.ts'
import { routesFor } from './routes.ts'

/** The menu: what somebody may see, in the order of the panels. */
const MENU: readonly { readonly text: string; readonly href: string; readonly act: Act | null; readonly isOwn?: true }[] = [
  { text: 'Home', href: '/', act: null },
  { text: 'Find', href: '/find', act: 'see releases' },
  { text: 'Try your own extract', href: '/try', act: 'try an extract', isOwn: true },
  { text: 'Organisations', href: '/admin/organisations', act: 'see organisations' },
  { text: 'People', href: '/admin/people', act: 'see people' },
  { text: 'Sharing agreements', href: '/admin/agreements', act: 'see agreements' },
  { text: 'Data rights', href: '/admin/data-rights', act: 'approve disposals' },
  { text: 'Audit', href: '/admin/audit', act: 'read the audit' },
  { text: 'Jobs', href: '/admin/jobs', act: 'see jobs' },
  { text: 'Letters', href: '/admin/mail', act: 'see mail' },
]

const reaches = (viewer: Viewer, act: Act, isOwn: boolean): boolean => {
  const { self, organisations, everywhere } = viewer.allowance(act)
  return everywhere || organisations.length > 0 || (isOwn && self)
}

const navigationFor = ({ viewer, path }: Asked) =>
  isPerson(viewer)
    ? MENU.filter(({ act, isOwn }) => act === null || reaches(viewer, act, isOwn ?? false)).map(({ text, href }) => ({
        text,
        href,
        current: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
      }))
    : []

const organisationsOf = (viewer: Viewer): string =>
  isPerson(viewer) ? [...new Set(viewer.memberships.map(({ name }) => name))].join(', ') || 'No organisation yet' : ''

const HOME = { text: 'Home', href: '/' }

const STATUSES: readonly MessageStatus[] = [403, 404, 409, 429, 503]

/** The pages as the server takes them. */
export function createSite({ directory, demonstration }: { readonly directory: string; readonly demonstration: boolean }): Site {
  const assets = uiAssets()
  return {
    routes: routesFor({ directory }),
    assets: assets.files,
    render: (view, { asked, nonce, tried, said }) =>
      renderPage({
        title: view.title,
        panel: view.panel ?? null,
        demonstration: demonstration && view.isReal !== true,
        viewer: isPerson(asked.viewer) ? { name: asked.viewer.name, organisation: organisationsOf(asked.viewer) } : null,
        navigation: navigationFor(asked),
        breadcrumbs: view.breadcrumbs ? [HOME, ...view.breadcrumbs] : [],
        content: (
          <>
            {said === null ? null : <NotificationBanner variant="success" text={said} />}
            {view.content}
          </>
        ),
        hasProblems: (tried?.problems.length ?? 0) > 0,
        ...(view.wide !== undefined && { wide: view.wide }),
        ...(view.head !== undefined && { head: view.head }),
        nonce,
        assets: assets.page,
      }),
    message: (problem, asked) => messageView(problem, asked),
  }
}

function messageView({ status, code, message, todo }: Problem, { requestId }: Asked): PageView {
  const shown = code === 'mistake' ? 500 : STATUSES.find((each) => each === status)
  if (shown === undefined) {
    return {
      title: 'This was not done',
      content: (
        <>
          <PageHeading caption="Triptych" heading="This was not done" />
          <p>{message}</p>
          <p>{todo}</p>
          <LinkLine text="Go to the home page" href="/" />
        </>
      ),
    }
  }
  const isPlain = shown === 404 || shown === 500
  return {
    title: messageTitle(shown),
    content: <MessagePage status={shown} reference={requestId} {...(!isPlain && { sentence: message, next: todo })} />,
  }
}
