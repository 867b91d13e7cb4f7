import { failed, ok, type Problem, type Result } from '../../kernel/index.ts'
import { problemsOfModel } from './check-model.ts'
import { problemsOfOptions } from './check-question.ts'
import { type Thousandths } from './expected-path.ts'
import { at, intervalOf, playThrough, projectionOf, type Interval, type Played, type Projection } from './project.ts'
import { type Runs, type SimulationOptions } from './simulate.ts'
import { byName, type SupplyModel } from './supply.ts'

export interface Scenario {
  readonly name: string
  /** The same groups over the same years as the base. */
  readonly model: SupplyModel
}

/** Scenario less base, in thousandths: between the expected paths, and from run to run with the same luck in both. */
export interface Difference {
  readonly year: number
  readonly headcount: { readonly expected: Thousandths; readonly interval: Interval }
  readonly fte: { readonly expected: Thousandths; readonly interval: Interval }
}

export interface ComparedScenario {
  readonly name: string
  readonly projection: Projection
  readonly groups: readonly { readonly name: string; readonly years: readonly Difference[] }[]
  readonly all: readonly Difference[]
}

export interface Comparison {
  readonly base: Projection
  /** As given. */
  readonly scenarios: readonly ComparedScenario[]
}

/**
 * What each scenario changes. Base and scenario meet the same luck in every run (common random numbers), so that an interval of a
 * difference is about what was changed and not about two throws of the dice.
 */
export function compare(base: SupplyModel, scenarios: readonly Scenario[], options: SimulationOptions): Result<Comparison> {
  const problems = [
    ...problemsOfModel(base, 'base.'),
    ...scenarios.flatMap(({ model }, index) => problemsOfModel(model, `scenarios.${index}.model.`)),
    ...scenarios.flatMap((scenario, index) => problemsOfScenario(base, scenario, index)),
    ...problemsOfOptions(options),
  ]
  if (problems.length > 0) return failed(...problems)
  const before = playThrough(base, options)
  return ok({
    base: projectionOf(before),
    scenarios: scenarios.map(({ name, model }) => {
      const after = playThrough(model, options)
      return {
        name,
        projection: projectionOf(after),
        groups: after.groups.map((group, index) => ({ name: group.name, years: differences(before.groups[index] as Played, group) })),
        all: differences(before.all, after.all),
      }
    }),
  })
}

function differences(before: Played, after: Played): Difference[] {
  const difference = (year: number, of: keyof Runs): Difference[keyof Runs] => ({
    expected: less(after.path[year]?.[of], before.path[year]?.[of]),
    interval: intervalOf((after.runs[of][year] ?? []).map((stock, run) => less(stock, at(before.runs[of], year, run)))),
  })
  return after.path.map(({ year }) => ({ year, headcount: difference(year, 'headcount'), fte: difference(year, 'fte') }))
}

const less = (stock = 0, base = 0): Thousandths => (stock - base) as Thousandths

function problemsOfScenario(base: SupplyModel, { model }: Scenario, index: number): Problem[] {
  const names = (model: SupplyModel): string =>
    byName(model.groups)
      .map(({ name }) => JSON.stringify(name))
      .join(', ')
  const problem = (field: string, message: string, todo: string): Problem => ({
    code: 'projection.not-comparable',
    kind: 'error',
    message,
    todo,
    where: { field: `scenarios.${index}.model.${field}` },
  })
  return [
    ...(model.years === base.years
      ? []
      : [
          problem(
            'years',
            `The scenario runs for ${model.years} years, the base for ${base.years}.`,
            'Give both the same number of years.',
          ),
        ]),
    ...(names(model) === names(base)
      ? []
      : [problem('groups', `The scenario has the groups ${names(model)}, the base ${names(base)}.`, 'Give both the same groups.')]),
  ]
}
