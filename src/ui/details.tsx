import type { Child } from 'hono/jsx'

/** Text that opens when asked for; closed at first, and printed as it stands. */
export const Details = ({ summary, children }: { summary: Child; children?: Child }) => (
  <details class="nhsuk-details">
    <summary class="nhsuk-details__summary">
      <span class="nhsuk-details__summary-text">{summary}</span>
    </summary>
    <div class="nhsuk-details__text">{children}</div>
  </details>
)

/** The answer to the one question every figure must answer. `about` tells the questions of one page apart. */
export const HowDoWeKnow = ({ about, children }: { about: string; children?: Child }) => (
  <Details
    summary={
      <>
        How do we know? <span class="nhsuk-u-visually-hidden">{about}</span>
      </>
    }
  >
    {children}
  </Details>
)
