import { changeOwnName, endOwnSession, isPerson, ownAccount } from '../../access/index.ts'
import { form, page } from '../../http/index.ts'
import { momentInWords } from '../../kernel/index.ts'
import {
  Button,
  ErrorSummary,
  Form,
  HeardOnly,
  Hidden,
  LinkLine,
  PageHeading,
  Section,
  SummaryList,
  Table,
  Tag,
  TextInput,
  WarningCallout,
} from '../../ui/index.ts'
import { sentenceCase } from '../in-words.ts'

export const accountPage = page({
  path: '/account',
  query: ownAccount,
  input: () => ({}),
  view: (account, { viewer }, tried) => ({
    title: 'Your account',
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Triptych" heading="Your account" />
        {isPerson(viewer) && viewer.mustSetUpTwoStep ? (
          <WarningCallout level={2} heading="Set up two-step sign-in first">
            <p>This installation asks everybody for a second step. Until yours is set up, only this page is open to you.</p>
            <LinkLine text="Set up two-step sign-in" href="/account/two-step" />
          </WarningCallout>
        ) : null}
        <SummaryList
          rows={[
            { key: 'Email address', value: account.email },
            { key: 'Password', value: 'Set', actions: [{ text: 'Change', hiddenText: 'password', href: '/account/password' }] },
            {
              key: 'Two-step sign-in',
              value: account.twoStepSince
                ? `On since ${momentInWords(account.twoStepSince)}; ${account.recoveryCodesLeft} recovery codes left`
                : 'Off',
              actions: [{ text: account.twoStepSince ? 'Change' : 'Set up', hiddenText: 'two-step sign-in', href: '/account/two-step' }],
            },
            {
              key: 'Roles',
              value: isPerson(viewer) ? (
                <>
                  {viewer.memberships.map(({ name, role }) => (
                    <p>
                      {sentenceCase(role)}, {name}
                    </p>
                  ))}
                  {viewer.memberships.length === 0 ? <p>None: ask an administrator for an invitation.</p> : null}
                </>
              ) : null,
            },
          ]}
        />
        <Section id="name" heading="Your name">
          <Form action="/account/name">
            <TextInput
              name="name"
              id="own-name"
              label="Name"
              hint="The administrators of your organisations see it."
              width={30}
              autocomplete="name"
              value={tried?.values['name'] ?? account.name}
              problems={tried?.problems}
            />
            <Button text="Save the name" variant="secondary" />
          </Form>
        </Section>
        <Section id="sessions" heading="Where you are signed in">
          <Table
            id="open-sessions"
            caption="Open sessions"
            columns={[{ heading: 'Browser' }, { heading: 'Last used' }, { heading: 'Since' }, { heading: 'End' }]}
            rows={account.sessions.map((session) => ({
              cells: [
                session.browser,
                momentInWords(session.seenAt),
                momentInWords(session.createdAt),
                session.isThisOne ? (
                  <Tag text="This one" colour="grey" />
                ) : (
                  <Form action="/account/end-session">
                    <Hidden name="session" value={session.id} />
                    <Button
                      text={
                        <>
                          End this session
                          <HeardOnly>
                            of {session.browser}, since {momentInWords(session.createdAt)}
                          </HeardOnly>
                        </>
                      }
                      variant="secondary"
                      small
                    />
                  </Form>
                ),
              ],
            }))}
          />
        </Section>
      </>
    ),
  }),
})

export const nameForm = form({
  path: '/account/name',
  page: accountPage,
  command: changeOwnName,
  said: 'Your name was saved.',
  leadsTo: () => ({ to: '/account' }),
})

export const endSessionForm = form({
  path: '/account/end-session',
  page: accountPage,
  command: endOwnSession,
  said: 'The session was ended.',
  leadsTo: () => ({ to: '/account' }),
})
