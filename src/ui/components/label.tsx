import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { HeadingWrapper, type HeadingLevel, type HeadingSize } from './heading.tsx'

export interface LabelProps {
  readonly for?: string | undefined
  readonly text: Child
  readonly size?: HeadingSize | undefined
  /** Set where the label is a heading of the page too: 1 where the page asks this one question. */
  readonly heading?: HeadingLevel | undefined
  readonly hidden?: boolean | undefined
  readonly class?: string | undefined
}

/** Names a field. */
export const Label = ({ for: field, text, size, heading, hidden, class: more }: LabelProps) => (
  <HeadingWrapper level={heading} class="nhsuk-label-wrapper">
    <label class={classNames('nhsuk-label', size && `nhsuk-label--${size}`, hidden && 'nhsuk-u-visually-hidden', more)} for={field}>
      {text}
    </label>
  </HeadingWrapper>
)
