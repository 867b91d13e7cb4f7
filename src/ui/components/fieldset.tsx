import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { HeadingWrapper, type HeadingLevel, type HeadingSize } from './heading.tsx'

interface FieldsetProps {
  readonly legend: Child
  readonly legendSize?: HeadingSize | undefined
  /** Set where the legend is a heading of the page too: 1 where the page asks this one question. */
  readonly heading?: HeadingLevel | undefined
  readonly role?: 'group' | undefined
  readonly describedBy?: string | undefined
  readonly children?: Child
}

/** Fields that answer one question together. */
export const Fieldset = ({ legend, legendSize, heading, role, describedBy, children }: FieldsetProps) => (
  <fieldset class="nhsuk-fieldset" role={role} aria-describedby={describedBy}>
    <Legend text={legend} size={legendSize} heading={heading} />
    {children}
  </fieldset>
)

interface LegendProps {
  readonly text: Child
  readonly size?: HeadingSize | undefined
  readonly heading?: HeadingLevel | undefined
}

export const Legend = ({ text, size, heading }: LegendProps) => (
  <legend class={classNames('nhsuk-fieldset__legend', size && `nhsuk-fieldset__legend--${size}`)}>
    <HeadingWrapper level={heading} class="nhsuk-fieldset__heading">
      {text}
    </HeadingWrapper>
  </legend>
)
