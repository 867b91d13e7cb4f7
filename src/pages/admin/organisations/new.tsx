import { createOrganisation, ORGANISATION_KINDS } from '../../../access/index.ts'
import { z } from 'zod'
import { query } from '../../../commands/index.ts'
import { form, page } from '../../../http/index.ts'
import { Button, ErrorSummary, Form, PageHeading, Radios } from '../../../ui/index.ts'
import { crumb } from '../crumbs.ts'
import { OrganisationFields } from './organisation-fields.tsx'

const mayCreate = query({
  name: 'pages.organisation.new',
  did: 'opened the form for an organisation',
  input: z.object({}),
  permits: { act: 'create organisations', where: 'own' },
  run: async () => null,
  audit: null,
})

export const newOrganisationPage = page({
  path: '/admin/organisations/new',
  query: mayCreate,
  input: () => ({}),
  view: (_, __, tried) => ({
    title: 'Add an organisation',
    panel: 'Administration',
    breadcrumbs: [crumb.organisations],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Organisations" heading="Add an organisation" />
        <Form action="/admin/organisations/new">
          <Radios
            name="kind"
            label="What kind of organisation is it?"
            value={tried?.values['kind']}
            choices={Object.entries(ORGANISATION_KINDS)
              .filter(([kind]) => kind !== 'host')
              .map(([value, { name }]) => ({ value, text: name }))}
            problems={tried?.problems}
          />
          <OrganisationFields values={{}} tried={tried} />
          <Button text="Add the organisation" preventDoubleClick />
        </Form>
      </>
    ),
  }),
})

export const newOrganisationForm = form({
  path: '/admin/organisations/new',
  page: newOrganisationPage,
  command: createOrganisation,
  said: 'The organisation was added. Invite its first administrator now.',
  leadsTo: ({ id }) => ({ to: `/admin/organisations/${id}` }),
})
