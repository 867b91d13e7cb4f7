import type { Child } from 'hono/jsx'
import { Card } from './card.tsx'
import type { HeadingLevel } from './heading.tsx'

interface WarningCalloutProps {
  readonly heading?: string | undefined
  readonly level?: HeadingLevel | undefined
  readonly text?: string | undefined
  readonly children?: Child
}

/** What goes wrong unless people know it first. */
export const WarningCallout = ({ heading = 'Important', level = 3, text, children }: WarningCalloutProps) => (
  <Card
    variant="warning"
    level={level}
    description={text}
    heading={
      /important/i.test(heading) ? (
        heading
      ) : (
        <span role="text">
          <span class="nhsuk-u-visually-hidden">Important: </span>
          {heading}
        </span>
      )
    }
  >
    {children}
  </Card>
)
