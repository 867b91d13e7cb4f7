import { columnsOf, type Condition, type Profile } from './condition.ts'

/** One grade of agreement. Levels stand strongest first; the last has no condition and takes what is left. */
export interface Level {
  readonly label: string
  readonly when?: Condition
  /** The share of true pairs expected here: the prior that training starts from, and what an untrained level falls back to, loudly. */
  readonly expected: number
  /** Agreement on a rare value says more than on a common one: adjust by how often the value occurs. */
  readonly termFrequency?: { readonly left: string; readonly right: string }
}

export interface Comparison {
  readonly name: string
  readonly levels: readonly Level[]
  /** The comparison says nothing (0 bits) unless each of these columns is present. */
  readonly needs: { readonly left: readonly string[]; readonly right: readonly string[] }
  /** An identifier is meant to be unique: two different people share one only by an error, at this rate per record. */
  readonly identifierErrorRate?: number
  /** Evidence that overlaps with other evidence is given only this share of its weight. */
  readonly damping?: number
  /** Limits in bits on what this comparison alone may add or take away. */
  readonly atLeastBits?: number
  readonly atMostBits?: number
}

/** Pairs that agree on all of `on` are looked at; `where` narrows them further. */
export interface BlockingRule {
  readonly name: string
  readonly on: readonly { readonly left: string; readonly right: string }[]
  readonly where?: Condition
}

/**
 * A declared record-linkage model (Fellegi and Sunter 1969): what is compared, which pairs are looked at, how it learns.
 * `link` joins two tables; `dedupe` finds the records of one table that belong together. Both tables have a whole-number `id`.
 */
export interface LinkageModel {
  readonly name: string
  readonly kind: 'link' | 'dedupe'
  readonly profile: Profile
  readonly comparisons: readonly Comparison[]
  readonly blocking: readonly BlockingRule[]
  readonly training: {
    /** Pairs that are true whatever else they say; the comparisons named in `about` learn nothing from them. */
    readonly confirmed?: { readonly rule: BlockingRule; readonly about: readonly string[]; readonly atLeast: number }
    /** Expectation–maximisation sessions, each over the pairs of one rule, for what confirmed pairs do not teach. */
    readonly em: readonly BlockingRule[]
    /** Where too few pairs are confirmed: learn by expectation–maximisation (the default), or keep the declared expectations and say so. */
    readonly whenFewConfirmed?: 'expectation-maximisation' | 'declared'
  }
}

export const on = (name: string, columns: readonly string[], where?: Condition): BlockingRule => ({
  name,
  on: columns.map((column) => ({ left: column, right: column })),
  ...(where && { where }),
})

/** The columns one comparison reads. */
export function comparisonColumns(comparison: Comparison): { left: string[]; right: string[] } {
  const read = comparison.levels.flatMap((level) => (level.when ? [columnsOf(level.when)] : []))
  return {
    left: [...new Set([...read.flatMap((c) => c.left), ...comparison.needs.left])].sort(),
    right: [...new Set([...read.flatMap((c) => c.right), ...comparison.needs.right])].sort(),
  }
}

export interface TrainedLevel {
  readonly label: string
  /** Share of true pairs, and of other pairs, that stand at this level; 8 significant digits. */
  readonly m: number
  readonly u: number
  /** What the level adds to the match weight, in whole thousandths of a bit. */
  readonly milliBits: number
  readonly trained: string
}

/**
 * A model as learned: what is written to `model.json`. Weights are whole thousandths of a bit, so that sums are exact
 * in any order and on any engine, and a waterfall adds up to the weight to the last digit.
 */
export interface TrainedModel {
  readonly format: 'triptych-linkage/1'
  readonly name: string
  readonly profile: Profile
  /** log2 of the odds that a pair taken at random is true. */
  readonly priorMilliBits: number
  readonly comparisons: readonly { readonly name: string; readonly levels: readonly TrainedLevel[] }[]
  readonly sessions: readonly { readonly name: string; readonly pairs: number; readonly patterns: number }[]
  readonly warnings: readonly string[]
}

/** 8 significant digits: what is frozen in a model file must not depend on the last bit of a sum. */
export const rounded = (value: number): number => Number(value.toPrecision(8))

export const toMilliBits = (odds: number): number => Math.round(1000 * Math.log2(odds))
