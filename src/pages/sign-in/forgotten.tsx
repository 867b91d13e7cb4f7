import { askPasswordReset, resetPassword } from '../../access/index.ts'
import { form, pageOf } from '../../http/index.ts'
import { Button, ErrorSummary, Form, PageHeading, PasswordInput, TextInput } from '../../ui/index.ts'
import { signInPermit } from '../still.ts'

const crumbs = [{ text: 'Sign in', href: '/sign-in' }]

export const forgottenPage = pageOf({
  path: '/sign-in/forgotten',
  operations: [signInPermit],
  load: ({ do: ask, viewer }) => ask(viewer, signInPermit, {}),
  view: (_, __, tried) => ({
    title: 'Ask for a new password',
    breadcrumbs: crumbs,
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Sign in" heading="Ask for a new password" />
        <p>We send a link to your address. It works once, for an hour.</p>
        <Form action="/sign-in/forgotten">
          <TextInput
            name="email"
            label="Email address"
            type="email"
            width={30}
            autocomplete="username"
            value={tried?.values['email']}
            problems={tried?.problems}
          />
          <Button text="Send the link" preventDoubleClick />
        </Form>
      </>
    ),
  }),
})

export const forgottenForm = form({
  path: '/sign-in/forgotten',
  page: forgottenPage,
  command: askPasswordReset,
  input: (asked, { values }) => ({ email: values['email'], source: asked.browser.source }),
  said: 'If there is an account with this address, a letter with a link is on its way.',
  leadsTo: () => ({ to: '/sign-in' }),
})

export const resetPage = pageOf({
  path: '/sign-in/reset/:token',
  operations: [signInPermit],
  load: ({ do: ask, viewer }) => ask(viewer, signInPermit, {}),
  view: (_, asked, tried) => ({
    title: 'Choose a new password',
    breadcrumbs: crumbs,
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} anchors={{ token: 'password' }} />
        <PageHeading caption="Sign in" heading="Choose a new password" />
        <Form action={`/sign-in/reset/${encodeURIComponent(asked.params['token'] ?? '')}`}>
          <PasswordInput
            name="password"
            label="New password"
            hint="12 characters or more. Three random words are easy to remember and hard to guess."
            autocomplete="new-password"
            problems={tried?.problems}
          />
          <Button text="Save the new password" preventDoubleClick />
        </Form>
      </>
    ),
  }),
})

export const resetForm = form({
  path: '/sign-in/reset/:token',
  page: resetPage,
  command: resetPassword,
  said: 'Your password was changed. Sign in with the new one.',
  leadsTo: () => ({ to: '/sign-in', cookies: { session: null } }),
})
