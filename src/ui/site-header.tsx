import { Mark } from './mark.tsx'

export type Panel = 'Find' | 'Place' | 'Learn' | 'Administration'

export interface Viewer {
  readonly name: string
  readonly organisation: string
}

export interface NavigationLink {
  readonly text: string
  readonly href: string
  readonly current: boolean
}

interface SiteHeaderProps {
  readonly panel: Panel | null
  readonly viewer: Viewer | null
  readonly navigation: readonly NavigationLink[]
}

/** Whose page it is and who looks at it. Our own mark: the NHS logo is for services of the NHS. */
export const SiteHeader = ({ panel, viewer, navigation }: SiteHeaderProps) => (
  <header class="triptych-site-header" role="banner">
    <div class="nhsuk-width-container triptych-site-header__row">
      <a class="triptych-site-header__home" href="/">
        <Mark />
        <span class="triptych-header__name">Triptych</span>
        {panel === null ? null : <span class="triptych-site-header__panel">{panel}</span>}
      </a>
      <Account viewer={viewer} />
    </div>
    {navigation.length === 0 ? null : (
      <nav class="triptych-navigation" aria-label="Menu">
        <ul class="nhsuk-width-container triptych-navigation__list">
          {navigation.map(({ text, href, current }) => (
            <li>
              <a class="triptych-navigation__link" href={href} aria-current={current ? 'true' : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    )}
  </header>
)

const Account = ({ viewer }: { viewer: Viewer | null }) => (
  <nav class="triptych-account" aria-label="Account">
    {viewer === null ? (
      <a class="triptych-account__link" href="/sign-in">
        Sign in
      </a>
    ) : (
      <>
        <a class="triptych-account__link triptych-account__who" href="/account">
          <span class="nhsuk-u-visually-hidden">Your account: </span>
          <strong>{viewer.name}</strong>
          <span class="nhsuk-u-visually-hidden">, </span>
          <span class="triptych-account__organisation">{viewer.organisation}</span>
        </a>
        <form class="triptych-account__form" action="/sign-out" method="post">
          <button class="triptych-account__link" type="submit">
            Sign out
          </button>
        </form>
      </>
    )}
  </nav>
)
