import { defaultRule, measureOf, type CountTable, type DisclosureRule, type Measure } from './count-table.ts'

/** A table that may be published: `protectTable` is the only way to make one. */
export interface ProtectedTable {
  readonly title: string
  readonly population: string
  readonly measure: Measure | readonly Measure[]
  readonly rowLabels: readonly string[]
  readonly columns: readonly string[]
  readonly rows: readonly ProtectedRow[]
  readonly totalColumn?: string
  readonly adds: boolean
  readonly rule: DisclosureRule
  /** Sentences that say what the symbol (always the first) and the rounding mean: print them beside the table. */
  readonly legend: readonly string[]
  readonly notes: readonly string[]
}

export interface ProtectedRow {
  readonly labels: readonly string[]
  readonly cells: readonly ProtectedCell[]
  readonly isTotal: boolean
}

/** Print `shown` and nothing else: `why` tells which of the hidden figures are small. */
export interface ProtectedCell {
  /** Digits without separators, or the symbol. */
  readonly shown: string
  /** The rounded figure as a number, or null where it is not shown. */
  readonly value: number | null
  /** `small`: few people stand behind it. `complementary`: it would let a small one be worked out. */
  readonly why: 'shown' | 'small' | 'complementary' | 'zero'
}

/** To the nearest of `step`, halves upwards. */
export const roundToNearest = (figure: number, step: number): number => Math.floor(figure / step + 0.5) * step

/** The sentences a reader needs to understand the figures of this table. */
export function legendOf(table: CountTable, rule: DisclosureRule = defaultRule): string[] {
  const { symbol, smallestShown, roundTo, roundFteTo } = rule
  const measures = new Set(table.columns.map((_, column) => measureOf(table, column)))
  const sentences = [
    `${symbol} stands for a figure that is kept back so that nobody can be recognised: from 1 to ${smallestShown - 1} people stand behind it, or a smaller one could be worked out from it.`,
    '0 means that nobody was counted.',
  ]
  if (roundTo > 1 && (measures.has('headcount') || measures.has('posts')))
    sentences.push(`Other figures are rounded to the nearest ${roundTo}, totals from the true figures, so they may not add up.`)
  if (measures.has('fte'))
    sentences.push(
      `FTE (full-time equivalent) is rounded to the nearest ${roundFteTo === 1 ? 'whole number' : roundFteTo} and kept back by the number of people behind it.`,
    )
  return sentences
}
