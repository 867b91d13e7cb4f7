import { z } from 'zod'
import { query, wrongField } from '../../commands/index.ts'
import {
  compare,
  project,
  sensitivity,
  toReach,
  type Comparison,
  type Projection,
  type Reach,
  type Sensitivity,
} from '../../engines/projection/index.ts'
import type { PlainDate, Problem, Result } from '../../kernel/index.ts'
import { newestDay, scenarioAt, scenariosOf, type SavedScenario } from './list-scenarios.ts'
import { organisationField, ownOrganisation, scenarioField, where } from './whose.ts'

/** A saved model was checked when it was saved: an answer that fails now is a mistake of ours. */
function sound<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(answer.problems.map(({ code }) => code).join(', '))
  return answer.value
}

const projectionOf = ({ model, seed }: SavedScenario): Projection => sound(project(model, { seed }))

/** What is asked of "What would it take?"; everything comes from the address. */
const question = {
  amount: z.string().trim().max(20).nullish().catch(null),
  measure: z.enum(['headcount', 'fte']).default('headcount').catch('headcount'),
  group: z.string().max(60).nullish().catch(null),
  year: z.coerce.number().nullish().catch(null),
  from: z.coerce.number().default(1).catch(1),
}

/** The question that was asked, and its answer. */
export interface ScenarioQuestion {
  readonly amount: string
  readonly measure: 'headcount' | 'fte'
  /** Empty for all groups together. */
  readonly group: string
  readonly year: number
  readonly from: number
  readonly answer: Reach | null
  readonly problems: readonly Problem[]
}

export interface ScenarioResult {
  readonly scenario: SavedScenario
  /** Day of the newest run: a later one than the scenario starts from is said. */
  readonly newestAsAt: PlainDate | null
  readonly projection: Projection
  readonly sensitivity: Sensitivity
  readonly asked: ScenarioQuestion
  /** The other scenarios of the organisation. */
  readonly others: readonly { readonly id: string; readonly name: string }[]
}

export const findScenario = query({
  name: 'workforce.scenario',
  did: 'looked at a projection scenario',
  input: z.object({ scenario: scenarioField, ...question }),
  permits: { act: 'see plans', where: 'own' },
  async run(context, { scenario: id, ...input }): Promise<ScenarioResult> {
    const { scenario, all } = await scenarioAt(context, id)
    const { model } = scenario
    const amount = input.amount ?? ''
    const group = input.group ?? ''
    const year = input.year ?? model.years
    const asked = { amount, measure: input.measure, group, year, from: input.from }
    const answer =
      amount === ''
        ? null
        : /^\d+(\.\d+)?$/.test(amount)
          ? toReach(model, { measure: input.measure, amount: Number(amount), ...(group !== '' && { group }), from: input.from }, year)
          : ({ ok: false, problems: [wrongField('amount', 'Enter the stock to be reached as a number, such as 60')] } as const)
    return {
      scenario,
      newestAsAt: await newestDay(context.db, scenario.organisation),
      projection: projectionOf(scenario),
      sensitivity: sound(sensitivity(model, model.years)),
      asked: { ...asked, answer: answer?.ok ? answer.value : null, problems: answer === null || answer.ok ? [] : answer.problems },
      others: all.filter((each) => each.id !== id).map(({ id: other, name }) => ({ id: other, name })),
    }
  },
  audit: null,
})

/** A scenario's projection to take away: said in the audit trail, because what leaves the page is exact. */
export const exportScenario = query({
  name: 'workforce.scenario.export',
  did: 'took away a projection, exact',
  input: z.object({ scenario: scenarioField }),
  permits: { act: 'see plans', where: 'own' },
  async run(context, { scenario: id }) {
    const { scenario } = await scenarioAt(context, id)
    const { name } = await context.db
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', scenario.organisation)
      .executeTakeFirstOrThrow()
    const isFictional = context.installation.demonstration
    return { scenario, organisationName: name, isFictional, projection: projectionOf(scenario) }
  },
  audit: ({ input, output }) => ({ organisation: output.scenario.organisation, about: input.scenario }),
})

const choice = z.uuid().nullish().catch(null)

export interface ComparedScenarios {
  readonly scenarios: readonly SavedScenario[]
  /** Null where fewer than two were chosen. */
  readonly base: SavedScenario | null
  readonly chosen: readonly SavedScenario[]
  readonly comparison: Comparison | null
  readonly problems: readonly Problem[]
}

/** Up to three scenarios beside a base, with the same luck in all of them. */
export const compareScenarios = query({
  name: 'workforce.scenarios.compare',
  did: 'compared projection scenarios',
  input: z.object({ organisation: organisationField, base: choice, first: choice, second: choice, third: choice }),
  permits: { act: 'see plans', where },
  async run(context, input): Promise<ComparedScenarios> {
    const scenarios = await scenariosOf(context.db, ownOrganisation(context, 'see plans', input))
    const named = (id: string | null | undefined): SavedScenario | undefined => scenarios.find((each) => each.id === id)
    const base = named(input.base) ?? scenarios[0] ?? null
    const asked = [...new Set([input.first, input.second, input.third].map(named))]
    const chosen = asked.filter((each) => each !== undefined && each !== base) as SavedScenario[]
    if (base === null || chosen.length === 0) return { scenarios, base, chosen, comparison: null, problems: [] }
    const compared = compare(
      base.model,
      chosen.map(({ name, model }) => ({ name, model })),
      { seed: base.seed },
    )
    return compared.ok
      ? { scenarios, base, chosen, comparison: compared.value, problems: [] }
      : { scenarios, base, chosen, comparison: null, problems: compared.problems.map(withoutField) }
  },
  audit: null,
})

/** The scenarios are no fields of the form in which they were chosen. */
const withoutField = ({ code, kind, message, todo }: Problem): Problem => ({ code, kind, message, todo })
