import type { TagColour } from '../../../ui/index.ts'
import type { CorrectionProgress, CorrectionState } from '../../../workforce/index.ts'
import { dayInWords } from '../../../kernel/index.ts'
import { wholeNumber } from '../../../ui/index.ts'

export const CORRECTIONS = '/find/corrections'

export const STATES: Readonly<Record<CorrectionState, { readonly text: string; readonly colour: TagColour }>> = {
  open: { text: 'Open', colour: 'blue' },
  sent: { text: 'Sent', colour: 'purple' },
  done: { text: 'Done', colour: 'green' },
  dropped: { text: 'Dropped', colour: 'grey' },
}

/** How far the list is, in a sentence or two. */
export function progressInWords({ counts: { open, sent, done, dropped }, doneBy }: CorrectionProgress): string {
  const all = open + sent + done
  if (all + dropped === 0) return 'No correction has been asked for yet.'
  const shown = doneBy.map(({ asAt, done: count }) => `${wholeNumber(count)} by the extract of ${dayInWords(asAt)}`).join(', ')
  return [
    `${wholeNumber(done)} of ${wholeNumber(all)} ${all === 1 ? 'correction is' : 'corrections are'} done${done > 0 && shown !== '' ? ` (${shown})` : ''}.`,
    `${wholeNumber(sent)} ${sent === 1 ? 'was' : 'were'} sent and ${sent === 1 ? 'waits' : 'wait'} for the next extract, ${wholeNumber(open)} ${open === 1 ? 'is' : 'are'} open.`,
    ...(dropped > 0 ? [`${wholeNumber(dropped)} ${dropped === 1 ? 'was' : 'were'} dropped.`] : []),
  ].join(' ')
}
