interface FooterProps {
  readonly links: readonly { readonly text: string; readonly href: string }[]
  readonly copyright?: string | undefined
}

/** The same links at the foot of every page. */
export const Footer = ({ links, copyright }: FooterProps) => (
  <footer class="nhsuk-footer" role="contentinfo">
    <div class="nhsuk-width-container">
      <div class="nhsuk-footer__meta">
        <h2 class="nhsuk-u-visually-hidden">Support links</h2>
        <ul class="nhsuk-footer__list">
          {links.map(({ text, href }) => (
            <li class="nhsuk-footer__list-item">
              <a class="nhsuk-footer__list-item-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        {copyright === undefined ? null : <p class="nhsuk-body-s">{copyright}</p>}
      </div>
    </div>
  </footer>
)
