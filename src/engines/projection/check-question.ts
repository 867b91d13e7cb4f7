import type { Problem } from '../../kernel/index.ts'
import { isWhole, MOST_PEOPLE, problem } from './check-model.ts'
import type { SimulationOptions } from './simulate.ts'
import type { SupplyModel } from './supply.ts'
import type { Target } from './to-reach.ts'

export function problemsOfOptions({ seed, runs = 1000 }: SimulationOptions): Problem[] {
  return [
    ...(isWhole(seed, 0, 0xffffffff)
      ? []
      : [problem('seed', 'seed', 'The seed is not a whole number from 0 to 4,294,967,295.', 'Enter a whole number, for example 1.')]),
    ...(isWhole(runs, 100, 10_000)
      ? []
      : [
          problem(
            'runs',
            'runs',
            'The number of runs is not a whole number from 100 to 10,000.',
            'Enter a whole number, for example 1,000.',
          ),
        ]),
  ]
}

export const problemsOfYear = ({ years }: SupplyModel, year: number): Problem[] =>
  isWhole(year, 1, years)
    ? []
    : [problem('year', 'year', `The year is not one of the projection's years, 1 to ${years}.`, `Enter a whole number from 1 to ${years}.`)]

export function problemsOfTarget({ groups }: SupplyModel, { amount, group, from = 1 }: Target, year: number): Problem[] {
  return [
    ...(amount >= 0 && amount <= MOST_PEOPLE
      ? []
      : [
          problem(
            'target',
            'amount',
            'The target is not a number from 0 to 1,000,000.',
            'Enter the stock to be reached, in people or FTE.',
          ),
        ]),
    ...(group === undefined || groups.some(({ name }) => name === group)
      ? []
      : [
          problem(
            'target-group',
            'group',
            `There is no group called "${group}".`,
            'Name one of the groups, or leave it out to mean all of them.',
          ),
        ]),
    ...(isWhole(from, 1, year)
      ? []
      : [
          problem(
            'target-from',
            'from',
            'The first year with other completions is not a whole number up to the year of the target.',
            `Enter a year from 1 to ${year}.`,
          ),
        ]),
  ]
}
