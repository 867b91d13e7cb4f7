import { form, page } from '../../../http/index.ts'
import { dayInWords, dayOf, momentInWords } from '../../../kernel/index.ts'
import {
  Button,
  ButtonGroup,
  ErrorSummary,
  Form,
  HeardOnly,
  Hidden,
  LinkLine,
  PageHeading,
  Section,
  SummaryList,
  Tag,
} from '../../../ui/index.ts'
import { findAsk, remindAsk, takeOverAnswer, withdrawAsk, type Ask, type AskedPerson } from '../../../workforce/index.ts'
import { findCrumb } from '../crumbs.ts'
import { ASK_STATE_WORDS, saidInWords, TEAMS } from './in-words.ts'

const path = `${TEAMS}/:ask` as const

/** One question: what was asked of whom, and what they answered. */
export const askPage = page({
  path,
  query: findAsk,
  view: (ask, { viewer }, tried) => {
    const mayDecide = viewer.allowance('decide findings').organisations.includes(ask.organisation)
    const heading = ask.kind === 'manager' ? `Question about ${ask.team ?? 'a team'}` : 'Question to a person'
    return {
      title: heading,
      panel: 'Find',
      breadcrumbs: [findCrumb.find, findCrumb.teams],
      content: (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption="Asked" heading={heading} />
          <Facts ask={ask} />
          <Section id="answers" heading="Answers">
            {ask.answeredAt === null ? (
              <p>Nothing is confirmed yet. What somebody saved to come back to is theirs until they confirm it.</p>
            ) : (
              <p>An answer is evidence: nothing counts before somebody takes it over.</p>
            )}
            {ask.people.map((person) => (
              <Answer ask={ask} person={person} mayDecide={mayDecide} />
            ))}
          </Section>
          <WhatToDo ask={ask} />
        </>
      ),
    }
  },
})

const Facts = ({ ask }: { readonly ask: Ask }) => (
  <SummaryList
    rows={[
      { key: 'State', value: <Tag text={ASK_STATE_WORDS[ask.state].text} colour={ASK_STATE_WORDS[ask.state].colour} /> },
      { key: 'Who was asked', value: ask.recipientName },
      { key: 'Email address', value: ask.recipient },
      { key: 'Organisation', value: ask.organisationName },
      { key: 'Sent', value: `${momentInWords(ask.createdAt)}, by ${ask.askedBy}` },
      { key: 'Due', value: dayInWords(dayOf(ask.dueAt)) },
      { key: 'Link ends', value: dayInWords(dayOf(ask.expiresAt)) },
      { key: 'Reminded', value: ask.remindedAt === null ? 'No' : momentInWords(ask.remindedAt) },
      { key: 'Answered', value: ask.answeredAt === null ? 'No' : momentInWords(ask.answeredAt) },
    ]}
  />
)

const Answer = ({ ask, person, mayDecide }: { readonly ask: Ask; readonly person: AskedPerson; readonly mayDecide: boolean }) => (
  <>
    <h3>{person.name}</h3>
    <SummaryList
      rows={[
        { key: 'Title', value: person.titles },
        { key: 'Answer', value: saidInWords(person) },
        ...(person.said?.note ? [{ key: 'Note', value: person.said.note }] : []),
      ]}
    />
    {person.case === null ? null : (
      <LinkLine
        text={
          <>
            Open the case<HeardOnly>of {person.name}</HeardOnly>
          </>
        }
        href={`/find/review/${person.case}`}
      />
    )}
    {mayDecide && person.isToTakeOver ? <TakeOver ask={ask} person={person} /> : null}
  </>
)

const TakeOver = ({ ask, person }: { readonly ask: Ask; readonly person: AskedPerson }) => (
  <Form action={`${TEAMS}/${ask.id}/take-over`}>
    <Hidden name="person" value={person.person} />
    <ButtonGroup>
      <Button
        name="as"
        value="declared"
        text={
          <>
            Take over as a declaration<HeardOnly>about {person.name}</HeardOnly>
          </>
        }
        small
        preventDoubleClick
      />
      <Button
        name="as"
        value="first"
        variant="secondary"
        text={
          <>
            Make it my decision<HeardOnly>about {person.name}</HeardOnly>
          </>
        }
        small
        preventDoubleClick
      />
    </ButtonGroup>
  </Form>
)

const WhatToDo = ({ ask }: { readonly ask: Ask }) =>
  ask.state === 'withdrawn' ? null : (
    <Section id="do" heading="What you can do">
      <ButtonGroup>
        {ask.state === 'waiting' || ask.state === 'overdue' ? (
          <Form action={`${TEAMS}/${ask.id}/remind`}>
            <Button text="Send a reminder" variant="secondary" preventDoubleClick />
          </Form>
        ) : null}
        <Form action={`${TEAMS}/${ask.id}/withdraw`}>
          <Button text={ask.answeredAt === null ? 'Withdraw the question' : 'Set the answers aside'} variant="warning" preventDoubleClick />
        </Form>
      </ButtonGroup>
    </Section>
  )

const back = (_: unknown, { params }: { readonly params: Readonly<Record<string, string>> }) => ({ to: `${TEAMS}/${params['ask']}` })

export const remindForm = form({
  path: `${path}/remind`,
  page: askPage,
  command: remindAsk,
  said: 'A reminder is on its way. Its link takes the place of the first.',
  leadsTo: back,
})

export const withdrawAskForm = form({
  path: `${path}/withdraw`,
  page: askPage,
  command: withdrawAsk,
  said: 'The question was withdrawn: its link no longer works and its answers are no evidence.',
  leadsTo: back,
})

export const takeOverForm = form({
  path: `${path}/take-over`,
  page: askPage,
  command: takeOverAnswer,
  said: 'The answer was taken over as a decision.',
  leadsTo: back,
})
