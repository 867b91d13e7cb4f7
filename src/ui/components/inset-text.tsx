import type { Child } from 'hono/jsx'

/** What stands out from the text around it. */
export const InsetText = ({ children }: { children?: Child }) => (
  <div class="nhsuk-inset-text">
    <span class="nhsuk-u-visually-hidden">Information: </span>
    {children}
  </div>
)
