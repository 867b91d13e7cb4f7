import { countOf, type Query } from '../commands/index.ts'
import type { z } from 'zod'
import { ENDING_SOON_DAYS, listAgreements } from './agreements/agreements.ts'
import { listInvitations } from './invitations/list.ts'
import { listPeople, UNUSED_DAYS } from './people/list.ts'

/** A list that asks to be worked through: its length is the number shown, so that the two cannot differ. */
export interface QueueItem {
  readonly count: Query<z.ZodType, number>
  /** The filters of the list; they are its address too. */
  readonly filters: Readonly<Record<string, string>>
  readonly list: string
  readonly sentence: (count: number) => string
}

const one = (count: number): boolean => count === 1

export const accessQueue: readonly QueueItem[] = [
  {
    count: countOf(listInvitations),
    filters: { state: 'expired' },
    list: '/admin/people/invitations',
    sentence: (count) => `${one(count) ? 'invitation has' : 'invitations have'} expired without an answer: invite again or withdraw`,
  },
  {
    count: countOf(listAgreements),
    filters: { state: 'ending soon' },
    list: '/admin/agreements',
    sentence: (count) =>
      `sharing ${one(count) ? 'agreement ends' : 'agreements end'} within ${ENDING_SOON_DAYS} days: renew, or let it end`,
  },
  {
    count: countOf(listPeople),
    filters: { use: 'unused' },
    list: '/admin/people',
    sentence: (count) =>
      `${one(count) ? 'person has' : 'people have'} not signed in for ${UNUSED_DAYS} days: do they still need their roles?`,
  },
  {
    count: countOf(listPeople),
    filters: { step: 'one', status: 'active' },
    list: '/admin/people',
    sentence: (count) => `${one(count) ? 'person signs' : 'people sign'} in with a password alone: ask them to set up two-step sign-in`,
  },
]
