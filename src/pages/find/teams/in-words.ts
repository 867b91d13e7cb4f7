import type { AskedPerson, AskState } from '../../../workforce/index.ts'
import { CHOICES } from '../../../workforce/index.ts'
import type { TagColour } from '../../../ui/index.ts'

export const TEAMS = '/find/teams'

export const ASK_STATE_WORDS = {
  waiting: { text: 'Waiting', colour: 'blue' },
  overdue: { text: 'Overdue', colour: 'red' },
  'to take over': { text: 'Answers to take over', colour: 'purple' },
  answered: { text: 'Answered', colour: 'green' },
  expired: { text: 'Expired', colour: 'orange' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
} as const satisfies Record<AskState, { text: string; colour: TagColour }>

/** An answer in one sentence; what is missing is said too. */
export function saidInWords({ said }: Pick<AskedPerson, 'said'>): string {
  if (said === null) return 'No answer yet'
  const { choice, notPractising, registrationNumber } = said
  const words = notPractising ? 'Registered, does not practise as an arts therapist in the post' : CHOICES[choice]
  return registrationNumber === null ? words : `${words}, number ${registrationNumber}`
}
