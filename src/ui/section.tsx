import type { Child } from 'hono/jsx'

/** A part of a page that the list of contents can point to. */
export interface SectionHeading {
  readonly id: string
  readonly heading: string
}

export const Section = ({ id, heading, children }: SectionHeading & { children?: Child }) => (
  <section class="triptych-section" aria-labelledby={id}>
    <h2 id={id} tabindex={-1}>
      {heading}
    </h2>
    {children}
  </section>
)

export const ContentsList = ({ sections }: { sections: readonly SectionHeading[] }) => (
  <nav class="nhsuk-contents-list" aria-label="On this page">
    <ol class="nhsuk-contents-list__list">
      {sections.map(({ id, heading }) => (
        <li class="nhsuk-contents-list__item">
          <a class="nhsuk-contents-list__link" href={`#${id}`}>
            {heading}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)

/** The heading of the whole page, with a line above it that says what kind of page it is. */
export const PageHeading = ({ caption, heading }: { caption: string; heading: string }) => (
  <h1 class="nhsuk-heading-xl">
    <span class="nhsuk-caption-xl">{caption}</span> {heading}
  </h1>
)
