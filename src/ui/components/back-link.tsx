interface BackLinkProps {
  readonly href: string
  readonly text?: string | undefined
  /** Read out before the text. */
  readonly hiddenText?: string | undefined
}

export const BackLink = ({ href, text = 'Back', hiddenText }: BackLinkProps) => (
  <a class="nhsuk-back-link" href={href}>
    {hiddenText === undefined ? null : <span class="nhsuk-u-visually-hidden">{hiddenText} </span>}
    {text}
  </a>
)
