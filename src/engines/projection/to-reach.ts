import { failed, ok, type Result } from '../../kernel/index.ts'
import { problemsOfModel } from './check-model.ts'
import { problemsOfTarget, problemsOfYear } from './check-question.ts'
import { expectedPath, thousandths, type Thousandths } from './expected-path.ts'
import { type Measure } from './sensitivity.ts'
import { asAssumed, byName, spreadOf, type Assumption, type SupplyGroup, type SupplyModel } from './supply.ts'

export interface Target {
  readonly measure: Measure
  /** People or FTE, in ones. */
  readonly amount: number
  /** The one group meant; left out: all together. */
  readonly group?: string
  /** The first year whose completions can still be changed, 1 by default: training that starts today ends later. */
  readonly from?: number
}

/** How the target is reached, or why it is not. */
export type Reach =
  | {
      readonly reached: true
      /** The fewest, in whole people a year over the groups meant; 0 where the target is reached anyway. */
      readonly extraCompletions: number
      /** Completions with the extra ones as a multiple of those assumed; null where none are assumed. */
      readonly multiplier: number | null
      /** How the extra ones are spread: as the assumed completions are, equally where none are assumed. */
      readonly groups: readonly { readonly name: string; readonly extraCompletions: Thousandths }[]
      /** What the stock meant then comes to. */
      readonly stock: Thousandths
      /** The model with the extra completions, to project or to compare. */
      readonly model: SupplyModel
    }
  | { readonly reached: false; readonly why: string }

/** More than this a year is not looked for. */
const MOST = 100_000

/** The training output at which the expected stock of a year (1 to the model's years) meets a target. */
export function toReach(model: SupplyModel, target: Target, year: number): Result<Reach> {
  const problems = [...problemsOfModel(model), ...problemsOfYear(model, year), ...problemsOfTarget(model, target, year)]
  if (problems.length > 0) return failed(...problems)
  const { measure, amount, from = 1 } = target
  const meant = byName(model.groups).filter(({ name }) => target.group === undefined || name === target.group)
  const assumed = meant.map((group) => completionsOf(group, from, year))
  const total = assumed.reduce((sum, each) => sum + each, 0)
  const share = new Map(meant.map(({ name }, index) => [name, total > 0 ? (assumed[index] as number) / total : 1 / meant.length]))
  const withExtra = (group: SupplyGroup, extra: number): SupplyGroup =>
    withCompletions(group, extra * (share.get(group.name) ?? 0), from, model.years)
  const stockWith = (extra: number): Thousandths =>
    meant.reduce((sum, group) => sum + (expectedPath(withExtra(group, extra), year, asAssumed)[year]?.[measure] ?? 0), 0) as Thousandths

  const wanted = thousandths(amount)
  const most = stockWith(MOST)
  if (most < wanted) return ok({ reached: false, why: whyNot(stockWith(0) === most, measure, most) })
  let tooFew = -1
  let enough = MOST
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2)
    if (stockWith(middle) >= wanted) enough = middle
    else tooFew = middle
  }
  return ok({
    reached: true,
    extraCompletions: enough,
    multiplier: total > 0 ? 1 + (enough * (year - from + 1)) / total : null,
    groups: meant.map(({ name }) => ({ name, extraCompletions: thousandths(enough * (share.get(name) ?? 0)) })),
    stock: stockWith(enough),
    model: { ...model, groups: model.groups.map((group) => withExtra(group, enough)) },
  })
}

function completionsOf({ assumptions }: SupplyGroup, from: number, to: number): number {
  let sum = 0
  for (let year = from; year <= to; year++) sum += spreadOf(assumptions.completions, year).value
  return sum
}

function withCompletions(group: SupplyGroup, extra: number, from: number, years: number): SupplyGroup {
  if (extra === 0) return group
  const completions: Assumption = {
    eachYear: Array.from({ length: years }, (_, before) => {
      const { value, low, high } = spreadOf(group.assumptions.completions, before + 1)
      const more = before + 1 < from ? 0 : extra
      return { value: value + more, low: low + more, high: high + more }
    }),
    source: group.assumptions.completions.source,
  }
  return { ...group, assumptions: { ...group.assumptions, completions } }
}

function whyNot(changesNothing: boolean, measure: Measure, most: Thousandths): string {
  const unit = measure === 'fte' ? 'FTE' : 'people'
  const stock = `${Math.floor(most / 1000).toLocaleString('en-GB')} ${unit}`
  return changesNothing
    ? `More completions change nothing, because ${measure === 'fte' ? 'none of them adds FTE to the stock' : 'nobody who completes joins the stock'}: it comes to ${stock}.`
    : `Even ${MOST.toLocaleString('en-GB')} extra completions a year bring the stock to ${stock} only.`
}
