import { z } from 'zod'
import { query } from '../../commands/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import { findHidden, type Hidden } from './find-hidden.ts'
import { organisationOf, plansOf, whose } from './whose.ts'

/** Where an organisation stands with Find. */
export interface Glance {
  /** The newest run and its estimate; null before the first. */
  readonly hidden: Hidden | null
  /** The newest month of staff records that is imported, and the newest day of a register. */
  readonly staffAsAt: PlainDate | null
  readonly registerAsAt: PlainDate | null
}

/** The figures of the first page of Find. */
export const findAtAGlance = query({
  name: 'workforce.find',
  did: 'looked at Find at a glance',
  input: z.object(whose),
  permits: plansOf,
  async run(context, input): Promise<Glance> {
    const organisation = organisationOf(context, input)
    const { db } = context
    const rows = await db
      .selectFrom('import')
      .select((of) => ['kind', of.fn.max('as_at').as('newest')])
      .where('organisation_id', '=', organisation)
      .where('state', '=', 'committed')
      .where('kind', 'in', ['staff', 'register'])
      .groupBy('kind')
      .execute()
    const newest = (kind: 'staff' | 'register') => (rows.find((row) => row.kind === kind)?.newest ?? null) as PlainDate | null
    return {
      hidden: await findHidden.run(context, { organisation }),
      staffAsAt: newest('staff'),
      registerAsAt: newest('register'),
    }
  },
  audit: null,
})
