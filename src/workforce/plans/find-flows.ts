import { z } from 'zod'
import { query, type Context } from '../../commands/index.ts'
import { dayInWords, type PlainDate } from '../../kernel/index.ts'
import { countedOf } from '../findings/index.ts'
import type { ExactTable } from './exact-table.ts'
import { exportOf } from './export-of.ts'
import { flowFigures, type FlowFigures } from './flow-figures.ts'
import { postsElsewhere, startDays } from './flow-rows.ts'
import { flowsBetween } from './flows.ts'
import { flowTable, identityTable, leaverTable } from './flow-tables.ts'
import { whatIsMissing } from './missing.ts'
import { dayBefore, peopleOf, snapshotDays, snapshotOf, type Snapshot } from './snapshot.ts'
import type { Counted } from './traits.ts'
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
  const found = await peopleOf(db, after)
  const [then, now] = [countedOf(await peopleOf(db, before)), countedOf(found)]
  const [came, went] = [without(now, then), without(then, now)]
  const figures = flowFigures(
    flowsBetween({
      before: { asAt: from, people: then },
      after: { asAt: to, people: now },
      elsewhere: new Map([...(await postsElsewhere(db, after, before, came)), ...(await postsElsewhere(db, before, after, went))]),
      started: await startDays(db, after, came),
    }),
  )
  return {
    days,
    before,
    after,
    figures,
    identity: identityTable(figures, from, to),
    flows: flowTable(figures),
    leavers: leaverTable(figures),
    missing: whatIsMissing(after, found, now),
  }
}

/** The ids of those in one list alone. */
const without = (people: readonly Counted[], others: readonly Counted[]): string[] => {
  const known = new Set(others.map(({ id }) => id))
  return people.map(({ id }) => id).filter((id) => !known.has(id))
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
