import { z } from 'zod'
import { query, type Context } from '../../commands/index.ts'
import { dayInWords, type PlainDate } from '../../kernel/index.ts'
import { countedOf } from '../findings/index.ts'
import type { ExactTable } from './exact-table.ts'
import { exportOf } from './export-of.ts'
import { figuresBetween } from './figures-between.ts'
import type { FlowFigures } from './flow-figures.ts'
import { flowTable, identityTable, leaverTable } from './flow-tables.ts'
import { whatIsMissing } from './missing.ts'
import { dayBefore, peopleOf, snapshotDays, snapshotOf, type Snapshot } from './snapshot.ts'
import { organisationOf, plansOf, whose } from './whose.ts'

const day = z.string().trim().max(10).nullish().catch(null)
const input = z.object({ ...whose, from: day, to: day })

export interface Flows {
  readonly days: readonly PlainDate[]
  readonly before: Snapshot
  readonly after: Snapshot
  readonly figures: FlowFigures
  readonly identity: ExactTable
  readonly flows: ExactTable
  readonly leavers: ExactTable
  readonly missing: readonly string[]
}

async function flowsFor(context: Context, wanted: z.output<typeof input>): Promise<Flows | { readonly days: readonly PlainDate[] }> {
  const { db } = context
  const organisation = organisationOf(context, wanted)
  const days = await snapshotDays(db, organisation)
  const to = days.find((each) => each === wanted.to) ?? days[0]
  const from = to && (days.find((each) => each === wanted.from && each < to) ?? dayBefore(days, to))
  if (!to || !from) return { days }
  const [before, after] = [await snapshotOf(db, organisation, from), await snapshotOf(db, organisation, to)]
  if (!before || !after) return { days }
  const [then, now] = [await peopleOf(db, before), await peopleOf(db, after)]
  const figures = await figuresBetween(db, { snapshot: before, people: then }, { snapshot: after, people: now })
  return {
    days,
    before,
    after,
    figures,
    identity: identityTable(figures, from, to),
    flows: flowTable(figures),
    leavers: leaverTable(figures),
    missing: whatIsMissing(after, now, countedOf(now)),
  }
}

/** Who joined, left, stayed, was found since or recoded between two snapshots; without figures where there are not two. */
export const findFlows = query({
  name: 'workforce.flows',
  did: 'looked at joiners and leavers',
  input,
  permits: plansOf,
  run: flowsFor,
  audit: null,
})

export const exportFlows = exportOf(findFlows, 'took away joiners and leavers, exact', (flows) =>
  'figures' in flows
    ? {
        title: 'Joiners and leavers',
        snapshot: flows.after,
        of: `Between ${dayInWords(flows.before.asAt)} and ${dayInWords(flows.after.asAt)}`,
        tables: [flows.identity, flows.flows, flows.leavers],
        missing: flows.missing,
      }
    : null,
)
