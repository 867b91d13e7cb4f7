import type { RequestState } from '../../../rights/index.ts'
import type { TagColour } from '../../../ui/index.ts'

export const DATA_RIGHTS = '/admin/data-rights'

export const REQUEST_STATE_WORDS = {
  open: ['Open', 'blue'],
  paused: ['Clock stopped', 'yellow'],
  'waiting for approval': ['Waits for approval', 'purple'],
  done: ['Done', 'green'],
  refused: ['Refused', 'grey'],
} as const satisfies Record<RequestState, readonly [string, TagColour]>
