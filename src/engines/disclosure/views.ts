import { measureOf, type CountTable, type DisclosureRule, type Measure } from './count-table.ts'
import { type Bounds } from './network.ts'
import { roundToNearest } from './protected-table.ts'

/** What is done with a cell: shown, or kept back for one of two reasons. */
export type Treatment = 'shown' | 'small' | 'complementary' | 'zero'

/** One set of figures a reader may hold for the cells of a table: the printed ones, and the people behind them. */
export interface View {
  readonly figures: readonly number[]
  readonly measures: readonly Measure[]
}

/** Cell `row * columns + column`, rows in the order given. Without a basis each figure is taken to be that many people. */
export function viewsOf(table: CountTable, rows: CountTable['rows']): { people: readonly number[]; views: readonly View[] } {
  const figures = rows.flatMap((row) => row.counts)
  const people = rows.flatMap((row) => row.basis ?? row.counts)
  const asPeople: View = { figures: people, measures: people.map(() => 'headcount') }
  if (!rows.some((row) => row.basis)) return { people, views: [asPeople] }
  return {
    people,
    views: [asPeople, { figures, measures: rows.flatMap(() => table.columns.map((_, column) => measureOf(table, column))) }],
  }
}

/** How wide the interval of a hidden figure must stay: as wide as the symbol itself says; for FTE one whole-time person. */
export const requiredWidth = (measure: Measure, rule: DisclosureRule): number =>
  measure === 'fte' ? 100 : Math.max(1, rule.smallestShown - 2)

/** The reader who has every shown figure and total unrounded from elsewhere, and knows that nobody-cells are shown. */
export function exactReader({ figures }: View, treated: readonly Treatment[]): Bounds {
  const hidden = (cell: number): boolean => treated[cell] === 'small' || treated[cell] === 'complementary'
  return {
    low: figures.map((figure, cell) => (hidden(cell) ? Math.min(1, figure) : figure)),
    high: figures.map((figure, cell) => (hidden(cell) ? Infinity : figure)),
  }
}

/** The reader of the printed table who also knows the rule, and even which of the hidden figures inside it are the small ones. */
export function ruleReader(
  { figures, measures }: View,
  treated: readonly Treatment[],
  isTotal: readonly boolean[],
  rule: DisclosureRule,
): Bounds {
  const ranges = figures.map((figure, cell) => {
    const measure = measures[cell] as Measure
    const published = roundToNearest(figure, stepOf(measure, rule))
    const { low, high } = publishedRange(
      { treatment: treated[cell] as Treatment, published, measure, isTotal: isTotal[cell] === true },
      rule,
    )
    return { low: Math.min(low, figure), high: Math.max(high, figure) }
  })
  return { low: ranges.map((range) => range.low), high: ranges.map((range) => range.high) }
}

/** In the units of the figures: FTE is in hundredths. */
export const stepOf = (measure: Measure, rule: DisclosureRule): number => (measure === 'fte' ? 100 * rule.roundFteTo : rule.roundTo)

interface PrintedCell {
  readonly treatment: Treatment
  readonly published: number
  readonly measure: Measure
  readonly isTotal: boolean
}

/**
 * What a printed cell says about the true figure behind it. A hidden total says only that somebody is there: were a reader to know
 * that it is small, four cells of one person each under a total of 4 could not be hidden by anything.
 */
export function publishedRange(
  { treatment, published, measure, isTotal }: PrintedCell,
  rule: DisclosureRule,
): { low: number; high: number } {
  const step = stepOf(measure, rule)
  const somebody = measure === 'fte' ? 0 : 1
  const least = measure === 'fte' ? 0 : rule.smallestShown
  if (treatment === 'zero') return { low: 0, high: 0 }
  if (treatment === 'shown') return { low: Math.max(least, Math.ceil(published - step / 2)), high: Math.ceil(published + step / 2) - 1 }
  if (isTotal) return { low: somebody, high: Infinity }
  if (treatment === 'small') return { low: somebody, high: (rule.smallestShown - 1) * mostOf(measure) }
  return { low: least, high: Infinity }
}

/** The most that one person may be: a contract of 2.00 whole-time equivalents, or any number of posts. */
const mostOf = (measure: Measure): number => (measure === 'fte' ? 200 : measure === 'posts' ? Infinity : 1)
