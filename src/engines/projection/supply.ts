/** Where a figure comes from: in words that let a reader find it, or the user's own judgement. */
export type Source = { readonly kind: 'source'; readonly words: string } | { readonly kind: 'own' }

/**
 * A figure that is not known for certain: the likeliest value between the least and the greatest thought possible.
 * What lies between is taken as a triangular distribution; three equal figures are a certainty.
 */
export interface Spread {
  readonly value: number
  readonly low: number
  readonly high: number
}

export type ConstantAssumption = Spread & { readonly source: Source }

/** The same every year, or one figure for each year of the projection. */
export type Assumption = ConstantAssumption | { readonly eachYear: readonly Spread[]; readonly source: Source }

export interface Assumptions {
  /** People who complete their training in a year. */
  readonly completions: Assumption
  /** The share (0–1) of them who join the stock that year. */
  readonly joining: Assumption
  /** People who join in a year by any other way: from abroad, from the wider labour market, returners. */
  readonly otherJoiners: Assumption
  /** The share (0–1) of the stock at the start of a year that leaves in it; with age bands, other than by retirement. */
  readonly attrition: Assumption
  /** The share (0–1) of the older age band at the start of a year that retires in it. Only with age bands. */
  readonly retirement?: Assumption
  /** The share (0–1) of the younger age band at the start of a year that stays and grows into the older one. Only with age bands. */
  readonly ageing?: Assumption
  /** FTE per head, 0–2. */
  readonly participation: ConstantAssumption
}

export type AssumptionName = keyof Assumptions

/** How a person says them, in the order of the model. */
export const assumptionLabels: Readonly<Record<AssumptionName, string>> = {
  completions: 'Completions a year',
  joining: 'Share of completions who join',
  otherJoiners: 'Other joiners a year',
  attrition: 'Attrition rate',
  retirement: 'Retirement rate',
  ageing: 'Ageing rate',
  participation: 'FTE per head',
}

export const assumptionNames = Object.keys(assumptionLabels) as readonly AssumptionName[]

export interface SupplyGroup {
  /** What tells the group apart, for example its modality. */
  readonly name: string
  readonly start: {
    /** People, each counted once. */
    readonly headcount: number
    /** How many of them are in the older age band (55 and over, as NHS England splits its leavers). Left out: no age bands. */
    readonly older?: number
    readonly source: Source
  }
  readonly assumptions: Assumptions
}

/** What a projection starts from: one stock for each group, and what is assumed about its flows. */
export interface SupplyModel {
  /** 1–20. */
  readonly years: number
  readonly groups: readonly SupplyGroup[]
}

/** The assumptions about one year, each as one figure. */
export type Rates = Readonly<Record<AssumptionName, number>>

/** Which figure of a spread to reckon with. */
export type Choice = (spread: Spread, name: AssumptionName) => number

export const asAssumed: Choice = ({ value }) => value

const never: Spread = { value: 0, low: 0, high: 0 }

export const spreadOf = (assumption: Assumption, year: number): Spread =>
  'eachYear' in assumption ? (assumption.eachYear[year - 1] ?? never) : assumption

/** The rates of a year, counted from 1; a group without age bands neither ages nor retires. */
export function ratesOf({ assumptions }: SupplyGroup, year: number, choose: Choice): Rates {
  const rate = (name: AssumptionName): number => choose(spreadOf(assumptions[name] ?? { ...never, source: { kind: 'own' } }, year), name)
  return {
    completions: rate('completions'),
    joining: rate('joining'),
    otherJoiners: rate('otherJoiners'),
    attrition: rate('attrition'),
    retirement: rate('retirement'),
    ageing: rate('ageing'),
    participation: rate('participation'),
  }
}

/** Groups by name, so that no answer hangs on the order in which they were given. */
export const byName = <Named extends { readonly name: string }>(named: readonly Named[]): readonly Named[] =>
  named.toSorted((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
