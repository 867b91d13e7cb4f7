import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { Heading, type HeadingLevel } from './heading.tsx'
import { Icon } from './icon.tsx'

export type CardVariant = 'feature' | 'primary' | 'secondary' | 'warning'

interface CardProps {
  readonly heading?: Child
  readonly level?: HeadingLevel | undefined
  readonly size?: 'xxs' | 'xs' | 's' | 'm' | 'l' | 'xl' | undefined
  readonly variant?: CardVariant | undefined
  /** Makes the heading a link. */
  readonly href?: string | undefined
  /** The whole card takes the press, and the heading's link is where it leads. */
  readonly clickable?: boolean | undefined
  /** One paragraph. More, or other than that, stands in the children. */
  readonly description?: string | undefined
  readonly children?: Child
}

/** One thing of several, with what can be done about it. */
export const Card = ({ heading, level = 2, size, variant, href, clickable, description, children }: CardProps) => (
  <div class={classNames('nhsuk-card', clickable && 'nhsuk-card--clickable', variant && `nhsuk-card--${variant}`)}>
    <div class="nhsuk-card__content">
      {heading === undefined ? null : (
        <Heading level={level} class={classNames('nhsuk-card__heading', size && `nhsuk-heading-${size}`)}>
          {href === undefined || variant === 'feature' ? (
            heading
          ) : (
            <a class="nhsuk-card__link" href={href}>
              {heading}
            </a>
          )}
        </Heading>
      )}
      {description === undefined ? null : <p class="nhsuk-card__description">{description}</p>}
      {children}
      {variant === 'primary' ? <Icon name="chevron-right-circle" /> : null}
    </div>
  </div>
)

/** Cards side by side, as many in a row as there is room for. */
export const CardGroup = ({ children }: { children?: Child }) => <div class="triptych-cards">{children}</div>
