import type { Tables } from '../../database/index.ts'

export type JobState = Tables['job']['state']

/**
 * What may happen to a job: from which states, to which. A done job stays as it is.
 * `claim` takes a running job whose runner went silent, too; `cancel` of a running one waits for its runner to hear of it.
 */
export const moves = {
  claim: { from: ['waiting', 'running'], to: 'running' },
  finish: { from: ['running'], to: 'done' },
  fail: { from: ['running'], to: 'failed' },
  cancel: { from: ['waiting', 'running'], to: 'cancelled' },
  handBack: { from: ['running'], to: 'waiting' },
  resume: { from: ['failed', 'cancelled'], to: 'waiting' },
} as const satisfies Record<string, { readonly from: readonly JobState[]; readonly to: JobState }>
