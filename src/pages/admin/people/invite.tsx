import { z } from 'zod'
import { invitePerson, isPerson, ORGANISATION_KINDS } from '../../../access/index.ts'
import { query } from '../../../commands/index.ts'
import { form, page, type Asked } from '../../../http/index.ts'
import { Button, ErrorSummary, Form, PageHeading, Select, TextInput } from '../../../ui/index.ts'
import { sentenceCase } from '../../in-words.ts'
import { crumb } from '../crumbs.ts'
import { invitationMade } from './invitation-made.tsx'

const mayInvite = query({
  name: 'pages.people.invite',
  did: 'opened the form for an invitation',
  input: z.object({}),
  permits: { act: 'manage people', where: 'own' },
  run: async () => null,
  audit: null,
})

const organisationsOf = ({ viewer }: Asked) => {
  const may = viewer.allowance('manage people').organisations
  return isPerson(viewer)
    ? viewer.memberships.filter(
        ({ organisation }, i, all) => may.includes(organisation) && all.findIndex((each) => each.organisation === organisation) === i,
      )
    : []
}

export const invitePersonPage = page({
  path: '/admin/people/invite',
  query: mayInvite,
  input: () => ({}),
  view: (_, asked, tried) => {
    const organisations = organisationsOf(asked)
    const roles = new Set(organisations.flatMap(({ kind }) => [...ORGANISATION_KINDS[kind].roles]))
    return {
      title: 'Invite somebody',
      panel: 'Administration',
      breadcrumbs: [crumb.people],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="People" heading="Invite somebody" />
          <p>They get a letter with a link that works once, for 14 days, and choose a password themselves.</p>
          <Form action="/admin/people/invite">
            <TextInput name="name" label="Name" value={tried?.values['name']} problems={tried?.problems} />
            <TextInput name="email" label="Email address" type="email" value={tried?.values['email']} problems={tried?.problems} />
            <Select
              name="organisation"
              label="Organisation"
              value={tried?.values['organisation'] ?? organisations[0]?.organisation}
              options={organisations.map(({ organisation, name }) => ({ value: organisation, text: name }))}
              problems={tried?.problems}
            />
            <Select
              name="role"
              label="Role"
              hint="One to begin with; more can be given later."
              value={tried?.values['role'] ?? ''}
              options={[{ value: '', text: 'Choose a role' }, ...[...roles].map((role) => ({ value: role, text: sentenceCase(role) }))]}
              problems={tried?.problems}
            />
            <Button text="Send the invitation" preventDoubleClick />
          </Form>
        </>
      ),
    }
  },
})

export const invitePersonForm = form({
  path: '/admin/people/invite',
  page: invitePersonPage,
  command: invitePerson,
  input: (_, { values }) => values,
  said: 'The invitation is on its way.',
  leadsTo: ({ link }) => (link === null ? { to: '/admin/people/invitations' } : { view: invitationMade(link, crumb.people) }),
})
