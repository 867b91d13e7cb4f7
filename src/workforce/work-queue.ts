import type { QueueItem } from '../access/index.ts'
import { countOf } from '../commands/index.ts'
import { listCases } from './review/index.ts'
import { listTherapists, REGISTRATION_ENDS_DAYS } from './therapists/index.ts'

const one = (count: number): boolean => count === 1

export const workforceQueue: readonly QueueItem[] = [
  {
    count: countOf(listCases),
    filters: {},
    list: '/find/review',
    sentence: (count) => `${one(count) ? 'case waits' : 'cases wait'} for somebody to decide`,
  },
  {
    count: countOf(listCases),
    filters: { state: 'second look' },
    list: '/find/review',
    sentence: (count) => `${one(count) ? 'case waits' : 'cases wait'} for you to take a second look`,
  },
  {
    count: countOf(listTherapists),
    filters: { registration: 'ends soon' },
    list: '/find/therapists',
    sentence: (count) =>
      `${one(count) ? 'registration ends' : 'registrations end'} within ${REGISTRATION_ENDS_DAYS} days, or ${one(count) ? 'has' : 'have'} ended: tell the ${one(count) ? 'therapist' : 'therapists'}`,
  },
]
