import type { Condition } from './condition.ts'
import type { BlockingRule, Comparison, LinkageModel, TrainedModel } from './model.ts'
import { jaroWinklerSimilarity, levenshtein } from './standardise/index.ts'

/** A standardised record: column → value. */
export type LinkageRecord = Readonly<Record<string, string | null | undefined>>

/** The same tree the SQL is written from, read in TypeScript: the oracle the SQL is tested against, and what explains a single pair. */
function holds(condition: Condition, left: LinkageRecord, right: LinkageRecord): boolean {
  switch (condition.op) {
    case 'and':
      return condition.of.every((part) => holds(part, left, right))
    case 'or':
      return condition.of.some((part) => holds(part, left, right))
    case 'not':
      return !holds(condition.of, left, right)
    case 'is':
      return (condition.side === 'left' ? left : right)[condition.column] === condition.value
    case 'present':
      return ((condition.side === 'left' ? left : right)[condition.column] ?? null) !== null
    case 'equal':
    case 'jaro-winkler':
    case 'levenshtein':
    case 'levenshtein-share':
    case 'prefix':
      return textsAgree(condition, left[condition.left] ?? null, right[condition.right] ?? null)
  }
}

function textsAgree(condition: Extract<Condition, { left: string }>, a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false
  switch (condition.op) {
    case 'equal':
      return a === b
    case 'jaro-winkler':
      return jaroWinklerSimilarity(a, b) >= condition.atLeast
    case 'levenshtein':
      return levenshtein(a, b) <= condition.atMost
    case 'levenshtein-share':
      return levenshtein(a, b) <= condition.atMost * Math.max(a.length, b.length)
    case 'prefix':
      return Math.min(a.length, b.length) >= condition.atLeast && (a.startsWith(b) || b.startsWith(a))
  }
}

/** The index of the level in the comparison's list (0 the strongest), or -1 where a needed value is missing. */
export function levelOf(comparison: Comparison, left: LinkageRecord, right: LinkageRecord): number {
  const missing = (record: LinkageRecord, columns: readonly string[]) => columns.some((column) => (record[column] ?? null) === null)
  if (missing(left, comparison.needs.left) || missing(right, comparison.needs.right)) return -1
  return comparison.levels.findIndex((level) => !level.when || holds(level.when, left, right))
}

function meets(rule: BlockingRule, left: LinkageRecord, right: LinkageRecord): boolean {
  const keysAgree = rule.on.every((key) => (left[key.left] ?? null) !== null && left[key.left] === right[key.right])
  return keysAgree && (!rule.where || holds(rule.where, left, right))
}

/** One step of a waterfall, in thousandths of a bit. `level` is the comparison's level label, `missing` where a value was not there. */
export interface WeightStep {
  readonly comparison: string
  readonly level: string
  readonly milliBits: number
}

export interface PairExplanation {
  /** From the prior onwards; the sum of all steps is exactly `totalMilliBits`. */
  readonly steps: readonly WeightStep[]
  readonly totalMilliBits: number
  readonly probability: number
  /** The blocking rules that bring this pair together; none means the pair is never looked at. */
  readonly metBy: readonly string[]
}

/** How much more or less than usual agreement on a value says: adjustment in thousandths of a bit for a comparison's level. */
export type FrequencyAdjustment = (comparison: string, level: number, right: LinkageRecord) => number

/**
 * Why a pair has its weight: every comparison, the level it reached and what that added.
 * The same question answered for a pair that was not accepted is "why not".
 */
export function why(
  model: LinkageModel,
  trained: TrainedModel,
  left: LinkageRecord,
  right: LinkageRecord,
  frequency: FrequencyAdjustment = () => 0,
): PairExplanation {
  const steps: WeightStep[] = [{ comparison: 'prior', level: 'any pair', milliBits: trained.priorMilliBits }]
  model.comparisons.forEach((comparison, c) => {
    const at = levelOf(comparison, left, right)
    const level = comparison.levels[at]
    if (!level) return steps.push({ comparison: comparison.name, level: 'missing', milliBits: 0 })
    steps.push({ comparison: comparison.name, level: level.label, milliBits: trained.comparisons[c]?.levels[at]?.milliBits ?? 0 })
    const adjustment = level.termFrequency ? frequency(comparison.name, at, right) : 0
    if (adjustment !== 0) {
      steps.push({ comparison: comparison.name, level: adjustment > 0 ? 'a rare value' : 'a common value', milliBits: adjustment })
    }
    return undefined
  })
  const totalMilliBits = steps.reduce((total, step) => total + step.milliBits, 0)
  return {
    steps,
    totalMilliBits,
    probability: probabilityOf(totalMilliBits),
    metBy: model.blocking.filter((rule) => meets(rule, left, right)).map((rule) => rule.name),
  }
}

/** The probability that a pair with this weight is true. */
export const probabilityOf = (milliBits: number): number => 1 / (1 + 2 ** (-milliBits / 1000))
