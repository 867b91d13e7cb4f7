import { page } from '../../../http/index.ts'
import { dayInWords, momentInWords } from '../../../kernel/index.ts'
import { findRequest, REQUEST_KINDS, type RightsRequest } from '../../../rights/index.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  ErrorSummary,
  Expander,
  Form,
  InsetText,
  PageHeading,
  Section,
  SummaryList,
  Tag,
  TextInput,
} from '../../../ui/index.ts'
import type { Tried } from '../../../http/index.ts'
import { crumb } from '../crumbs.ts'
import { DATA_RIGHTS, REQUEST_STATE_WORDS } from './in-words.ts'
import { Candidates, Certificate, Held } from './records.tsx'

export const requestPath = `${DATA_RIGHTS}/:request` as const

const HEADINGS = { access: 'Request for a copy', erasure: 'Request for erasure' } as const

/** One request, at the step where it is. */
export const requestPage = page({
  path: requestPath,
  query: findRequest,
  view: (request, _, tried) => ({
    title: HEADINGS[request.kind],
    panel: 'Administration',
    breadcrumbs: [crumb.dataRights],
    content: (
      <>
        <ErrorSummary problems={tried?.problems ?? []} />
        <PageHeading caption="Data rights" heading={HEADINGS[request.kind]} />
        <Facts request={request} />
        <Candidates request={request} tried={tried} />
        <Held held={request.held} />
        <NextStep request={request} />
        <Certificate certificate={request.certificate} />
        <Clock request={request} tried={tried} />
      </>
    ),
  }),
})

function Facts({ request }: { readonly request: RightsRequest }) {
  const { kind, state, organisationName, receivedOn, dueOn, pausedOn, pausedDays, reason, doneAt, subject } = request
  const [text, colour] = REQUEST_STATE_WORDS[state]
  const optional = [
    ['Employee or assignment number', subject?.staffNumber],
    ['Registration number', subject?.registrationNumber],
    ['Email address', subject?.email],
    ['Clock stopped on', pausedOn && dayInWords(pausedOn)],
    ['Why', reason],
    ['Closed', doneAt && momentInWords(doneAt)],
  ].flatMap(([key, value]) => (value ? [{ key: key ?? '', value }] : []))
  return (
    <SummaryList
      rows={[
        { key: 'State', value: <Tag text={text} colour={colour} /> },
        { key: 'What', value: REQUEST_KINDS[kind] },
        { key: 'Organisation', value: organisationName },
        { key: 'Name', value: subject?.name ?? 'Not shown, or erased' },
        { key: 'Received', value: dayInWords(receivedOn) },
        { key: 'Due', value: `${dayInWords(dueOn)}${pausedDays > 0 ? `, with ${pausedDays} days of stopped clock` : ''}` },
        ...optional,
      ]}
    />
  )
}

function NextStep({ request }: { readonly request: RightsRequest }) {
  const { id, kind, state, held, mayHandle, mayApprove } = request
  const here = `${DATA_RIGHTS}/${id}`
  if (state === 'waiting for approval') {
    return (
      <Section id="approve" heading="Approve the erasure">
        <p>What stands above is deleted or emptied at once, in every month. It cannot be undone.</p>
        {mayApprove ? (
          <ButtonGroup>
            <Form action={`${here}/approve`}>
              <Button text="Approve and erase" variant="warning" preventDoubleClick />
            </Form>
            <Form action={`${here}/decline`}>
              <Button text="Give it back" variant="secondary" preventDoubleClick />
            </Form>
          </ButtonGroup>
        ) : (
          <InsetText>
            <p>Whoever recorded or proposed an erasure cannot approve it: a colleague who may approve disposals has to.</p>
          </InsetText>
        )}
      </Section>
    )
  }
  if (state !== 'open' || !mayHandle || held === null) return null
  return kind === 'access' ? (
    <Section id="next" heading="Hand over the copy">
      <p>
        It has every column that says something of the person, why it is held and for how long. Secrets are named and not shown; other
        people are left out. Check it before you send it.
      </p>
      <ButtonGroup>
        <ButtonLink text="Download the copy (workbook)" href={`${here}/workbook`} />
        <ButtonLink text="Download the copy (JSON)" href={`${here}/json`} variant="secondary" />
      </ButtonGroup>
      <Form action={`${here}/complete`}>
        <Button text="The person has the copy" variant="secondary" preventDoubleClick />
      </Form>
    </Section>
  ) : (
    <Section id="next" heading="Ask for approval">
      <p>Another person looks at what would be erased and approves it.</p>
      <Form action={`${here}/propose`}>
        <Button text="Ask for approval" preventDoubleClick />
      </Form>
    </Section>
  )
}

function Clock({ request, tried }: { readonly request: RightsRequest; readonly tried: Tried | null }) {
  const { id, state, mayHandle } = request
  const here = `${DATA_RIGHTS}/${id}`
  if (!mayHandle || (state !== 'open' && state !== 'paused')) return null
  const why = (what: string) => (
    <TextInput name="reason" id={`reason-${what}`} label="Why" value={tried?.values['reason']} problems={tried?.problems} />
  )
  return (
    <Section id="clock" heading="Clock">
      {state === 'paused' ? (
        <Form action={`${here}/resume`}>
          <Button text="Let the clock run on" preventDoubleClick />
        </Form>
      ) : (
        <Expander summary="Stop the clock" open={tried !== null}>
          <p>Only while you wait for what you need of the person, such as proof of who they are.</p>
          <Form action={`${here}/pause`}>
            {why('pause')}
            <Button text="Stop the clock" variant="secondary" preventDoubleClick />
          </Form>
        </Expander>
      )}
      <Expander summary="Refuse the request" open={tried !== null}>
        <p>The person must be told why, and that they can complain to the Information Commissioner’s Office.</p>
        <Form action={`${here}/refuse`}>
          {why('refuse')}
          <Button text="Refuse the request" variant="warning" preventDoubleClick />
        </Form>
      </Expander>
    </Section>
  )
}
