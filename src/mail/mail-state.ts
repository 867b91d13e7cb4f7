import type { Tables } from '../database/index.ts'

export type MailState = Tables['mail']['state']

/**
 * What may happen to a letter: from which states, to which. `sent`, `refused` and `later` may still be learnt of a letter whose
 * fate was thought unknown, when the one who handed it over was only slow.
 */
export const moves = {
  handOver: { from: ['waiting'], to: 'sending' },
  sent: { from: ['sending', 'unknown'], to: 'sent' },
  later: { from: ['sending', 'unknown'], to: 'waiting' },
  refused: { from: ['sending', 'unknown'], to: 'failed' },
  lostSight: { from: ['sending'], to: 'unknown' },
  sendAgain: { from: ['failed', 'unknown'], to: 'waiting' },
} as const satisfies Record<string, { readonly from: readonly MailState[]; readonly to: MailState }>
