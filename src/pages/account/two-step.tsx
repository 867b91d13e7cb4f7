import { encodeQR } from 'qr'
import { beginTwoStep, confirmTwoStep, endTwoStep, waitingTwoStep } from '../../access/index.ts'
import { form, page } from '../../http/index.ts'
import {
  BulletList,
  Button,
  ButtonLink,
  Code,
  ErrorSummary,
  Form,
  PageHeading,
  PasswordInput,
  QrCode,
  SmallPrint,
  TextInput,
  WarningCallout,
} from '../../ui/index.ts'

/** ISO/IEC 18004, 5.3.8. */
const QUIET_ZONE = 4

const crumbs = [{ text: 'Your account', href: '/account' }]

export const twoStepPage = page({
  path: '/account/two-step',
  query: waitingTwoStep,
  input: () => ({}),
  view: ({ isOn, waiting }, _, tried) => ({
    title: 'Two-step sign-in',
    breadcrumbs: crumbs,
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Your account" heading="Two-step sign-in" />
        {isOn ? (
          <Form action="/account/two-step/end">
            <p>It is on: after your password you are asked for a code from your authenticator app.</p>
            <WarningCallout level={2} heading="A new phone">
              <p>Turn it off here and set it up again with the new phone.</p>
            </WarningCallout>
            <PasswordInput name="current" label="Current password" problems={tried?.problems} />
            <Button text="Turn two-step sign-in off" variant="warning" preventDoubleClick />
          </Form>
        ) : waiting ? (
          <>
            <p>
              Scan the picture with the authenticator app on your phone, or type the key into it. Then enter the code that the app shows.
            </p>
            <QrCode modules={encodeQR(waiting.link, 'raw', { border: QUIET_ZONE })} label="The key as a picture for an authenticator app" />
            <p>
              Key: <Code>{waiting.key.replace(/(.{4})(?=.)/g, '$1 ')}</Code>
            </p>
            <Form action="/account/two-step/confirm">
              <TextInput
                name="code"
                label="Code"
                hint="The 6 digits that the app shows now"
                width={10}
                inputmode="numeric"
                autocomplete="one-time-code"
                code
                problems={tried?.problems}
              />
              <Button text="Turn two-step sign-in on" preventDoubleClick />
            </Form>
          </>
        ) : (
          <Form action="/account/two-step">
            <p>After your password you enter a code from an app on your phone. It keeps out anybody who has got hold of your password.</p>
            <p>
              You need an authenticator app: any that shows a code of 6 digits will do, and the one your organisation already uses is best.
            </p>
            <PasswordInput name="current" label="Current password" problems={tried?.problems} />
            <Button text="Set up two-step sign-in" preventDoubleClick />
          </Form>
        )}
      </>
    ),
  }),
})

export const beginTwoStepForm = form({
  path: '/account/two-step',
  page: twoStepPage,
  command: beginTwoStep,
  leadsTo: () => ({ to: '/account/two-step' }),
})

export const confirmTwoStepForm = form({
  path: '/account/two-step/confirm',
  page: twoStepPage,
  command: confirmTwoStep,
  leadsTo: ({ codes }) => ({
    view: {
      title: 'Your recovery codes',
      breadcrumbs: crumbs,
      content: (
        <>
          <PageHeading caption="Two-step sign-in is on" heading="Your recovery codes" />
          <p>Keep these where you will find them without your phone. Each works once. They are not shown again.</p>
          <BulletList
            items={codes.map((code) => (
              <Code>{code}</Code>
            ))}
          />
          <ButtonLink text="I have kept them" href="/account" />
          <SmallPrint>Whoever has a code and your password can sign in as you.</SmallPrint>
        </>
      ),
    },
  }),
})

export const endTwoStepForm = form({
  path: '/account/two-step/end',
  page: twoStepPage,
  command: endTwoStep,
  said: 'Two-step sign-in is off.',
  leadsTo: () => ({ to: '/account' }),
})
