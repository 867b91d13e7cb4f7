import { page } from '../../http/index.ts'
import { BulletList, Code, PageHeading, Section } from '../../ui/index.ts'
import { aboutPermit } from '../still.ts'

export const helpPage = page({
  path: '/help',
  query: aboutPermit,
  input: () => ({}),
  view: () => ({
    title: 'Help',
    content: (
      <>
        <PageHeading caption="Triptych" heading="Help" />
        <Section id="extract" heading="I want to find the arts therapists in our staff records">
          <p>
            Ask your ESR team for a staff-in-post extract as CSV or Excel, and <a href="/try">try it</a>. Triptych says what it understood
            and asks where it is not sure. The guide for workforce analysts in <Code>docs/guide</Code> explains every file that comes out.
          </p>
        </Section>
        <Section id="account" heading="I cannot sign in">
          <BulletList
            items={[
              <>
                You have forgotten your password: <a href="/sign-in/forgotten">choose a new one</a>.
              </>,
              'You have lost your phone: use one of your recovery codes in place of the code.',
              'You have neither: ask an administrator of your organisation. Nobody can read your password, and nobody needs it to help you.',
            ]}
          />
        </Section>
        <Section id="rights" heading="I see less than I expected">
          <p>
            What you see follows from your roles. <a href="/admin/roles">The table of roles</a> says who may do what; an administrator of
            your organisation gives and takes roles.
          </p>
        </Section>
        <Section id="reference" heading="Something went wrong">
          <p>
            Quote the reference on the page to whoever runs your installation. It leads them to the record of the fault, which holds no data
            of people.
          </p>
        </Section>
      </>
    ),
  }),
})
