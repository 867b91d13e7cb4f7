import { confirmCode, signIn } from '../../access/index.ts'
import { form, pageOf, type Asked, type Cookies, type Outcome } from '../../http/index.ts'
import { wrongField } from '../../commands/index.ts'
import { Button, ErrorSummary, Form, Hidden, LinkLine, PageHeading, PasswordInput, SmallPrint, TextInput } from '../../ui/index.ts'
import { demonstrationNames } from '../demonstration-names.tsx'
import { signInPermit } from '../still.ts'

/** Only a path of ours may follow a sign-in, judged as the browser will read it. */
function nextPath(text: string | undefined): string {
  if (!text?.startsWith('/') || !/^[\x21-\x7e]*$/.test(text) || !URL.canParse(text, 'http://here.invalid')) return '/'
  const { origin, pathname, search } = new URL(text, 'http://here.invalid')
  return origin === 'http://here.invalid' && !pathname.startsWith('//') ? `${pathname}${search}` : '/'
}

const cookiesOf = ({ secret, knownBrowser }: { secret: string | null; knownBrowser: string | null }): Cookies => ({
  session: secret,
  ...(knownBrowser !== null && { knownBrowser }),
})

export const browserInput = ({ browser }: Asked) => ({ source: browser.source, browser: browser.name, knownBrowser: browser.knownBrowser })

export const signInPage = pageOf({
  path: '/sign-in',
  operations: [signInPermit],
  load: ({ do: ask, viewer }) => ask(viewer, signInPermit, {}),
  view: ({ demonstration }, asked, tried) => ({
    title: 'Sign in',
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Triptych" heading="Sign in" />
        <Form action="/sign-in">
          <Hidden name="next" value={nextPath(tried?.values['next'] ?? asked.search['next'])} />
          <TextInput
            name="email"
            label="Email address"
            type="email"
            width={30}
            autocomplete="username"
            spellcheck={false}
            value={tried?.values['email']}
            problems={tried?.problems}
          />
          <PasswordInput name="password" label="Password" problems={tried?.problems} />
          <Button text="Sign in" preventDoubleClick />
        </Form>
        <LinkLine text="I have forgotten my password" href="/sign-in/forgotten" />
        <SmallPrint>Accounts are made by invitation: ask an administrator of your organisation.</SmallPrint>
        {demonstration ? demonstrationNames : null}
      </>
    ),
  }),
})

export const signInForm = form({
  path: '/sign-in',
  page: signInPage,
  command: signIn,
  input: (asked, { values }) => ({ ...values, ...browserInput(asked) }),
  leadsTo: (output, _, { values }): Outcome => {
    const next = nextPath(values['next'])
    switch (output.outcome) {
      case 'signed in':
        return { to: next, cookies: cookiesOf(output) }
      case 'code needed':
        return { to: next === '/' ? '/sign-in/code' : `/sign-in/code?next=${encodeURIComponent(next)}`, cookies: cookiesOf(output) }
      case 'wrong':
        return { problems: [wrongField('password', 'The email address or the password is wrong', 'Check both and try again.')] }
    }
  },
})

export const codePage = pageOf({
  path: '/sign-in/code',
  operations: [signInPermit],
  load: ({ do: ask, viewer }) => ask(viewer, signInPermit, {}),
  view: (_, asked, tried) => ({
    title: 'Enter your code',
    breadcrumbs: [{ text: 'Sign in', href: '/sign-in' }],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Sign in" heading="Enter your code" />
        <Form action="/sign-in/code">
          <Hidden name="next" value={nextPath(tried?.values['next'] ?? asked.search['next'])} />
          <TextInput
            name="code"
            label="Code"
            hint="The 6 digits that your authenticator app shows now, or one of your recovery codes"
            width={10}
            inputmode="text"
            autocomplete="one-time-code"
            code
            problems={tried?.problems}
          />
          <Button text="Continue" preventDoubleClick />
        </Form>
      </>
    ),
  }),
})

export const codeForm = form({
  path: '/sign-in/code',
  page: codePage,
  command: confirmCode,
  input: (asked, { values }) => ({ code: values['code'], session: asked.browser.sessionSecret ?? '', ...browserInput(asked) }),
  leadsTo: (output, _, { values }): Outcome =>
    output.outcome === 'signed in'
      ? { to: nextPath(values['next']), cookies: cookiesOf(output) }
      : {
          problems: [
            wrongField('code', 'This code is wrong or was used already', 'Wait for the next code of the app, or use a recovery code.'),
          ],
        },
})
