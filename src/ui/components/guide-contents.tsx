interface GuideContentsProps {
  readonly pages: readonly { readonly text: string; readonly href: string; readonly current?: boolean | undefined }[]
  readonly heading?: string | undefined
}

/** The pages of a guide, the one that is open not a link. */
export const GuideContents = ({ pages, heading = 'Contents' }: GuideContentsProps) => (
  <nav class="nhsuk-contents-list" role="navigation" aria-label="Pages in this guide">
    <h2 class="nhsuk-u-visually-hidden">{heading}</h2>
    <ol class="nhsuk-contents-list__list">
      {pages.map(({ text, href, current }) => (
        <li class="nhsuk-contents-list__item" aria-current={current ? 'page' : undefined}>
          {current ? (
            <span class="nhsuk-contents-list__current">{text}</span>
          ) : (
            <a class="nhsuk-contents-list__link" href={href}>
              {text}
            </a>
          )}
        </li>
      ))}
    </ol>
  </nav>
)
