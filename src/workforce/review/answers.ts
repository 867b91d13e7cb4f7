import { createHash } from 'node:crypto'
import type { Modality } from '../identification/index.ts'

/** What a person can decide of a case, each one choice: the answer, and the modality where it is one. */
export const CHOICES = {
  art: 'An art therapist',
  drama: 'A drama therapist',
  music: 'A music therapist',
  'not known': 'An arts therapist, not known which',
  'is not': 'Not an arts therapist',
  'cannot tell': 'Cannot tell',
} as const
export type DecisionChoice = keyof typeof CHOICES

/** What a decision rests on. */
export const BASES = {
  register: 'HCPC register looked up',
  compared: 'Record and register entry compared',
  service: 'Known from the service or its manager',
  file: 'Contract or personal file seen',
  post: 'What the post is: title, codes, team',
  little: 'Too little to go on',
} as const
export type DecisionBasis = keyof typeof BASES

export interface Answered {
  readonly answer: 'is one' | 'is not' | 'cannot tell'
  readonly modality: Modality | null
}

export const answeredBy = (choice: DecisionChoice): Answered =>
  choice === 'is not' || choice === 'cannot tell' ? { answer: choice, modality: null } : { answer: 'is one', modality: choice }

export const choiceOf = ({ answer, modality }: Answered): DecisionChoice => (answer === 'is one' ? (modality ?? 'not known') : answer)

/** The reason as it is kept: what it rests on, then what the person wrote. */
export const reasonOf = (basis: DecisionBasis, note: string): string => (note === '' ? BASES[basis] : `${BASES[basis]}: ${note}`)

/** One first decision in this many is looked at a second time. */
export const SECOND_LOOK_EVERY = 5

/** Whether a decision is drawn for a second look: by its id alone, so that nobody chooses and the draw can be checked. */
export const isDrawn = (decision: string): boolean =>
  createHash('sha256').update(decision).digest().readUInt32BE(0) % SECOND_LOOK_EVERY === 0
