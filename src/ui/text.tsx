import type { Child } from 'hono/jsx'

export const LeadParagraph = ({ children }: { children?: Child }) => <p class="triptych-lead">{children}</p>

/** What explains a figure rather than states one. */
export const SmallPrint = ({ children }: { children?: Child }) => <p class="triptych-small">{children}</p>

export const BulletList = ({ items }: { items: readonly Child[] }) => (
  <ul class="nhsuk-list nhsuk-list--bullet">
    {items.map((item) => (
      <li>{item}</li>
    ))}
  </ul>
)

/** A short paper that prints on one side of A4. */
export const OneSide = ({ children }: { children?: Child }) => <div class="triptych-paper">{children}</div>

/** For whoever hears the page: what a repeated link or button is about. */
export const HeardOnly = ({ children }: { children?: Child }) => <span class="nhsuk-u-visually-hidden"> {children}</span>

/** A link that stands alone in its line, as high as a finger needs. */
export const LinkLine = ({ text, href }: { text: Child; href: string }) => (
  <p>
    <a class="triptych-alone" href={href}>
      {text}
    </a>
  </p>
)

/** A code of the field or of ours, as it stands in the files. */
export const Code = ({ children }: { children?: Child }) => <code class="triptych-code">{children}</code>
