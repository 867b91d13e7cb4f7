import { listOrganisations, ORGANISATION_KINDS } from '../../../access/index.ts'
import { page } from '../../../http/index.ts'
import { ButtonLink, FilterForm, ListTable, PageHeading, Tag } from '../../../ui/index.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'

const path = '/admin/organisations'
const address = listAddress({ sorts: ['name', 'kind', 'nation'], filters: ['kind', 'status'], sort: 'name' })

export const organisationsPage = page({
  path,
  query: listOrganisations,
  input: address.input,
  view: ({ rows, total }, asked) => {
    const state = address.state(asked)
    return {
      title: 'Organisations',
      panel: 'Administration',
      content: (
        <>
          <PageHeading caption="Administration" heading="Organisations" />
          {asked.viewer.allowance('create organisations').everywhere ? (
            <ButtonLink text="Add an organisation" href="/admin/organisations/new" />
          ) : null}
          <FilterForm
            path={path}
            state={state}
            fields={[
              {
                kind: 'select',
                name: 'kind',
                label: 'Kind',
                options: Object.entries(ORGANISATION_KINDS).map(([value, { name }]) => ({ value, text: name })),
              },
              {
                kind: 'select',
                name: 'status',
                label: 'Status',
                options: [
                  { value: 'open', text: 'Open' },
                  { value: 'closed', text: 'Closed' },
                ],
              },
            ]}
          />
          <ListTable
            id="organisations"
            caption="Organisations you may see"
            path={path}
            state={state}
            columns={[
              { key: 'name', heading: 'Name', sortable: true },
              { key: 'kind', heading: 'Kind', sortable: true },
              { key: 'code', heading: 'ODS code' },
              { key: 'nation', heading: 'Nation', sortable: true },
              { key: 'status', heading: 'Status' },
            ]}
            rows={rows.map((row) => ({
              name: <a href={`/admin/organisations/${row.id}`}>{row.name}</a>,
              kind: ORGANISATION_KINDS[row.kind].name,
              code: row.odsCode ?? 'None',
              nation: row.nation ?? 'Not known',
              status: row.closedAt ? <Tag text="Closed" colour="grey" /> : <Tag text="Open" colour="green" />,
            }))}
            total={total}
            pageSize={PAGE_SIZE}
            noun={['organisation', 'organisations']}
          />
        </>
      ),
    }
  },
})
