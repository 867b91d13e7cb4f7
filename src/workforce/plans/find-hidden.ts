import { z } from 'zod'
import { query } from '../../commands/index.ts'
import { casesToDecide } from '../review/index.ts'
import { hiddenFigures, type HiddenFigures } from './hidden.ts'
import { peopleOf, snapshotOf, type Snapshot } from './snapshot.ts'
import { organisationOf, plansOf, whose } from './whose.ts'

export interface Hidden {
  readonly snapshot: Snapshot
  readonly figures: HiddenFigures
  /** Cases that wait for somebody to decide: as many as the queue of the review holds. */
  readonly toDecide: number
}

/** How many are likely to be there that nobody has found; null before the first run. */
export const findHidden = query({
  name: 'workforce.hidden',
  did: 'looked at the estimate of the hidden',
  input: z.object(whose),
  permits: plansOf,
  async run(context, input): Promise<Hidden | null> {
    const organisation = organisationOf(context, input)
    const snapshot = await snapshotOf(context.db, organisation)
    if (snapshot === null) return null
    const figures = hiddenFigures(await peopleOf(context.db, snapshot), snapshot)
    return { snapshot, figures, toDecide: await casesToDecide(context, organisation) }
  },
  audit: null,
})
