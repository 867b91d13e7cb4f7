import type { Child } from 'hono/jsx'

interface DetailsProps {
  readonly summary: Child
  readonly open?: boolean | undefined
  readonly children?: Child
}

/** Text that opens when asked for; closed at first, and printed as it stands. */
export const Details = ({ summary, open, children }: DetailsProps) => (
  <Disclosure name="nhsuk-details" summary={summary} open={open}>
    {children}
  </Disclosure>
)

/** As Details, but with a frame: for a part of a page that most people need. */
export const Expander = ({ summary, open, children }: DetailsProps) => (
  <Disclosure name="nhsuk-details nhsuk-expander" summary={summary} open={open}>
    {children}
  </Disclosure>
)

const Disclosure = ({ name, summary, open, children }: DetailsProps & { name: string }) => (
  <details class={name} open={open}>
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
