import { isPerson } from '../../../access/index.ts'
import { query } from '../../../commands/index.ts'
import { z } from 'zod'
import { form, page, type Asked } from '../../../http/index.ts'
import { recordRequest, REQUEST_KINDS } from '../../../rights/index.ts'
import { Button, DateInput, ErrorSummary, Form, Hidden, PageHeading, Radios, Select, TextInput } from '../../../ui/index.ts'
import { crumb } from '../crumbs.ts'
import { DATA_RIGHTS } from './in-words.ts'

const path = `${DATA_RIGHTS}/new` as const

const mayRecord = query({
  name: 'pages.rights.record',
  did: 'opened the form for a request about personal data',
  input: z.object({}),
  permits: { act: 'handle data rights', where: 'own' },
  run: async () => null,
  audit: null,
})

const organisationsOf = ({ viewer }: Asked) => {
  const may = viewer.allowance('handle data rights').organisations
  const named = isPerson(viewer) ? viewer.memberships : []
  return may.map((id) => ({ value: id, text: named.find(({ organisation }) => organisation === id)?.name ?? '' }))
}

export const newRequestPage = page({
  path,
  query: mayRecord,
  input: () => ({}),
  view: (_, asked, tried) => {
    const organisations = organisationsOf(asked)
    const typed = (name: string): string | undefined => tried?.values[name]
    return {
      title: 'Record a request',
      panel: 'Administration',
      breadcrumbs: [crumb.dataRights],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Data rights" heading="Record a request" />
          <p>What you enter finds the person. It is sealed with a key that is not in the database.</p>
          <Form action={path}>
            {organisations.length > 1 ? (
              <Select
                name="organisation"
                label="Organisation"
                value={typed('organisation') ?? organisations[0]?.value}
                options={organisations}
                problems={tried?.problems}
              />
            ) : (
              <Hidden name="organisation" value={organisations[0]?.value ?? ''} />
            )}
            <Radios
              name="right"
              label="What is asked for?"
              labelSize="m"
              choices={Object.entries(REQUEST_KINDS).map(([value, text]) => ({ value, text }))}
              value={typed('right')}
              problems={tried?.problems}
            />
            <DateInput
              name="received"
              label="Received"
              labelSize="m"
              hint="The day the request reached anybody in the organisation."
              value={{ day: typed('received-day'), month: typed('received-month'), year: typed('received-year') }}
              problems={tried?.problems}
            />
            <TextInput
              name="name"
              label="Name"
              hint="First name and surname. Both are looked for in every order."
              value={typed('name')}
              problems={tried?.problems}
            />
            <TextInput
              name="staffNumber"
              label="Employee or assignment number (optional)"
              width={20}
              value={typed('staffNumber')}
              problems={tried?.problems}
            />
            <TextInput
              name="registrationNumber"
              label="Registration number (optional)"
              width={20}
              value={typed('registrationNumber')}
              problems={tried?.problems}
            />
            <TextInput name="email" label="Email address (optional)" type="email" value={typed('email')} problems={tried?.problems} />
            <Button text="Record the request" preventDoubleClick />
          </Form>
        </>
      ),
    }
  },
})

export const newRequestForm = form({
  path,
  page: newRequestPage,
  command: recordRequest,
  input: (_, { values }) => values,
  said: 'The request was recorded.',
  leadsTo: ({ id }) => ({ to: `${DATA_RIGHTS}/${id}` }),
})
