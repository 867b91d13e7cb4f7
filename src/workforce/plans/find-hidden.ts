import { z } from 'zod'
import { query } from '../../commands/index.ts'
import { hiddenFigures, type HiddenFigures } from './hidden.ts'
import { peopleOf, snapshotOf, type Snapshot } from './snapshot.ts'
import { organisationOf, plansOf, whose } from './whose.ts'

export interface Hidden {
  readonly snapshot: Snapshot
  readonly figures: HiddenFigures
}

/** How many are likely to be there that nobody has found; null before the first run. */
export const findHidden = query({
  name: 'workforce.hidden',
  did: 'looked at the estimate of the hidden',
  input: z.object(whose),
  permits: plansOf,
  async run(context, input): Promise<Hidden | null> {
    const snapshot = await snapshotOf(context.db, organisationOf(context, input))
    return snapshot && { snapshot, figures: hiddenFigures(await peopleOf(context.db, snapshot), snapshot) }
  },
  audit: null,
})
