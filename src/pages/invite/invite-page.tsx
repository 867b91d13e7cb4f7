import { acceptInvitation, readInvitation } from '../../access/index.ts'
import { form, page } from '../../http/index.ts'
import { Button, ErrorSummary, Form, Hidden, PageHeading, PasswordInput, SummaryList, TextInput } from '../../ui/index.ts'
import { sentenceCase } from '../in-words.ts'
import { browserInput } from '../sign-in/sign-in-page.tsx'

export const invitePage = page({
  path: '/invite/:token',
  query: readInvitation,
  view: ({ email, name, role, organisation, hasAccount }, asked, tried) => ({
    title: 'Your invitation',
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption={organisation} heading="Your invitation" />
        <SummaryList
          rows={[
            { key: 'Organisation', value: organisation },
            { key: 'Role', value: sentenceCase(role) },
            { key: 'Email address', value: email },
          ]}
        />
        <Form action={`/invite/${encodeURIComponent(asked.params['token'] ?? '')}`}>
          {hasAccount ? (
            <>
              <p>You have an account with this address. Enter its password to add the role to it.</p>
              <Hidden name="name" value={name} />
            </>
          ) : (
            <TextInput name="name" label="Your name" autocomplete="name" value={tried?.values['name'] ?? name} problems={tried?.problems} />
          )}
          <PasswordInput
            name="password"
            label={hasAccount ? 'Password' : 'Choose a password'}
            {...(!hasAccount && { hint: '12 characters or more. Three random words are easy to remember and hard to guess.' })}
            autocomplete={hasAccount ? 'current-password' : 'new-password'}
            problems={tried?.problems}
          />
          <Button text="Accept the invitation" preventDoubleClick />
        </Form>
      </>
    ),
  }),
})

export const inviteForm = form({
  path: '/invite/:token',
  page: invitePage,
  command: acceptInvitation,
  input: (asked, { values }) => ({ ...values, ...asked.params, ...browserInput(asked) }),
  leadsTo: ({ outcome, secret, knownBrowser }) => ({
    to: outcome === 'signed in' ? '/' : '/sign-in/code',
    cookies: { session: secret, ...(knownBrowser !== null && { knownBrowser }) },
  }),
})
