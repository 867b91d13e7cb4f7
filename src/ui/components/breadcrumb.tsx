import { BackLink } from './back-link.tsx'

export interface Crumb {
  readonly text: string
  readonly href: string
}

/** Where the page stands: the pages above it, and on a narrow screen a link back to the nearest. */
export const Breadcrumb = ({ items }: { items: readonly Crumb[] }) => {
  const nearest = items.at(-1)
  if (nearest === undefined) return null
  return (
    <nav class="nhsuk-breadcrumb" aria-label="Breadcrumb">
      <ol class="nhsuk-breadcrumb__list">
        {items.map(({ text, href }) => (
          <li class="nhsuk-breadcrumb__list-item">
            <a class="nhsuk-breadcrumb__link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ol>
      <BackLink text={nearest.text} href={nearest.href} hiddenText="Back to" />
    </nav>
  )
}
