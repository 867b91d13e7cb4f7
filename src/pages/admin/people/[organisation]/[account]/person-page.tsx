import {
  disableAccount,
  enableAccount,
  endSessionsOf,
  findPerson,
  giveRole,
  ORGANISATION_KINDS,
  ROLES,
  takeRole,
} from '../../../../../access/index.ts'
import { form, page, type Asked } from '../../../../../http/index.ts'
import { dayInWords, dayOf, momentInWords } from '../../../../../kernel/index.ts'
import {
  Button,
  Details,
  ErrorSummary,
  Form,
  Hidden,
  PageHeading,
  Section,
  Select,
  SummaryList,
  Table,
  Tag,
} from '../../../../../ui/index.ts'
import { sentenceCase } from '../../../../in-words.ts'
import { crumb } from '../../../crumbs.ts'

const path = '/admin/people/:organisation/:account'
const hrefOf = ({ params }: Asked): string => `/admin/people/${params['organisation']}/${params['account']}`

export const personPage = page({
  path,
  query: findPerson,
  view(person, asked, tried) {
    const here = hrefOf(asked)
    const mayManage = asked.viewer.allowance('manage people').organisations.includes(person.organisation)
    const has = new Set<string>(person.roles.map(({ role }) => role))
    const more = ORGANISATION_KINDS[person.organisationKind].roles.filter((role) => !has.has(role))
    return {
      title: person.name,
      panel: 'Administration',
      breadcrumbs: [crumb.people],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} anchors={{ account: 'account-state' }} />
          <PageHeading caption={person.organisationName} heading={person.name} />
          <SummaryList
            rows={[
              { key: 'Email address', value: person.email },
              {
                key: 'Status',
                value: person.status === 'active' ? <Tag text="Active" colour="green" /> : <Tag text="Disabled" colour="grey" />,
              },
              { key: 'Two-step sign-in', value: person.hasTwoStep ? 'On' : 'Off' },
              { key: 'Last signed in', value: person.signedInAt ? momentInWords(person.signedInAt) : 'Not yet' },
              { key: 'Account made', value: momentInWords(person.createdAt) },
              { key: 'Open sessions', value: String(person.openSessions) },
            ]}
          />
          <Section id="roles" heading={`Roles in ${person.organisationName}`}>
            <Table
              id="roles-held"
              caption="Roles held"
              captionSize="s"
              columns={[
                { heading: 'Role' },
                { heading: 'What it is for' },
                { heading: 'Since', nowrap: true },
                ...(mayManage ? [{ heading: 'Take' }] : []),
              ]}
              rows={person.roles.map(({ role, since }) => ({
                cells: [
                  sentenceCase(role),
                  ROLES[role],
                  dayInWords(dayOf(since)),
                  ...(mayManage
                    ? [
                        <Form action={`${here}/take-role`}>
                          <Hidden name="role" value={role} />
                          <Button text={`Take the role ${role}`} variant="secondary" small />
                        </Form>,
                      ]
                    : []),
                ],
              }))}
            />
            {mayManage && more.length > 0 ? (
              <Form action={`${here}/give-role`}>
                <Select
                  name="role"
                  label="Give another role"
                  value=""
                  options={[{ value: '', text: 'Choose a role' }, ...more.map((role) => ({ value: role, text: sentenceCase(role) }))]}
                  problems={tried?.problems}
                />
                <Button text="Give the role" variant="secondary" />
              </Form>
            ) : null}
          </Section>
          {mayManage ? (
            <Section id="account-state" heading="The account">
              {person.openSessions > 0 ? (
                <Form action={`${here}/end-sessions`}>
                  <p>If a phone or a computer is lost, end every session: the person is asked to sign in again.</p>
                  <Button text="End all sessions" variant="secondary" preventDoubleClick />
                </Form>
              ) : null}
              {person.status === 'active' ? (
                <Details summary="Disable the account">
                  <p>The person can no longer sign in, and all sessions end at once. Nothing is deleted, and it can be undone here.</p>
                  <Form action={`${here}/disable`}>
                    <Button text="Disable the account" variant="warning" preventDoubleClick />
                  </Form>
                </Details>
              ) : (
                <Form action={`${here}/enable`}>
                  <p>The account is disabled: nobody can sign in with it. Its roles are as they were.</p>
                  <Button text="Enable the account" variant="secondary" preventDoubleClick />
                </Form>
              )}
            </Section>
          ) : null}
        </>
      ),
    }
  },
})

const personForm = { page: personPage, leadsTo: (_: unknown, asked: Asked) => ({ to: hrefOf(asked) }) }

export const personForms = [
  form({ ...personForm, path: `${path}/give-role`, command: giveRole, said: 'The role was given. It holds from their next page on.' }),
  form({
    ...personForm,
    path: `${path}/take-role`,
    command: takeRole,
    said: 'The role was taken.',
    leadsTo: () => ({ to: '/admin/people' }),
  }),
  form({ ...personForm, path: `${path}/disable`, command: disableAccount, said: 'The account was disabled and its sessions ended.' }),
  form({ ...personForm, path: `${path}/enable`, command: enableAccount, said: 'The account was enabled.' }),
  form({ ...personForm, path: `${path}/end-sessions`, command: endSessionsOf, said: 'All their sessions were ended.' }),
]
