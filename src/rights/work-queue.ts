import type { QueueItem } from '../access/index.ts'
import { countOf } from '../commands/index.ts'
import { DUE_SOON_DAYS, listRequests } from './find-request.ts'
import { listDisposals } from './retention/disposals.ts'

const one = (count: number): boolean => count === 1

/** What asks to be done about the data of people. */
export const rightsQueue: readonly QueueItem[] = [
  {
    count: countOf(listRequests),
    filters: { state: 'due soon' },
    list: '/admin/data-rights',
    sentence: (count) =>
      `${one(count) ? 'request' : 'requests'} about personal data ${one(count) ? 'is' : 'are'} due within ${DUE_SOON_DAYS} days`,
  },
  {
    count: countOf(listRequests),
    filters: { state: 'waiting for approval' },
    list: '/admin/data-rights',
    sentence: (count) => `${one(count) ? 'erasure waits' : 'erasures wait'} for somebody to approve`,
  },
  {
    count: countOf(listDisposals),
    filters: { state: 'open' },
    list: '/admin/data-rights/retention',
    sentence: (count) => `${one(count) ? 'deletion is' : 'deletions are'} proposed: approve, or keep with a reason`,
  },
]
