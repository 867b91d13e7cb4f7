import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

/** The one next step of a page, where it is a link. */
export const ActionLink = ({ text, href }: { text: Child; href: string }) => (
  <a class="nhsuk-action-link" href={href}>
    <Icon name="arrow-right-circle" />
    <span class="nhsuk-action-link__text">{text}</span>
  </a>
)
