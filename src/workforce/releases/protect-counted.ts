import {
  attackRelease,
  protectRelease,
  type Dimension,
  type DisclosureRule,
  type KeptBack,
  type Movement,
  type PublishedRelease,
  type ReleaseTable,
} from '../../engines/disclosure/index.ts'
import { failed, ok, type PlainDate, type Problem, type Result } from '../../kernel/index.ts'
import { dividedTotals } from './joiners-and-leavers.ts'
import type { KeptBackCount } from './release-pack.ts'

/** True counts on their way to be made safe: they must not stay anywhere. */
export interface CountedRelease {
  readonly dimensions: readonly Dimension[]
  readonly tables: readonly ReleaseTable[]
  readonly movements: readonly Movement[]
  readonly rule: DisclosureRule
  /** The months the release is about. */
  readonly days: readonly PlainDate[]
  /** All that the organisation has published, the oldest first: withdrawn is not unread. */
  readonly earlier: readonly PublishedRelease[]
}

export interface SafeRelease {
  readonly published: PublishedRelease
  readonly tables: readonly KeptBackCount[]
  readonly attacked: number
  readonly pinned: number
}

/**
 * Protects the tables together with everything published before and attacks the result. Problems: what was published leaves no safe way,
 * or the attacker found a figure; they name the tables.
 */
export async function protectCounted(counted: CountedRelease): Promise<Result<SafeRelease>> {
  const { dimensions, tables, movements, rule, days } = counted
  const earlier = bearing(counted)
  const safe = await protectRelease({ dimensions, tables, movements, earlier, rule })
  if (!safe.ok) return safe
  const { published, account } = safe.value
  const ever = [...earlier, published]
  const all = ever.filter((each, index) => !ever.slice(index + 1).some((later) => isCorrected(each, later)))
  const divided = dividedTotals(all, days)
  if (divided.length > 0) return failed(dividedTotal(divided))
  const attacked = await attackRelease(all, { knows: 'symbols' })
  const narrow = attacked.filter(({ measure, low, high }) => high - low < (measure === 'fte' ? 100 : Math.max(1, rule.smallestShown - 2)))
  if (narrow.length > 0) return failed(attackFound(tablesWith(narrow, published)))
  return ok({
    published,
    tables: tables.map((table, index) => keptBackIn(table, index, account)),
    attacked: attacked.length,
    pinned: account.filter(({ pinnedByReasons }) => pinnedByReasons).length,
  })
}

/** Publications of the same snapshots, or of snapshots that joiners and leavers bind to them: others make no difference. */
function bearing({ tables, movements, earlier }: CountedRelease): readonly PublishedRelease[] {
  const bound = new Set(tables.map(({ snapshot }) => snapshot))
  const moves = [...movements, ...earlier.flatMap((each) => each.movements)].map(({ before, joined, left, after }) => [
    before,
    joined,
    left,
    after,
  ])
  for (let size = -1; size !== bound.size;) {
    size = bound.size
    for (const parts of moves) if (parts.some((part) => bound.has(part))) for (const part of parts) bound.add(part)
  }
  return earlier.filter((each) => each.tables.some(({ snapshot }) => bound.has(snapshot)))
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : 1)

/** What stands in a table, by what it counts. */
function printed({ tables }: PublishedRelease): ReadonlyMap<string, string> {
  return new Map(
    tables.flatMap(({ table, snapshot, rowsAt, columnsAt }) =>
      table.rows.flatMap(({ cells }, row) =>
        cells.map(({ shown }, column): [string, string] => {
          const measure = typeof table.measure === 'string' ? table.measure : table.measure[column]
          const at = Object.entries({ ...rowsAt[row], ...columnsAt[column] }).sort(byName)
          return [JSON.stringify([snapshot, measure, at]), shown]
        }),
      ),
    ),
  )
}

/** A later release prints another figure for a cell of this one. */
function isCorrected(earlier: PublishedRelease, now: PublishedRelease): boolean {
  const after = printed(now)
  return [...printed(earlier)].some(([cell, shown]) => {
    const again = after.get(cell)
    return again !== undefined && again !== shown
  })
}

function keptBackIn({ rows, columns }: ReleaseTable, index: number, account: readonly KeptBack[]): KeptBackCount {
  const here = account.flatMap(({ why, places }) => places.filter(({ table }) => table === index).map(() => why))
  const of = (wanted: KeptBack['why']): number => here.filter((why) => why === wanted).length
  return { figures: rows.length * columns.length, small: of('small'), complementary: of('complementary'), earlier: of('earlier') }
}

function tablesWith(
  found: readonly { readonly snapshot: string; readonly at: Readonly<Record<string, string>> }[],
  { tables }: PublishedRelease,
): string[] {
  const cell = (snapshot: string, at: Readonly<Record<string, string>>): string =>
    JSON.stringify([snapshot, Object.entries(at).sort(byName)])
  const wanted = new Set(found.map(({ snapshot, at }) => cell(snapshot, at)))
  const holding = tables.filter(({ snapshot, rowsAt, columnsAt }) =>
    rowsAt.some((row) => columnsAt.some((column) => wanted.has(cell(snapshot, { ...row, ...column })))),
  )
  return [...new Set((holding.length > 0 ? holding : tables).map(({ table }) => table.title))]
}

const attackFound = (titles: readonly string[]): Problem => ({
  code: 'releases.attack',
  kind: 'error',
  status: 409,
  message: `${titles.map((title) => `“${title}”`).join(', ')} cannot be published: a figure that must be kept back could be worked out.`,
  todo: 'Leave that table out, or choose one that divides people less finely.',
  details: { tables: titles },
})

const dividedTotal = (days: readonly PlainDate[]): Problem => ({
  code: 'releases.total-kept-back',
  kind: 'error',
  status: 409,
  message: `Joiners and leavers cannot be published: the number of all people of ${days.join(' and ')} is kept back in another table.`,
  todo: 'Leave out joiners and leavers, or choose fewer other tables.',
})
