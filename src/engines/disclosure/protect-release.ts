import { failed, ok, type Problem, type Result } from '../../kernel/index.ts'
import { cellsOf, isContradicted, type Cell } from './cells.ts'
import { defaultRule, type DisclosureRule } from './count-table.ts'
import { keyOf, lattice, type Lattice } from './lattice.ts'
import { solver } from './linear-programme.ts'
import { protectedTable } from './protect.ts'
import { type Dimension, type KeptBack, type ProtectedRelease, type Release } from './release.ts'
import { suppressRelease } from './suppress-release.ts'
import { type Treatment } from './views.ts'

/**
 * Makes the tables of a release safe to publish together, and after what was published before: small figures are kept back, others rounded,
 * and as many more kept back as it takes that no hidden figure can be worked out from all of it. Equal cells are treated alike in every table,
 * and as they were in earlier editions. The order of tables, rows and columns makes no difference.
 * The problem where what was published before leaves no safe way names the tables that cannot be published.
 * Throws where the tables do not hold together: that is a mistake of the program that built them.
 */
export async function protectRelease(release: Release): Promise<Result<ProtectedRelease>> {
  const { tables, earlier = [], rule = defaultRule } = release
  const dimensions = [release, ...earlier].map((each) => each.dimensions).reduce(merged)
  const movements = [...(release.movements ?? []), ...earlier.flatMap((each) => each.movements)]
  const space = lattice(dimensions)
  const cells = cellsOf(space, tables, earlier)
  const incomplete = leftOutOfCorrection(cells, rule)
  if (incomplete) return failed(incompleteCorrection(incomplete))
  const start = cells.map((cell) => startOf(cell, rule))
  const mayHide = cells.map((cell, index) => start[index] === 'shown' && cell.places.length > 0 && !isOut(cell, rule))
  const found = suppressRelease(await solver(), { space, cells, movements, rule, start, mayHide })
  if ('unsafe' in found) return failed(cannotPublish(release, space, found.unsafe === null ? null : (cells[found.unsafe] as Cell)))
  const treatments = new Map(cells.map(({ key }, index) => [key, found.treated[index] as Treatment]))
  return ok({
    published: {
      dimensions,
      movements,
      tables: tables.map((table) => ({
        table: protectedTable(
          table,
          (row, column) =>
            treatments.get(keyOf(table.snapshot, space.codesOf(table.at, table.rows[row]?.at, table.columnsAt[column]))) as Treatment,
          rule,
        ),
        snapshot: table.snapshot,
        rowsAt: table.rows.map(({ at }) => space.coordinatesOf(space.codesOf(table.at, at))),
        columnsAt: table.columnsAt,
      })),
    },
    account: cells.flatMap((cell, index): KeptBack[] => {
      const treatment = found.treated[index]
      if (cell.places.length === 0 || (treatment !== 'small' && treatment !== 'complementary')) return []
      const sake = cells[found.protects.get(index) ?? -1]
      return [
        {
          snapshot: cell.snapshot,
          at: space.coordinatesOf(cell.codes),
          why: treatment === 'small' ? 'small' : sake ? 'complementary' : 'earlier',
          ...(sake && { protects: space.coordinatesOf(sake.codes) }),
          ...(found.pinnedByReasons.has(index) && { pinnedByReasons: true }),
          places: cell.places,
        },
      ]
    }),
  })
}

/** The hierarchies of two releases as one. Throws where a code lies in two places. */
function merged(all: readonly Dimension[], more: readonly Dimension[]): readonly Dimension[] {
  const result = new Map(all.map((dimension) => [dimension.name, dimension]))
  for (const dimension of more) {
    const known = result.get(dimension.name)
    const moved = Object.entries(dimension.within).find(([code, within]) => known && (known.within[code] ?? within) !== within)
    if (moved || (known && known.all !== dimension.all))
      throw new RangeError(
        `dimension "${dimension.name}": ${moved ? `"${moved[0]}" lies elsewhere` : 'the code of everybody is another'} in an earlier release`,
      )
    const overlapping = [...new Set([...(known?.overlapping ?? []), ...(dimension.overlapping ?? [])])]
    result.set(dimension.name, { ...dimension, within: { ...known?.within, ...dimension.within }, overlapping })
  }
  return [...result.values()]
}

/** Small and empty ones by the people in them; otherwise as before, and what was never published is shown. */
function startOf({ people, earlier }: Cell, rule: DisclosureRule): Treatment {
  const before = earlier.at(-1)?.treatment
  if (people === null) return before ?? 'shown'
  if (people === 0) return 'zero'
  if (people < rule.smallestShown) return 'small'
  return before === 'small' || before === 'complementary' ? 'complementary' : 'shown'
}

/** What is printed of it is out of reach already. */
function isOut(cell: Cell, rule: DisclosureRule): boolean {
  const before = cell.earlier.at(-1)
  return before !== undefined && !isContradicted(cell, before, rule)
}

/** A cell of an edition whose figures have changed since, that the new edition leaves out. */
function leftOutOfCorrection(cells: readonly Cell[], rule: DisclosureRule): Cell | null {
  const edition = (cell: Cell): string => `${cell.earlier.at(-1)?.release} ${cell.snapshot}`
  const corrected = new Set(
    cells
      .filter((cell) => cell.earlier.some((figure) => figure === cell.earlier.at(-1) && isContradicted(cell, figure, rule)))
      .map(edition),
  )
  const isThere = ({ people, figures, earlier }: Cell): boolean =>
    people !== null && earlier.every(({ measure }) => measure === 'headcount' || figures.has(measure))
  return cells.find((cell) => cell.earlier.length > 0 && corrected.has(edition(cell)) && !isThere(cell)) ?? null
}

const incompleteCorrection = ({ snapshot }: Cell): Problem => ({
  code: 'disclosure.correction-incomplete',
  kind: 'error',
  message: `Figures of "${snapshot}" differ from those published before, but not all that were published before are published again.`,
  todo: 'Publish every table of the earlier edition again, with the corrected figures.',
  status: 409,
  details: { snapshot },
})

function cannotPublish({ tables }: Release, space: Lattice, cell: Cell | null): Problem {
  if (cell === null)
    return {
      code: 'disclosure.contradiction',
      kind: 'error',
      message: 'The new figures cannot be true together with those published before.',
      todo: 'Check that the snapshot names are right, and publish a correction of the whole edition where its figures have changed.',
      status: 409,
    }
  const holding = new Set(cell.places.map(({ table }) => table))
  const concerned = tables.filter((table, index) => (holding.size > 0 ? holding.has(index) : table.snapshot === cell.snapshot))
  const titles = (concerned.length > 0 ? concerned : tables).map(({ title }) => title)
  return {
    code: 'disclosure.unsafe-after-earlier',
    kind: 'error',
    message: `${titles.map((title) => `"${title}"`).join(', ')} cannot be published: together with what was published before, a figure that must be kept back could be worked out.`,
    todo: 'Leave out the lines or columns that divide the same people anew, or publish a coarser table.',
    status: 409,
    details: { tables: titles, snapshot: cell.snapshot, at: space.coordinatesOf(cell.codes) },
  }
}
