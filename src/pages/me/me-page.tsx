import { form, page, type Tried } from '../../http/index.ts'
import { dayInWords, dayOf } from '../../kernel/index.ts'
import {
  BulletList,
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Form,
  PageHeading,
  Radios,
  Section,
  SummaryList,
  TextInput,
} from '../../ui/index.ts'
import { confirmDeclaration, DECLARATIONS, declareSelf, openPersonAsk, type Declared, type PersonAsk } from '../../workforce/index.ts'
import { ClosedQuestion } from '../team/closed-question.tsx'

const path = '/me/:token'
const PROFESSIONS = { art: 'Art therapist', drama: 'Dramatherapist', music: 'Music therapist' } as const

const CHECKS = {
  found: 'Found with your surname.',
  'not found':
    'Not found with your surname: check the number. If it is right, confirm it all the same: the register that we hold may be older.',
  'no register': 'No register is loaded to check it against.',
} as const

const hereOf = (params: Readonly<Record<string, string>>): string => `/me/${encodeURIComponent(params['token'] ?? '')}`

/** Where a member of staff says whether they are registered, looks at it once more, and confirms. */
export const mePage = page({
  path,
  query: openPersonAsk,
  input: ({ params, browser }) => ({ ...params, source: browser.source }),
  view: (ask, { params, search }, tried) => ({
    title: ask.state === 'open' ? 'Are you an arts therapist?' : 'Question about yourself',
    content:
      ask.state !== 'open' ? (
        <ClosedQuestion {...ask} state={ask.state} />
      ) : (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption={ask.organisationName} heading="Are you an arts therapist?" />
          <p>
            Hello {ask.recipientName}. {ask.organisationName} wants to count its art therapists, dramatherapists and music therapists where
            they work. You need not answer, and nothing follows for you if you do not.
          </p>
          {ask.declared !== null && tried === null && search['change'] === undefined ? (
            <Check declared={ask.declared} here={hereOf(params)} />
          ) : (
            <Question declared={ask.declared} here={hereOf(params)} tried={tried} />
          )}
          <PrivacyNotice ask={ask} />
        </>
      ),
  }),
})

interface QuestionProps {
  readonly declared: Declared | null
  readonly here: string
  readonly tried: Tried | null
}

const Question = ({ declared, here, tried }: QuestionProps) => {
  const typed = (name: string, saved: string | null | undefined): string => tried?.values[name] ?? saved ?? ''
  return (
    <Form action={here}>
      <Radios
        name="registered"
        label="Are you registered with the HCPC as an arts therapist?"
        labelSize="m"
        choices={Object.entries(DECLARATIONS).map(([value, text]) => ({ value, text }))}
        value={typed('registered', declared?.registered)}
        problems={tried?.problems}
      />
      <Radios
        name="modality"
        label="What are you registered as?"
        labelSize="m"
        hint="If you are registered."
        choices={Object.entries(PROFESSIONS).map(([value, text]) => ({ value, text }))}
        value={typed('modality', declared?.modality)}
        problems={tried?.problems}
      />
      <TextInput
        name="number"
        label="HCPC registration number"
        labelSize="m"
        hint="If you are registered. As the register prints it, such as AS012345."
        width={10}
        code
        spellcheck={false}
        value={typed('number', declared?.number)}
        problems={tried?.problems}
      />
      <Button text="Continue" preventDoubleClick />
    </Form>
  )
}

const Check = ({ declared: { registered, modality, number, check }, here }: { readonly declared: Declared; readonly here: string }) => (
  <Section id="check" heading="Check your answer">
    <SummaryList
      rows={[
        { key: 'Registered', value: DECLARATIONS[registered] },
        ...(modality === null ? [] : [{ key: 'As', value: PROFESSIONS[modality] }]),
        ...(number === null ? [] : [{ key: 'Number', value: number }]),
        ...(check === null ? [] : [{ key: 'On the register', value: CHECKS[check] }]),
      ]}
    />
    <Form action={`${here}/confirm`}>
      <ButtonGroup>
        <Button text="Confirm" preventDoubleClick />
        <ButtonLink text="Change the answer" href={`${here}?change=yes`} variant="secondary" />
      </ButtonGroup>
    </Form>
  </Section>
)

const PrivacyNotice = ({ ask: { organisationName, until } }: { readonly ask: PersonAsk }) => (
  <Section id="privacy" heading="What is done with your answer">
    <BulletList
      items={[
        `It goes to the workforce analysts and professional leads of ${organisationName}, who may take it over so that you count in its workforce plan as what you are.`,
        'Your number is compared with the HCPC register that your organisation has loaded. Only whether it is there with your surname is said.',
        'It changes nothing in your post, your pay or your staff record by itself.',
        'It is proposed for deletion 90 days after you answered. A decision that rests on it stays, with its reason, as long as the organisation plans with it.',
        'You can ask for a copy of what is held of you, have it corrected, object, or have it erased: write to the data protection officer of your organisation. You can complain to the Information Commissioner’s Office.',
        `The link ends on ${dayInWords(dayOf(until))}.`,
      ]}
    />
  </Section>
)

export const meForm = form({
  path,
  page: mePage,
  command: declareSelf,
  input: ({ params, browser }, { values }) => ({ ...values, ...params, source: browser.source }),
  leadsTo: (_, { params }) => ({ to: hereOf(params) }),
})

export const confirmForm = form({
  path: `${path}/confirm`,
  page: mePage,
  command: confirmDeclaration,
  input: ({ params, browser }) => ({ ...params, source: browser.source }),
  leadsTo: (_, { params }) => ({ to: hereOf(params) }),
})
