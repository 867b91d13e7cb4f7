import { failed, ok, type Result } from '../../kernel/index.ts'
import { problemsOfModel } from './check-model.ts'
import { problemsOfOptions } from './check-question.ts'
import { expectedPath, together, type Stock, type Thousandths } from './expected-path.ts'
import { simulate, type Runs, type SimulationOptions } from './simulate.ts'
import { asAssumed, byName, type SupplyModel } from './supply.ts'

/** Eight runs in ten end between `low` and `high`, one below and one above; half end at or below `middle`. */
export interface Interval {
  readonly low: Thousandths
  readonly middle: Thousandths
  readonly high: Thousandths
}

export interface ProjectedStock extends Stock {
  readonly interval: { readonly headcount: Interval; readonly fte: Interval }
}

export interface Projection {
  /** By name. `years` starts with year 0. */
  readonly groups: readonly { readonly name: string; readonly years: readonly ProjectedStock[] }[]
  readonly all: readonly ProjectedStock[]
}

/**
 * Projects each group's stock year by year: the expected path, the flows that make it, and an 80 % interval from a simulation.
 * The same model and seed give the same answer, in whatever order the groups stand. Fails with what is wrong in the model.
 */
export function project(model: SupplyModel, options: SimulationOptions): Result<Projection> {
  const problems = [...problemsOfModel(model), ...problemsOfOptions(options)]
  return problems.length > 0 ? failed(...problems) : ok(projectionOf(playThrough(model, options)))
}

/** A stock both ways: as expected, and as the runs have it. */
export interface Played {
  readonly path: readonly Stock[]
  readonly runs: Runs
}

export interface PlayedModel {
  readonly groups: readonly (Played & { readonly name: string })[]
  readonly all: Played
}

/** For a model without problems. */
export function playThrough({ years, groups }: SupplyModel, { seed, runs = 1000 }: SimulationOptions): PlayedModel {
  const played = byName(groups).map((group) => ({
    name: group.name,
    path: expectedPath(group, years, asAssumed),
    runs: simulate(group, years, seed, runs),
  }))
  const added = (of: keyof Runs): Thousandths[][] =>
    Array.from({ length: years + 1 }, (_, year) =>
      Array.from({ length: runs }, (_, run) => played.reduce((sum, group) => sum + at(group.runs[of], year, run), 0) as Thousandths),
    )
  return {
    groups: played,
    all: { path: together(played.map(({ path }) => path)), runs: { headcount: added('headcount'), fte: added('fte') } },
  }
}

export function projectionOf({ groups, all }: PlayedModel): Projection {
  const projected = ({ path, runs }: Played): ProjectedStock[] =>
    path.map((stock) => ({
      ...stock,
      interval: { headcount: intervalOf(runs.headcount[stock.year] ?? []), fte: intervalOf(runs.fte[stock.year] ?? []) },
    }))
  return { groups: groups.map((group) => ({ name: group.name, years: projected(group) })), all: projected(all) }
}

export const at = (stocks: Runs[keyof Runs], year: number, run: number): Thousandths => stocks[year]?.[run] as Thousandths

/** By nearest rank, so that each bound is what some run came to. */
export function intervalOf(runs: readonly Thousandths[]): Interval {
  const sorted = Float64Array.from(runs).sort()
  const below = (tenths: number): Thousandths => sorted[Math.ceil((tenths * sorted.length) / 10) - 1] as Thousandths
  return { low: below(1), middle: below(5), high: below(9) }
}
