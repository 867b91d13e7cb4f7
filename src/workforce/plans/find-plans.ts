import { z } from 'zod'
import { query, type Context } from '../../commands/index.ts'
import { dayInWords, type PlainDate } from '../../kernel/index.ts'
import { countedOf } from '../findings/index.ts'
import type { ExactTable } from './exact-table.ts'
import { exportOf } from './export-of.ts'
import { whatIsMissing } from './missing.ts'
import { choices, narrow, type Filters } from './narrow.ts'
import { comparison, planTables, tableBy } from './plan-tables.ts'
import { dayBefore, nationOf, peopleOf, snapshotDays, snapshotOf, type Snapshot } from './snapshot.ts'
import { FILTER_KEYS, TABLE_KEYS, tableTraits, type FilterKey, type TableKey, type TraitValue } from './traits.ts'
import { organisationOf, plansOf, whose } from './whose.ts'

/** Values come from links: an odd one is passed over. */
const value = z.string().trim().max(200).nullish().catch(null)

const asked = {
  ...whose,
  month: value,
  by: z.enum(TABLE_KEYS).default('modality').catch('modality'),
  ...(Object.fromEntries(FILTER_KEYS.map((key) => [key, value])) as Record<FilterKey, typeof value>),
}

export interface Plans {
  readonly snapshot: Snapshot
  readonly days: readonly PlainDate[]
  /** What may be chosen in each filter. */
  readonly choices: Readonly<Partial<Record<FilterKey, readonly TraitValue[]>>>
  /** The filters in force, in words. */
  readonly narrowedTo: readonly string[]
  readonly by: TableKey
  readonly plans: ExactTable
  readonly together: ExactTable
  readonly reconciliation: ExactTable
  readonly byTrait: ExactTable
  readonly comparison: ExactTable | null
  readonly missing: readonly string[]
}

type Asked = z.output<ReturnType<typeof z.object<typeof asked>>>

async function plansFor(context: Context, wanted: Asked): Promise<Plans | null> {
  const { db } = context
  const organisation = organisationOf(context, wanted)
  const days = await snapshotDays(db, organisation)
  const day = days.find((each) => each === wanted.month) ?? days[0]
  const snapshot = day === undefined ? null : await snapshotOf(db, organisation, day)
  if (snapshot === null) return null
  const home = await nationOf(db, organisation)
  const found = await peopleOf(db, snapshot)
  const everybody = countedOf(found)
  const filters: Filters = wanted
  const people = narrow(everybody, filters, home)
  const earlier = dayBefore(days, snapshot.asAt)
  const then = earlier && (await snapshotOf(db, organisation, earlier))
  const before = then && { name: dayInWords(then.asAt), people: narrow(countedOf(await peopleOf(db, then)), filters, home) }
  const offered = choices(everybody, home)
  const narrowedTo = FILTER_KEYS.flatMap((key) => {
    const code = filters[key]
    if (!code) return []
    return [`${tableTraits(home)[key].name}: ${offered[key]?.find((each) => each.code === code)?.text ?? code}`]
  })
  return {
    snapshot,
    days,
    choices: offered,
    narrowedTo,
    by: wanted.by,
    ...planTables(people),
    byTrait: tableBy(people, wanted.by, home),
    comparison: comparison(people, before, narrowedTo.length > 0 ? { name: 'the whole organisation', people: everybody } : null),
    missing: whatIsMissing(snapshot, found, people),
  }
}

/** The AHP plan, the psychological-professions plan and the combined total of an organisation; null before the first run. */
export const findPlans = query({
  name: 'workforce.plans',
  did: 'looked at the plans',
  input: z.object(asked),
  permits: plansOf,
  run: plansFor,
  audit: null,
})

export const exportPlans = exportOf(
  findPlans,
  'took away the plans, exact',
  (plans) =>
    plans && {
      title: 'AHP plan, psychological-professions plan and combined total',
      snapshot: plans.snapshot,
      of: plans.narrowedTo.join('; ') || 'Everybody found',
      tables: [plans.plans, plans.together, plans.reconciliation, ...(plans.comparison ? [plans.comparison] : []), plans.byTrait],
      missing: plans.missing,
    },
)
