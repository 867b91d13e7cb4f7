import { ratesOf, type Choice, type SupplyGroup } from './supply.ts'

/** Whole thousandths of a person or of an FTE, because stocks and flows must add up to the last digit. */
export type Thousandths = number & { readonly __brand: 'Thousandths' }

/** What moved in a year, in thousandths of a person. */
export interface Flows {
  readonly newlyQualified: Thousandths
  readonly otherJoiners: Thousandths
  readonly attrition: Thousandths
  readonly retirement: Thousandths
}

/** A stock at the end of a year; year 0 is the start. */
export interface Stock {
  readonly year: number
  readonly headcount: Thousandths
  readonly fte: Thousandths
  /** The headcount of the older age band, where the group has age bands. */
  readonly older?: Thousandths
  /** What made this stock from the one a year before: that one + newly qualified + other joiners − attrition − retirement. Null at the start. */
  readonly flows: Flows | null
}

export const thousandths = (amount: number): Thousandths => Math.round(amount * 1000) as Thousandths

const rounded = (amount: number): Thousandths => Math.round(amount) as Thousandths
const sum = (amounts: readonly number[]): Thousandths => amounts.reduce((total, each) => total + each, 0) as Thousandths

/** How a group's stock goes when every flow is as expected, from year 0. Who joins in a year is first at risk of leaving in the next. */
export function expectedPath(group: SupplyGroup, years: number, choose: Choice): readonly Stock[] {
  const { headcount, older: startOlder } = group.start
  const fteOf = (people: number): Thousandths => rounded(people * ratesOf(group, 1, choose).participation)
  let older = thousandths(startOlder ?? 0)
  let younger = thousandths(headcount - (startOlder ?? 0))
  const stockAt = (year: number, flows: Flows | null): Stock => {
    const people = sum([younger, older])
    return { year, headcount: people, fte: fteOf(people), ...(startOlder !== undefined && { older }), flows }
  }
  const path = [stockAt(0, null)]
  for (let year = 1; year <= years; year++) {
    const rates = ratesOf(group, year, choose)
    const newlyQualified = thousandths(rates.completions * rates.joining)
    const otherJoiners = thousandths(rates.otherJoiners)
    const youngLeavers = rounded(younger * rates.attrition)
    const olderLeavers = rounded(older * rates.attrition)
    // Two halves may both be rounded up: nobody moves twice.
    const ageing = Math.min(rounded(younger * rates.ageing), younger - youngLeavers)
    const retirement = Math.min(rounded(older * rates.retirement), older - olderLeavers) as Thousandths
    younger = (younger - youngLeavers - ageing + newlyQualified + otherJoiners) as Thousandths
    older = (older + ageing - olderLeavers - retirement) as Thousandths
    path.push(stockAt(year, { newlyQualified, otherJoiners, attrition: sum([youngLeavers, olderLeavers]), retirement }))
  }
  return path
}

/** The stocks of all groups together. */
export function together(paths: readonly (readonly Stock[])[]): readonly Stock[] {
  return (paths[0] ?? []).map(({ year }) => {
    const stocks = paths.map((path) => path[year] as Stock)
    const flow = (name: keyof Flows): Thousandths => sum(stocks.map(({ flows }) => flows?.[name] ?? 0))
    return {
      year,
      headcount: sum(stocks.map(({ headcount }) => headcount)),
      fte: sum(stocks.map(({ fte }) => fte)),
      ...(stocks.every(({ older }) => older !== undefined) && { older: sum(stocks.map(({ older }) => older ?? 0)) }),
      flows:
        year === 0
          ? null
          : {
              newlyQualified: flow('newlyQualified'),
              otherJoiners: flow('otherJoiners'),
              attrition: flow('attrition'),
              retirement: flow('retirement'),
            },
    }
  })
}
