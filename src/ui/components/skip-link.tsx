interface SkipLinkProps {
  readonly href?: string | undefined
  readonly text?: string | undefined
}

/** First on the page, seen once it has the focus. */
export const SkipLink = ({ href = '#maincontent', text = 'Skip to main content' }: SkipLinkProps) => (
  <a class="nhsuk-skip-link" data-module="nhsuk-skip-link" href={href}>
    {text}
  </a>
)
