import { form } from '../../../http/index.ts'
import { dayInWords, type PlainDate } from '../../../kernel/index.ts'
import { listProviders, nameSuccessor } from '../../../workforce/index.ts'
import { Button, Details, Form, Hidden, TextInput } from '../../../ui/index.ts'
import { listPage } from '../../list-page.tsx'
import { findCrumb } from '../crumbs.ts'

const path = '/find/imports/organisations'
const day = (text: string | null, none: string): string => (text === null ? none : dayInWords(text as PlainDate))

export const providersPage = listPage({
  path,
  query: listProviders,
  panel: 'Find',
  caption: 'Imports',
  heading: 'Organisations of the ODS file',
  breadcrumbs: [findCrumb.find, findCrumb.imports],
  wide: true,
  above: () => (
    <p>
      Regions and boards of posts that do not state them are taken from here. Trusts that were renamed keep their earlier names, those that
      were merged their successor: the ODS file says when an organisation closed, and not who followed it.
    </p>
  ),
  order: { sorts: ['name', 'code', 'closed'], sort: 'name' },
  filters: [
    {
      kind: 'select',
      name: 'state',
      label: 'State',
      options: [
        { value: 'open', text: 'Open' },
        { value: 'closed', text: 'Closed' },
        { value: 'no successor', text: 'Closed, successor not known' },
        { value: 'renamed', text: 'Renamed' },
      ],
    },
  ],
  table: {
    id: 'providers',
    caption: 'Organisations',
    columns: [
      { key: 'name', heading: 'Name', sortable: true },
      { key: 'code', heading: 'Code', sortable: true, nowrap: true },
      { key: 'region', heading: 'Region' },
      { key: 'icb', heading: 'Board' },
      { key: 'closed', heading: 'Closed', sortable: true, nowrap: true },
      { key: 'successor', heading: 'Followed by' },
    ],
    row: (row, { viewer }) => ({
      name: (
        <>
          {row.name}
          {row.earlierNames.map(({ name, until }) => (
            <p>
              {name} until {day(until, '')}
            </p>
          ))}
        </>
      ),
      code: row.code,
      region: row.region ?? 'Not stated',
      icb: row.icb ?? 'Not stated',
      closed: day(row.closed, 'Open'),
      successor:
        row.closed === null ? (
          'Not applicable'
        ) : (
          <>
            {row.successor === null ? 'Not known' : `${row.successorName ?? ''} (${row.successor})`}
            {viewer.allowance('load extracts').organisations.includes(row.organisation) ? (
              <Details summary={`Say who followed ${row.code}`}>
                <Form action={path}>
                  <Hidden name="organisation" value={row.organisation} />
                  <Hidden name="code" value={row.code} />
                  <TextInput
                    name="successor"
                    id={`successor-${row.code}`}
                    label={`Code of the organisation that followed ${row.code}`}
                    width={5}
                  />
                  <Button text="Save" small />
                </Form>
              </Details>
            ) : null}
          </>
        ),
    }),
    noun: ['organisation', 'organisations'],
    nothing: () => 'No ODS file is loaded, or none of its organisations fits these filters.',
  },
})

export const successorForm = form({
  path,
  page: providersPage,
  command: nameSuccessor,
  said: 'The successor is kept, also when a newer ODS file is loaded.',
  leadsTo: () => ({ to: `${path}?state=closed` }),
})
