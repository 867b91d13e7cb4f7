import type { Asked } from '../../../http/index.ts'
import { listHref } from '../../../ui/index.ts'
import { listAddress } from '../../list-address.ts'

export const REVIEW = '/find/review'

/** What narrows the queue: a case carries it in its address too, so that the next case is the next of the same list. */
export const QUEUE_FILTERS = ['state', 'reason', 'modality', 'employer'] as const

const address = listAddress({ sorts: [], filters: QUEUE_FILTERS, sort: '' })

export const queueFilters = (asked: Asked): Readonly<Record<string, string>> => address.state(asked).filters

export const queueHref = (to: string, filters: Readonly<Record<string, string>>): string =>
  listHref(to, { sort: '', direction: 'ascending', page: 1, filters })
