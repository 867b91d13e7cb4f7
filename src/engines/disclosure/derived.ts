import { type ProtectedCell } from './protected-table.ts'

/** A figure made from published ones, to be printed as it stands; `value` is null where there is none. */
export interface DerivedFigure {
  readonly shown: string
  readonly value: number | null
}

/**
 * Whole percent, from the published figures and never from the true ones: a percentage of those could be multiplied back.
 * Kept back where either is.
 */
export const shareOf = (part: ProtectedCell, whole: ProtectedCell): DerivedFigure =>
  quotient(part, whole, (ratio) => `${Math.min(100, Math.round(100 * ratio))}`)

/** Such as FTE for each person, to one decimal, from the published figures. */
export const meanOf = (amount: ProtectedCell, people: ProtectedCell): DerivedFigure => quotient(amount, people, (ratio) => ratio.toFixed(1))

function quotient(of: ProtectedCell, by: ProtectedCell, print: (ratio: number) => string): DerivedFigure {
  const kept = [of, by].find(({ value }) => value === null)
  if (kept || of.value === null || by.value === null) return { shown: kept?.shown ?? '–', value: null }
  if (by.value === 0) return { shown: '–', value: null }
  const shown = print(of.value / by.value)
  return { shown, value: Number(shown) }
}

/**
 * Largest first by what is published; equal figures, and after them the hidden ones, by name.
 * An order by true figures would tell which of two equal or hidden ones is the larger.
 */
export function largestFirst<T>(items: readonly T[], cellOf: (item: T) => ProtectedCell, nameOf: (item: T) => string): T[] {
  const height = (item: T): number => cellOf(item).value ?? -1
  return [...items].sort((a, b) => height(b) - height(a) || (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0))
}

/**
 * The class of a map or the step of a chart that a cell falls into: the number of bounds that its published figure reaches;
 * null for a hidden one, which has a colour and a pattern of its own. The bounds must not be chosen from the true figures (quantiles are).
 */
export const classOf = ({ value }: ProtectedCell, bounds: readonly number[]): number | null =>
  value === null ? null : bounds.filter((bound) => value >= bound).length
