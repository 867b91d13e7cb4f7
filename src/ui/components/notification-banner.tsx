import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { Heading } from './heading.tsx'

interface NotificationBannerProps {
  /** `success` says that what was asked for was done, and takes the focus when the page opens. */
  readonly variant?: 'success' | undefined
  /** "Important", or "Success" of a success, where not given. */
  readonly title?: string | undefined
  readonly heading?: string | undefined
  /** One sentence; the heading itself where there is no heading. */
  readonly text?: string | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly children?: Child
}

/** What is new since the last page: above its content, one at most. */
export const NotificationBanner = ({ variant, title, heading, text, disableAutoFocus, children }: NotificationBannerProps) => (
  <div
    class={classNames('nhsuk-notification-banner', variant && `nhsuk-notification-banner--${variant}`)}
    data-module="nhsuk-notification-banner"
    data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
    role={variant === 'success' ? 'alert' : 'region'}
    aria-labelledby="nhsuk-notification-banner-title"
  >
    <div class="nhsuk-notification-banner__header">
      <Heading level={2} class="nhsuk-notification-banner__title" id="nhsuk-notification-banner-title">
        {title ?? (variant === 'success' ? 'Success' : 'Important')}
      </Heading>
    </div>
    <div class="nhsuk-notification-banner__content">
      {heading === undefined ? null : (
        <Heading level={3} class="nhsuk-notification-banner__heading">
          {heading}
        </Heading>
      )}
      {text === undefined ? null : <p class={heading === undefined ? 'nhsuk-notification-banner__heading' : 'nhsuk-body'}>{text}</p>}
      {children}
    </div>
  </div>
)
