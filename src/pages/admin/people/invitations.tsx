import { INVITATION_STATES, listInvitations, withdrawInvitation, type ListedInvitation } from '../../../access/index.ts'
import { form, page } from '../../../http/index.ts'
import { dayInWords, dayOf } from '../../../kernel/index.ts'
import {
  Button,
  ButtonLink,
  ErrorSummary,
  FilterForm,
  Form,
  HeardOnly,
  Hidden,
  ListTable,
  PageHeading,
  Tag,
  type TagColour,
} from '../../../ui/index.ts'
import { crumb } from '../crumbs.ts'
import { sentenceCase } from '../../in-words.ts'
import { listAddress, PAGE_SIZE } from '../../list-address.ts'

const path = '/admin/people/invitations'
const address = listAddress({ sorts: ['sent', 'name', 'organisation'], filters: ['state'], sort: 'sent', direction: 'descending' })

const colours = { waiting: 'blue', expired: 'orange', accepted: 'green', withdrawn: 'grey' } as const satisfies Record<
  ListedInvitation['state'],
  TagColour
>

export const invitationsPage = page({
  path,
  query: listInvitations,
  input: address.input,
  view: ({ rows, total }, asked, tried) => {
    const state = address.state(asked)
    return {
      title: 'Invitations',
      panel: 'Administration',
      breadcrumbs: [crumb.people],
      wide: true,
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="People" heading="Invitations" />
          <p>A link works once, for 14 days. Withdraw an invitation and its link stops working at once.</p>
          {asked.viewer.allowance('manage people').organisations.length > 0 ? (
            <ButtonLink text="Invite somebody" href="/admin/people/invite" />
          ) : null}
          <FilterForm
            path={path}
            state={state}
            fields={[
              {
                kind: 'select',
                name: 'state',
                label: 'State',
                options: INVITATION_STATES.map((each) => ({ value: each, text: sentenceCase(each) })),
              },
            ]}
          />
          <ListTable
            id="invitations"
            caption="Who was invited"
            path={path}
            state={state}
            columns={[
              { key: 'name', heading: 'Name', sortable: true },
              { key: 'email', heading: 'Email address' },
              { key: 'organisation', heading: 'Organisation', sortable: true },
              { key: 'role', heading: 'Role' },
              { key: 'sent', heading: 'Sent', sortable: true },
              { key: 'ends', heading: 'Link ends' },
              { key: 'state', heading: 'State' },
              { key: 'act', heading: 'Withdraw' },
            ]}
            rows={rows.map((row) => ({
              name: row.name,
              email: row.email,
              organisation: row.organisationName,
              role: sentenceCase(row.role),
              sent: dayInWords(dayOf(row.createdAt)),
              ends: dayInWords(dayOf(row.expiresAt)),
              state: <Tag text={sentenceCase(row.state)} colour={colours[row.state]} />,
              act:
                row.state === 'waiting' || row.state === 'expired' ? (
                  <Form action={`${path}/withdraw`}>
                    <Hidden name="invitation" value={row.id} />
                    <Button
                      text={
                        <>
                          Withdraw<HeardOnly>the invitation of {row.name}</HeardOnly>
                        </>
                      }
                      variant="secondary"
                      small
                    />
                  </Form>
                ) : (
                  'Not applicable'
                ),
            }))}
            total={total}
            pageSize={PAGE_SIZE}
            noun={['invitation', 'invitations']}
          />
        </>
      ),
    }
  },
})

export const withdrawForm = form({
  path: '/admin/people/invitations/withdraw',
  page: invitationsPage,
  command: withdrawInvitation,
  input: (_, { values }) => values,
  said: 'The invitation was withdrawn: its link no longer works.',
  leadsTo: () => ({ to: path }),
})
