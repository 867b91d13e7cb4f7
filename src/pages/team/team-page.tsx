import { form, page, type Body, type Tried } from '../../http/index.ts'
import { dayInWords, dayOf } from '../../kernel/index.ts'
import { Button, ButtonGroup, Details, ErrorSummary, Fieldset, Form, Hidden, PageHeading, Radios, Textarea } from '../../ui/index.ts'
import { answerTeam, openTeamAsk, type TeamMember } from '../../workforce/index.ts'
import { ClosedQuestion } from './closed-question.tsx'

const path = '/team/:token'

const ANSWERS = [
  { value: 'art', text: 'Is an art therapist' },
  { value: 'drama', text: 'Is a dramatherapist' },
  { value: 'music', text: 'Is a music therapist' },
  { value: 'not known', text: 'Is an arts therapist, I do not know which' },
  { value: 'is not', text: 'Is not an arts therapist' },
  { value: 'cannot tell', text: 'I do not know' },
] as const

/** What the manager of a team sees and says. */
export const teamPage = page({
  path,
  query: openTeamAsk,
  input: ({ params, browser }) => ({ ...params, source: browser.source }),
  view: (ask, { params }, tried) => ({
    title: ask.state === 'open' ? 'Posts in your team' : 'Question about a team',
    content:
      ask.state !== 'open' ? (
        <ClosedQuestion {...ask} state={ask.state} />
      ) : (
        <>
          <ErrorSummary problems={tried?.problems ?? []} />
          <PageHeading caption={`${ask.organisationName}, ${ask.team}`} heading="Posts in your team" />
          <p>
            Hello {ask.recipientName}. Art therapists, dramatherapists and music therapists are registered with the HCPC, and often work
            under general titles. Say for each person below whether they are one. A guess does harm: “I do not know” is a good answer.
          </p>
          <p>You can save and come back until {dayInWords(dayOf(ask.until))}. Once you confirm, your answers are handed over.</p>
          <Form action={`/team/${encodeURIComponent(params['token'] ?? '')}`}>
            {ask.members.map((member, index) => (
              <MemberQuestion member={member} index={index} tried={tried} />
            ))}
            <ButtonGroup>
              <Button name="finish" value="confirm" text="Confirm the answers" preventDoubleClick />
              <Button name="finish" value="save" text="Save and come back later" variant="secondary" preventDoubleClick />
            </ButtonGroup>
          </Form>
          <Details summary="What is done with your answers">
            <p>
              {ask.organisationName} uses them to count its arts therapists where they work. They are looked at by its workforce analysts
              and professional leads, change nothing in anybody’s post or record by themselves, and are proposed for deletion after 90 days.
              A decision that rests on them stays, with its reason.
            </p>
            <p>Write nothing about anybody’s health or performance.</p>
          </Details>
        </>
      ),
  }),
})

interface MemberQuestionProps {
  readonly member: TeamMember
  readonly index: number
  readonly tried: Tried | null
}

const MemberQuestion = ({ member: { person, name, posts, choice, note }, index, tried }: MemberQuestionProps) => {
  const field = (what: string): string => `answers.${index}.${what}`
  const typed = (what: string, saved: string): string => tried?.values[field(what)] ?? saved
  return (
    <Fieldset legend={name} legendSize="m" heading={2}>
      <Hidden name={field('person')} value={person} />
      <p>{posts.map(({ title, status }) => `${title} (assignment: ${status})`).join('; ')}</p>
      <Radios
        name={field('choice')}
        label={`What is ${name}?`}
        choices={ANSWERS}
        value={typed('choice', choice ?? '')}
        small
        problems={tried?.problems}
      />
      <Textarea
        name={field('note')}
        label={`Note about ${name} (optional)`}
        rows={2}
        value={typed('note', note)}
        problems={tried?.problems}
      />
    </Fieldset>
  )
}

/** `answers.0.person`, `answers.0.choice`, … as a list. */
function answersIn({ values }: Body): { readonly person: string; readonly choice: string; readonly note: string }[] {
  const answers = []
  for (let index = 0; values[`answers.${index}.person`] !== undefined; index++) {
    const said = (what: string): string => values[`answers.${index}.${what}`] ?? ''
    answers.push({ person: said('person'), choice: said('choice'), note: said('note') })
  }
  return answers
}

export const teamForm = form({
  path,
  page: teamPage,
  command: answerTeam,
  input: ({ params, browser }, body) => ({
    ...params,
    source: browser.source,
    finish: body.values['finish'] === 'confirm' ? 'confirm' : 'save',
    answers: answersIn(body),
  }),
  said: 'Your answers are saved.',
  leadsTo: ({ finish }, { params }) => ({
    to: `/team/${encodeURIComponent(params['token'] ?? '')}`,
    ...(finish === 'confirm' && { unsaid: true }),
  }),
})
