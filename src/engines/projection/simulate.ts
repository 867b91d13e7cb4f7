import { seededRandom, type SeededRandom } from '../../kernel/index.ts'
import { binomial, poisson, triangular, wholeNumber } from './chance.ts'
import { assumptionNames, ratesOf, type AssumptionName, type SupplyGroup } from './supply.ts'
import { thousandths, type Thousandths } from './expected-path.ts'

export interface SimulationOptions {
  /** A whole number from 0 to 4,294,967,295. */
  readonly seed: number
  /** How many times the years are played through: 100–10,000, by default 1,000. */
  readonly runs?: number
}

/** The stocks of a group by year (from 0), then by run, in thousandths. */
export interface Runs {
  readonly headcount: readonly (readonly Thousandths[])[]
  readonly fte: readonly (readonly Thousandths[])[]
}

/**
 * Plays a group's years through many times. In each run the assumptions are drawn once, for all years, and then every person has
 * their own luck: who joins, leaves, retires and grows older are whole people. The group's name and the year have streams of
 * their own, so that neither other groups nor later years change what happens here.
 */
export function simulate(group: SupplyGroup, years: number, seed: number, runs: number): Runs {
  const streamOf = (what: string): SeededRandom => seededRandom(seed, `projection/${group.name}/${what}`)
  const luckOfAssumptions = streamOf('assumptions')
  const luckOfYears = Array.from({ length: years }, (_, year) => streamOf(`year ${year + 1}`))
  const headcount: Thousandths[][] = Array.from({ length: years + 1 }, () => [])
  const fte: Thousandths[][] = Array.from({ length: years + 1 }, () => [])
  for (let run = 0; run < runs; run++) {
    const luck = Object.fromEntries(assumptionNames.map((name) => [name, luckOfAssumptions.next()])) as Record<AssumptionName, number>
    let older = group.start.older ?? 0
    let younger = group.start.headcount - older
    const keep = (year: number, participation: number): void => {
      headcount[year]?.push(thousandths(younger + older))
      fte[year]?.push(thousandths((younger + older) * participation))
    }
    luckOfYears.forEach((luckOfYear, before) => {
      const rates = ratesOf(group, before + 1, (spread, name) => triangular(spread, luck[name]))
      if (before === 0) keep(0, rates.participation)
      const completions = wholeNumber(rates.completions, luckOfYear.next())
      const newlyQualified = binomial(completions, rates.joining, luckOfYear.next())
      const otherJoiners = poisson(rates.otherJoiners, luckOfYear.next())
      const youngLeavers = binomial(younger, rates.attrition, luckOfYear.next())
      const ageing = binomial(younger - youngLeavers, amongStayers(rates.ageing, rates.attrition), luckOfYear.next())
      const olderLeavers = binomial(older, rates.attrition, luckOfYear.next())
      const retirement = binomial(older - olderLeavers, amongStayers(rates.retirement, rates.attrition), luckOfYear.next())
      younger += newlyQualified + otherJoiners - youngLeavers - ageing
      older += ageing - olderLeavers - retirement
      keep(before + 1, rates.participation)
    })
  }
  return { headcount, fte }
}

/** Leaving, and growing older or retiring, exclude each other: the rate among those who did not leave. */
const amongStayers = (rate: number, attrition: number): number => (attrition < 1 ? Math.min(rate / (1 - attrition), 1) : 0)
