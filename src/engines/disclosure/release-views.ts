import { type Cell } from './cells.ts'
import { type DisclosureRule, type Measure } from './count-table.ts'
import { keyOf, type Lattice } from './lattice.ts'
import { figureSystem, type FigureSystem } from './relations.ts'
import { type Movement } from './release.ts'
import { publishedRange, requiredWidth, type Treatment } from './views.ts'

/** One measure of a release as two readers see it. Column of the system = position in `cells`, then what is published nowhere. */
export interface ReleaseView {
  readonly measure: Measure
  /** Indexes of the cells that have this measure. */
  readonly cells: readonly number[]
  readonly system: FigureSystem
  readonly readers: readonly ReaderRule[]
  /** More than any of the figures: a reader's bounds end here, to keep the programmes bounded. */
  readonly most: number
}

export interface ReaderRule {
  /** Nothing may be published that this reader learns too much from. The other is kept out wherever anything can. */
  readonly mustFail: boolean
  readonly width: number
  range(cell: Cell, treatment: Treatment, isTotal: boolean): { readonly low: number; readonly high: number }
  /** The least this reader would take a further hidden figure to be. */
  readonly leastHidden: number
}

/** The measures of a release: people always, since they stand behind every figure. */
export function releaseViews(space: Lattice, cells: readonly Cell[], movements: readonly Movement[], rule: DisclosureRule): ReleaseView[] {
  const measures = (['headcount', 'posts', 'fte'] as const).filter(
    (measure) =>
      measure === 'headcount' ||
      cells.some(({ figures, earlier }) => figures.has(measure) || earlier.some((figure) => figure.measure === measure)),
  )
  return measures.map((measure) => {
    const members = [...cells.keys()].filter((index) => measure === 'headcount' || hasMeasure(cells[index] as Cell, measure))
    const marked = members.map((index) => {
      const cell = cells[index] as Cell
      return { snapshot: cell.snapshot, codes: cell.codes, figure: figureOf(cell, measure) }
    })
    const system = figureSystem(space, measure, marked, movements)
    const largest = Math.max(
      0,
      ...system.figures.map(({ figure }) => figure ?? 0),
      ...cells.flatMap(({ earlier }) => earlier.map(({ published }) => published)),
    )
    const width = requiredWidth(measure, rule)
    return {
      measure,
      cells: members,
      system,
      most: 4 * largest + 1000 * width,
      readers: [
        { mustFail: true, width, leastHidden: 1, range: (cell, treatment) => exactRange(cell, treatment, measure, rule) },
        {
          mustFail: false,
          width: 1,
          leastHidden: measure === 'fte' ? 1 : rule.smallestShown,
          range: (cell, treatment, isTotal) => ruleRange(cell, treatment, isTotal, measure, rule),
        },
      ],
    }
  })
}

const hasMeasure = ({ figures, earlier }: Cell, measure: Measure): boolean =>
  figures.has(measure) || earlier.some((figure) => figure.measure === measure)

const figureOf = (cell: Cell, measure: Measure): number | null =>
  measure === 'headcount' ? cell.people : (cell.figures.get(measure) ?? null)

interface Range {
  readonly low: number
  readonly high: number
}

/** The reader who has every shown figure unrounded; of an earlier release whose true figures are not here, what it printed. */
function exactRange(cell: Cell, treatment: Treatment, measure: Measure, rule: DisclosureRule): Range {
  const figure = figureOf(cell, measure)
  if (treatment === 'small' || treatment === 'complementary')
    return { low: Math.min(1, figure ?? (measure === 'headcount' ? 1 : 0)), high: Infinity }
  return figure === null ? printedRange(cell, treatment, true, measure, rule) : { low: figure, high: figure }
}

/** The reader of what is printed who knows the rule, and which of the hidden figures that hold no others are the small ones. */
function ruleRange(cell: Cell, treatment: Treatment, isTotal: boolean, measure: Measure, rule: DisclosureRule): Range {
  const { low, high } = printedRange(cell, treatment, isTotal, measure, rule)
  const figure = figureOf(cell, measure)
  return figure === null ? { low, high } : { low: Math.min(low, figure), high: Math.max(high, figure) }
}

function printedRange(cell: Cell, treatment: Treatment, isTotal: boolean, measure: Measure, rule: DisclosureRule): Range {
  const figure = figureOf(cell, measure)
  const printed = cell.earlier.findLast((earlier) => earlier.measure === measure)
  if (treatment === 'shown' && figure === null && !printed) return { low: rule.smallestShown, high: Infinity }
  const step = measure === 'fte' ? 100 * rule.roundFteTo : rule.roundTo
  const published = figure === null ? (printed?.published ?? 0) : Math.floor(figure / step + 0.5) * step
  return publishedRange({ treatment, published, measure, isTotal }, rule)
}

/** The cells that hold another one of theirs. */
export function totalsAmong(space: Lattice, cells: readonly Cell[]): readonly boolean[] {
  const holders = new Set<string>()
  for (const { snapshot, codes } of cells) {
    const above = [codes]
    for (const each of above)
      for (const dimension of each.keys()) {
        const parent = space.parent(dimension, each[dimension] as string)
        const wider = parent === null ? null : each.with(dimension, parent)
        if (wider === null || holders.has(keyOf(snapshot, wider))) continue
        holders.add(keyOf(snapshot, wider))
        above.push(wider)
      }
  }
  return cells.map(({ key }) => holders.has(key))
}
