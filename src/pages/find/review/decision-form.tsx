import type { Tried } from '../../../http/index.ts'
import { Button, ButtonGroup, ButtonLink, Form, Hidden, InsetText, LinkLine, Radios, Textarea, wholeNumber } from '../../../ui/index.ts'
import { BASES, CHOICES, type ReviewCase } from '../../../workforce/index.ts'
import { choicesOf } from './in-words.ts'
import { queueHref, REVIEW } from './queue-address.ts'

interface DecisionFormProps {
  readonly found: ReviewCase
  readonly filters: Readonly<Record<string, string>>
  readonly tried: Tried | null
}

/** One answer, what it rests on, one button. Every part is reached by Tab and the arrow keys. */
export const DecisionForm = ({ found, filters, tried }: DecisionFormProps) => {
  const { id, person, next, others } = found
  const skip = next === null ? null : queueHref(`${REVIEW}/${next}`, filters)
  const why = whyNot(found)
  if (why !== null) {
    return (
      <>
        <InsetText>
          <p>{why}</p>
        </InsetText>
        {skip === null ? null : <ButtonLink text="Open the next case" href={skip} />}
      </>
    )
  }
  return (
    <>
      {found.round === 'adjudication' ? <p>{SETTLE}</p> : null}
      <Form action={queueHref(`${REVIEW}/${id}`, filters)}>
        <Hidden name="seen" value={found.seen} />
        <Radios
          name="choice"
          label="What is this person?"
          labelSize="m"
          choices={choicesOf(CHOICES)}
          value={tried?.values['choice']}
          problems={tried?.problems}
        />
        <Radios
          name="basis"
          label="What does that rest on?"
          labelSize="m"
          choices={choicesOf(BASES)}
          value={tried?.values['basis']}
          problems={tried?.problems}
        />
        <Textarea name="note" label="Note (optional)" rows={2} value={tried?.values['note']} problems={tried?.problems} />
        <ButtonGroup>
          <Button text={next === null ? 'Decide' : 'Decide and open the next case'} preventDoubleClick />
          {skip === null ? null : <ButtonLink text="Skip for now" href={skip} variant="secondary" />}
        </ButtonGroup>
      </Form>
      <p>{others === 1 ? 'One more case stands in this list.' : `${wholeNumber(others)} more cases stand in this list.`}</p>
      <LinkLine text="Ask their manager" href={`/find/teams/new?person=${person}&kind=manager`} />
      <LinkLine text="Ask the person" href={`/find/teams/new?person=${person}&kind=person`} />
      {mayHaveLook(found) ? (
        <Form action={`${REVIEW}/${id}/second-look`}>
          <Button text="Ask for a second look" variant="secondary" small preventDoubleClick />
        </Form>
      ) : null}
    </>
  )
}

const SETTLE = 'You see what was decided by whom. What you decide now stands above it.'

const mayHaveLook = ({ state, hasLook, decisions }: ReviewCase): boolean =>
  (state === 'decided' || state === 'cannot tell') &&
  !hasLook &&
  (decisions ?? []).some(({ round, withdrawnAt }) => round === 'first' && withdrawnAt === null) &&
  !(decisions ?? []).some(({ round, withdrawnAt }) => round === 'adjudication' && withdrawnAt === null)

function whyNot({ round, state }: ReviewCase): string | null {
  if (round !== null) return null
  if (state === 'with a colleague') return 'You decided this case first. A colleague looks at it now without knowing what you said.'
  if (state === 'disputed')
    return 'Two people decided differently. Somebody who has not decided this case, or one of the leads, settles it.'
  return 'This case was settled. Somebody who took no part, or one of the leads, can settle it anew.'
}
