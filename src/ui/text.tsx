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

/** A code of the field or of ours, as it stands in the files. */
export const Code = ({ children }: { children?: Child }) => <code class="triptych-code">{children}</code>
