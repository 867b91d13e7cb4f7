import { dayInWords, dayOf } from '../../kernel/index.ts'
import { PageHeading } from '../../ui/index.ts'
import type { OpenedAsk } from '../../workforce/index.ts'

const SAID = {
  answered: ['You have answered', 'Your answers were confirmed and handed over, and can be changed no more. Thank you.'],
  expired: ['This link has ended', 'Nothing can be answered by it any more.'],
  withdrawn: ['This question was withdrawn', 'There is nothing left to answer.'],
} as const

/** What a link says once there is nothing to answer. */
export const ClosedQuestion = ({ state, organisationName, until }: OpenedAsk & { readonly state: keyof typeof SAID }) => {
  const [heading, sentence] = SAID[state]
  return (
    <>
      <PageHeading caption={organisationName} heading={heading} />
      <p>{sentence}</p>
      {state === 'expired' ? <p>It ended on {dayInWords(dayOf(until))}.</p> : null}
      <p>If something has to be put right, tell whoever sent you the letter.</p>
    </>
  )
}
