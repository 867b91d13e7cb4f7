import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { Heading, type HeadingLevel } from './heading.tsx'

interface PanelProps {
  readonly heading: Child
  readonly level?: HeadingLevel | undefined
  readonly size?: 'm' | 'l' | 'xl' | undefined
  /** Stops people before they go on, where what comes next matters. */
  readonly variant?: 'interruption' | undefined
  readonly children?: Child
}

/** The end of a piece of work: it is done, and this is what happens next. */
export const Panel = ({ heading, level = 1, size, variant, children }: PanelProps) => (
  <div class={classNames('nhsuk-panel', variant && `nhsuk-panel--${variant}`)}>
    <Heading level={level} class={classNames('nhsuk-panel__heading', size && `nhsuk-panel__heading--${size}`)}>
      {heading}
    </Heading>
    {children === undefined ? null : <div class="nhsuk-panel__body">{children}</div>}
  </div>
)
