import type { CaseState, ShownDecision } from '../../../workforce/index.ts'
import type { TagColour } from '../../../ui/index.ts'

export const STATES = {
  open: { text: 'Open', colour: 'blue' },
  'to verify': { text: 'To verify', colour: 'blue' },
  asked: { text: 'Asked', colour: 'yellow' },
  'second look': { text: 'Second look, for you', colour: 'purple' },
  'with a colleague': { text: 'Second look, by a colleague', colour: 'grey' },
  disputed: { text: 'Disputed', colour: 'red' },
  'cannot tell': { text: 'Cannot tell', colour: 'orange' },
  decided: { text: 'Decided', colour: 'green' },
  found: { text: 'Nothing to decide', colour: 'grey' },
} as const satisfies Record<CaseState, { text: string; colour: TagColour }>

export const OUTCOMES = { accepted: 'Accepted', review: 'For a person to decide', excluded: 'Set aside' } as const

export const MODALITIES = { art: 'Art', drama: 'Drama', music: 'Music', 'not known': 'Not known' } as const

export const ROUNDS = {
  first: 'First decision',
  second: 'Second look',
  adjudication: 'Settled',
  declared: 'Declared',
} as const satisfies Record<ShownDecision['round'], string>

export const REGISTER_STATUS = {
  registered: 'Registered',
  restricted: 'Suspended or restricted',
  'not-registered': 'Not registered',
} as const

export const choicesOf = (words: Readonly<Record<string, string>>): { readonly value: string; readonly text: string }[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))
