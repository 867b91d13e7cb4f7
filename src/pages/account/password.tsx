import { changePassword } from '../../access/index.ts'
import { form, page } from '../../http/index.ts'
import { Button, ErrorSummary, Form, PageHeading, PasswordInput } from '../../ui/index.ts'
import { accountPermit } from '../still.ts'

export const passwordPage = page({
  path: '/account/password',
  query: accountPermit,
  input: () => ({}),
  view: (_, __, tried) => ({
    title: 'Change your password',
    breadcrumbs: [{ text: 'Your account', href: '/account' }],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Your account" heading="Change your password" />
        <Form action="/account/password">
          <PasswordInput name="current" label="Current password" problems={tried?.problems} />
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

export const passwordForm = form({
  path: '/account/password',
  page: passwordPage,
  command: changePassword,
  said: 'Your password was changed. All your other sessions have ended.',
  leadsTo: () => ({ to: '/account' }),
})
