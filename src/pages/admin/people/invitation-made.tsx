import type { PageView } from '../../../http/index.ts'
import { Code, InsetText, LinkLine, PageHeading } from '../../../ui/index.ts'

/** Where no letter leaves the machine, whoever invited passes the link on; it is shown this once. */
export const invitationMade = (link: string, back: { readonly text: string; readonly href: string }): PageView => ({
  title: 'Invitation made',
  panel: 'Administration',
  breadcrumbs: [back],
  content: (
    <>
      <PageHeading caption={back.text} heading="Invitation made" />
      <p>No mail server is set up, so the letter was written to a file on the server and nothing was sent.</p>
      <p>Give this link to the person yourself. It is shown once, works once, and ends after 14 days:</p>
      <InsetText>
        <p>
          <Code>{link}</Code>
        </p>
      </InsetText>
      <LinkLine text={`Back to ${back.text.charAt(0).toLowerCase()}${back.text.slice(1)}`} href={back.href} />
    </>
  ),
})
