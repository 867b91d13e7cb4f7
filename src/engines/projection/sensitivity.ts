import { failed, ok, type Result } from '../../kernel/index.ts'
import { problemsOfModel } from './check-model.ts'
import { problemsOfYear } from './check-question.ts'
import { expectedPath, together, type Thousandths } from './expected-path.ts'
import { asAssumed, assumptionNames, byName, type AssumptionName, type Source, type SupplyGroup, type SupplyModel } from './supply.ts'

export type Measure = 'headcount' | 'fte'

/** What the stock of all groups comes to, in thousandths, when one assumption stands at its low or its high and all others as assumed. */
export interface Swing {
  readonly group: string
  readonly assumption: AssumptionName
  readonly source: Source
  readonly atLow: Thousandths
  readonly atHigh: Thousandths
  /** How far apart the two are. */
  readonly width: Thousandths
}

export interface Sensitivity {
  readonly year: number
  readonly measure: Measure
  /** With everything as assumed. */
  readonly expected: Thousandths
  /** The widest first: a tornado chart from top to bottom. */
  readonly swings: readonly Swing[]
}

/** Which assumptions the stock of a year (1 to the model's years) hangs on most. */
export function sensitivity(model: SupplyModel, year: number, measure: Measure = 'headcount'): Result<Sensitivity> {
  const problems = [...problemsOfModel(model), ...problemsOfYear(model, year)]
  if (problems.length > 0) return failed(...problems)
  const groups = byName(model.groups)
  const paths = groups.map((group) => expectedPath(group, year, asAssumed))
  const all = together(paths)[year]?.[measure] as Thousandths
  const swings = groups.flatMap((group, index) => {
    const others = all - (paths[index]?.[year]?.[measure] as Thousandths)
    return assumptionNames.flatMap((name) => swingOf(group, name, others, year, measure))
  })
  return ok({ year, measure, expected: all, swings: swings.toSorted((left, right) => right.width - left.width) })
}

function swingOf(group: SupplyGroup, assumption: AssumptionName, others: number, year: number, measure: Measure): Swing[] {
  const assumed = group.assumptions[assumption]
  if (!assumed) return []
  const stockAt = (end: 'low' | 'high'): Thousandths => {
    const path = expectedPath(group, year, (spread, name) => (name === assumption ? spread[end] : spread.value))
    return (others + (path[year]?.[measure] ?? 0)) as Thousandths
  }
  const [atLow, atHigh] = [stockAt('low'), stockAt('high')]
  return [{ group: group.name, assumption, source: assumed.source, atLow, atHigh, width: Math.abs(atHigh - atLow) as Thousandths }]
}
