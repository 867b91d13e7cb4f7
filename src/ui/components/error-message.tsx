import type { Child } from 'hono/jsx'

/** What is wrong, at the field where it is wrong. */
export const ErrorMessage = ({ id, children }: { id?: string | undefined; children?: Child }) => (
  <span class="nhsuk-error-message" id={id}>
    <span class="nhsuk-u-visually-hidden">Error: </span>
    {children}
  </span>
)
