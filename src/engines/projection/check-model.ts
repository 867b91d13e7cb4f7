import type { Problem } from '../../kernel/index.ts'
import {
  assumptionLabels,
  assumptionNames,
  spreadOf,
  type AssumptionName,
  type Source,
  type Spread,
  type SupplyGroup,
  type SupplyModel,
} from './supply.ts'

const MOST_YEARS = 20
export const MOST_PEOPLE = 1_000_000

const people = { most: MOST_PEOPLE, todo: 'Enter a number of people from 0 to 1,000,000.' }
const share = { most: 1, todo: 'Enter a share from 0 to 1, for example 0.08 for 8 %.' }

/** What one figure of each assumption may be at most, and how to say so. FTE per head as the kernel's WTE: one person's posts may exceed 1. */
const limits: Readonly<Record<AssumptionName, { readonly most: number; readonly todo: string }>> = {
  completions: people,
  joining: share,
  otherJoiners: people,
  attrition: share,
  retirement: share,
  ageing: share,
  participation: { most: 2, todo: 'Enter the FTE of one person on average, from 0 to 2, for example 0.75.' },
}

export const problem = (code: string, field: string, message: string, todo: string): Problem => ({
  code: `projection.${code}`,
  kind: 'error',
  message,
  todo,
  where: { field },
})

export const isWhole = (amount: number, least: number, most: number): boolean =>
  Number.isInteger(amount) && amount >= least && amount <= most

/** Everything that is wrong in a model; `within` stands before the names of its fields. */
export function problemsOfModel({ years, groups }: SupplyModel, within = ''): Problem[] {
  const problems: Problem[] = []
  const yearsAreKnown = isWhole(years, 1, MOST_YEARS)
  if (!yearsAreKnown)
    problems.push(
      problem('years', `${within}years`, 'The number of years is not a whole number from 1 to 20.', 'Enter a whole number from 1 to 20.'),
    )
  if (groups.length === 0)
    problems.push(problem('no-groups', `${within}groups`, 'There is no group to project.', 'Add at least one group with its stock.'))
  groups.forEach((group, index) => {
    const field = `${within}groups.${index}.`
    if (group.name.trim() === '')
      problems.push(problem('group-name', `${field}name`, 'A group has no name.', 'Enter a name, for example the modality.'))
    else if (groups.findIndex(({ name }) => name === group.name) < index)
      problems.push(problem('group-name', `${field}name`, `Two groups are called "${group.name}".`, 'Give each group a name of its own.'))
    problems.push(...problemsOfStart(group, field), ...problemsOfBands(group, field))
    const ofFigures = assumptionNames.flatMap((name) => problemsOfAssumption(group, name, field, years))
    problems.push(...ofFigures, ...(yearsAreKnown && ofFigures.length === 0 ? problemsOfSums(group, field, years) : []))
  })
  return problems
}

function problemsOfStart({ name, start }: SupplyGroup, field: string): Problem[] {
  const problems = problemsOfSource(start.source, `the stock of ${name}`, `${field}start.source`)
  const whole = isWhole(start.headcount, 0, MOST_PEOPLE)
  if (!whole)
    problems.push(
      problem(
        'stock',
        `${field}start.headcount`,
        `The stock of ${name} is not a whole number of people from 0 to 1,000,000.`,
        'Enter how many people there are, each counted once.',
      ),
    )
  if (whole && start.older !== undefined && !isWhole(start.older, 0, start.headcount))
    problems.push(
      problem(
        'older-band',
        `${field}start.older`,
        `The older age band of ${name} is not a whole number of people up to the stock of ${start.headcount}.`,
        'Enter how many of the people in the stock are in the older age band.',
      ),
    )
  return problems
}

function problemsOfBands({ name, start, assumptions }: SupplyGroup, field: string): Problem[] {
  const banded = start.older !== undefined
  return (['retirement', 'ageing'] as const)
    .filter((rate) => banded !== (assumptions[rate] !== undefined))
    .map((rate) => {
      const label = assumptionLabels[rate]
      return banded
        ? problem(
            'age-bands',
            `${field}assumptions.${rate}`,
            `${name} has age bands and no ${label.toLowerCase()}.`,
            `Enter the ${label.toLowerCase()}.`,
          )
        : problem(
            'age-bands',
            `${field}start.older`,
            `${name} has a ${label.toLowerCase()} and no age bands.`,
            `Enter how many people are in the older age band, or leave the ${label.toLowerCase()} out.`,
          )
    })
}

function problemsOfAssumption({ name, assumptions }: SupplyGroup, of: AssumptionName, within: string, years: number): Problem[] {
  const assumption = assumptions[of]
  if (!assumption) return []
  const field = `${within}assumptions.${of}`
  const what = `${assumptionLabels[of]} of ${name}`
  const problems = problemsOfSource(assumption.source, `"${what}"`, `${field}.source`)
  if (!('eachYear' in assumption)) problems.push(...problemsOfSpread(assumption, of, what, field))
  else if (assumption.eachYear.length !== years)
    problems.push(
      problem(
        'each-year',
        `${field}.eachYear`,
        `"${what}" has figures for ${assumption.eachYear.length} years, and the projection runs for ${years}.`,
        'Enter one figure for each year, or one for all.',
      ),
    )
  else
    assumption.eachYear.forEach((spread, index) =>
      problems.push(...problemsOfSpread(spread, of, `${what}, year ${index + 1}`, `${field}.eachYear.${index}`)),
    )
  return problems
}

function problemsOfSpread(spread: Spread, of: AssumptionName, what: string, field: string): Problem[] {
  const { most, todo } = limits[of]
  const outside = (['value', 'low', 'high'] as const).filter((end) => !(spread[end] >= 0 && spread[end] <= most))
  if (outside.length > 0)
    return outside.map((end) =>
      problem('figure', `${field}.${end}`, `"${what}" has a figure that is not from 0 to ${most.toLocaleString('en-GB')}.`, todo),
    )
  return (['low', 'high'] as const)
    .filter((end) => (end === 'low' ? spread.low > spread.value : spread.high < spread.value))
    .map((end) =>
      problem(
        'spread',
        `${field}.${end}`,
        end === 'low'
          ? `The low of "${what}" is ${spread.low}, which is more than the likeliest, ${spread.value}.`
          : `The high of "${what}" is ${spread.high}, which is less than the likeliest, ${spread.value}.`,
        end === 'low' ? 'Enter a low that is at most the likeliest.' : 'Enter a high that is at least the likeliest.',
      ),
    )
}

/** Nobody can leave and retire, or leave and grow older, in one year: what may come together must leave a share for those who stay. */
function problemsOfSums({ name, assumptions }: SupplyGroup, field: string, years: number): Problem[] {
  return (['retirement', 'ageing'] as const).flatMap((rate) => {
    const second = assumptions[rate]
    if (!second) return []
    const tooMuch = Array.from({ length: years }, (_, before) => before + 1).some(
      (year) => spreadOf(assumptions.attrition, year).high + spreadOf(second, year).high > 1,
    )
    if (!tooMuch) return []
    const label = assumptionLabels[rate].toLowerCase()
    return [
      problem(
        'more-than-all',
        `${field}assumptions.${rate}`,
        `The highs of the attrition rate and the ${label} of ${name} come to more than 1.`,
        'Lower one of them: each is a share of the same people.',
      ),
    ]
  })
}

function problemsOfSource(source: Source, of: string, field: string): Problem[] {
  if (source.kind === 'own' || source.words.trim() !== '') return []
  return [problem('source', `${field}.words`, `The source of ${of} is empty.`, 'Say where the figure comes from, or mark it as your own.')]
}
