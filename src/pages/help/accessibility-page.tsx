import { page } from '../../http/index.ts'
import { BulletList, PageHeading, Section } from '../../ui/index.ts'
import { aboutPermit } from '../still.ts'

export const accessibilityPage = page({
  path: '/accessibility',
  query: aboutPermit,
  input: () => ({}),
  view: () => ({
    title: 'Accessibility',
    content: (
      <>
        <PageHeading caption="Triptych" heading="Accessibility" />
        <p>We aim at WCAG 2.2 level AA. Every page is checked by a program in each change, at three widths, and has to work:</p>
        <BulletList
          items={[
            'with a keyboard alone',
            'without JavaScript',
            'on a screen 320 pixels wide and at 400% zoom',
            'with charts that have a table beside them saying the same',
          ]}
        />
        <Section id="known" heading="What we know does not work yet">
          <p>No study with people who use assistive technology has been made yet. Programs find fewer than half of all barriers.</p>
        </Section>
        <Section id="tell" heading="Tell us">
          <p>Tell whoever runs your installation about a barrier. They can pass it to the project, whose source is open.</p>
        </Section>
      </>
    ),
  }),
})
