import { listPeople, ROLES } from '../../../access/index.ts'
import { dayInWords, dayOf } from '../../../kernel/index.ts'
import { ButtonGroup, ButtonLink, Tag } from '../../../ui/index.ts'
import { sentenceCase } from '../../in-words.ts'
import { listPage } from '../../list-page.tsx'

export const peoplePage = listPage({
  path: '/admin/people',
  query: listPeople,
  panel: 'Administration',
  heading: 'People',
  wide: true,
  above: ({ viewer }) => (
    <>
      <p>Everybody with a role in your organisations. Open a person to give or take a role, or to disable their account.</p>
      <ButtonGroup>
        {viewer.allowance('manage people').organisations.length > 0 ? (
          <ButtonLink text="Invite somebody" href="/admin/people/invite" />
        ) : null}
        <ButtonLink text="Invitations" href="/admin/people/invitations" variant="secondary" />
      </ButtonGroup>
    </>
  ),
  order: { sorts: ['name', 'organisation', 'last-sign-in'], sort: 'name' },
  filters: [
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
  ],
  hiddenFilters: ['organisation'],
  table: {
    id: 'people',
    caption: 'People and their roles',
    columns: [
      { key: 'name', heading: 'Name', sortable: true },
      { key: 'email', heading: 'Email address', nowrap: true },
      { key: 'organisation', heading: 'Organisation', sortable: true },
      { key: 'roles', heading: 'Roles' },
      { key: 'last-sign-in', heading: 'Last signed in', sortable: true, nowrap: true },
      { key: 'status', heading: 'Status' },
    ],
    row: (row) => ({
      name: <a href={`/admin/people/${row.organisation}/${row.account}`}>{row.name}</a>,
      email: row.email,
      organisation: row.organisationName,
      roles: sentenceCase(row.roles.join(', ')),
      'last-sign-in': row.signedInAt ? dayInWords(dayOf(row.signedInAt)) : 'Not yet',
      status: row.status === 'active' ? <Tag text="Active" colour="green" /> : <Tag text="Disabled" colour="grey" />,
    }),
    noun: ['person', 'people'],
  },
})
