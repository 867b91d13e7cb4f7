import type { QueueItem } from '../access/index.ts'
import { countOf } from '../commands/index.ts'
import { listAsks } from './asks/index.ts'
import { listCorrections } from './corrections/index.ts'
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
    count: countOf(listAsks),
    filters: { state: 'to take over' },
    list: '/find/teams',
    sentence: (count) => `answered ${one(count) ? 'question has' : 'questions have'} answers to take over`,
  },
  {
    count: countOf(listAsks),
    filters: { state: 'overdue' },
    list: '/find/teams',
    sentence: (count) => `${one(count) ? 'question is' : 'questions are'} overdue: remind whoever was asked, or withdraw`,
  },
  {
    count: countOf(listCorrections),
    filters: { state: 'open' },
    list: '/find/corrections',
    sentence: (count) => `${one(count) ? 'correction waits' : 'corrections wait'} to be sent to the ESR team`,
  },
  {
    count: countOf(listTherapists),
    filters: { registration: 'ends soon' },
    list: '/find/therapists',
    sentence: (count) =>
      `${one(count) ? 'registration ends' : 'registrations end'} within ${REGISTRATION_ENDS_DAYS} days, or ${one(count) ? 'has' : 'have'} ended: tell the ${one(count) ? 'therapist' : 'therapists'}`,
  },
]
