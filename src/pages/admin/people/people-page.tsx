import { listPeople, ROLES } from '../../../access/index.ts'
import { page } from '../../../http/index.ts'
import { dayInWords, dayOf } from '../../../kernel/index.ts'
import { ButtonGroup, ButtonLink, FilterForm, ListTable, PageHeading, Tag } from '../../../ui/index.ts'
import { sentenceCase } from '../../in-words.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'

const path = '/admin/people'
const address = listAddress({
  sorts: ['name', 'organisation', 'last-sign-in'],
  filters: ['organisation', 'role', 'status', 'use', 'step'],
  sort: 'name',
})

export const peoplePage = page({
  path,
  query: listPeople,
  input: address.input,
  view: ({ rows, total }, asked) => {
    const state = address.state(asked)
    const mayInvite = asked.viewer.allowance('manage people').organisations.length > 0
    return {
      title: 'People',
      panel: 'Administration',
      wide: true,
      content: (
        <>
          <PageHeading caption="Administration" heading="People" />
          <p>Everybody with a role in your organisations. Open a person to give or take a role, or to disable their account.</p>
          <ButtonGroup>
            {mayInvite ? <ButtonLink text="Invite somebody" href="/admin/people/invite" /> : null}
            <ButtonLink text="Invitations" href="/admin/people/invitations" variant="secondary" />
          </ButtonGroup>
          <FilterForm
            path={path}
            state={state}
            fields={[
              {
                kind: 'select',
                name: 'role',
                label: 'Role',
                options: Object.keys(ROLES).map((role) => ({ value: role, text: sentenceCase(role) })),
              },
              {
                kind: 'select',
                name: 'status',
                label: 'Status',
                options: [
                  { value: 'active', text: 'Active' },
                  { value: 'disabled', text: 'Disabled' },
                ],
              },
              { kind: 'select', name: 'use', label: 'Use', options: [{ value: 'unused', text: 'Not signed in for 90 days' }] },
              {
                kind: 'select',
                name: 'step',
                label: 'Sign-in',
                options: [
                  { value: 'one', text: 'Password alone' },
                  { value: 'two', text: 'Two-step' },
                ],
              },
            ]}
          />
          <ListTable
            id="people"
            caption="People and their roles"
            path={path}
            state={state}
            columns={[
              { key: 'name', heading: 'Name', sortable: true },
              { key: 'email', heading: 'Email address', nowrap: true },
              { key: 'organisation', heading: 'Organisation', sortable: true },
              { key: 'roles', heading: 'Roles' },
              { key: 'last-sign-in', heading: 'Last signed in', sortable: true, nowrap: true },
              { key: 'status', heading: 'Status' },
            ]}
            rows={rows.map((row) => ({
              name: <a href={`/admin/people/${row.organisation}/${row.account}`}>{row.name}</a>,
              email: row.email,
              organisation: row.organisationName,
              roles: sentenceCase(row.roles.join(', ')),
              'last-sign-in': row.signedInAt ? dayInWords(dayOf(row.signedInAt)) : 'Not yet',
              status: row.status === 'active' ? <Tag text="Active" colour="green" /> : <Tag text="Disabled" colour="grey" />,
            }))}
            total={total}
            pageSize={PAGE_SIZE}
            noun={['person', 'people']}
          />
        </>
      ),
    }
  },
})
