import { assumptionLabels, type AssumptionName } from '../../../engines/projection/index.ts'
import type { PlainDate } from '../../../kernel/index.ts'
import { monthInWords, yearEnd, type StartStock } from '../../../workforce/index.ts'

export const PROJECTION = '/find/projection'

const decimals =
  (digits: number) =>
  (thousandths: number): string =>
    (thousandths / 1000).toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })

/** Thousandths to one decimal. */
export const toTenths = decimals(1)

/** Thousandths as they are, so that a column adds up to the last digit. */
export const exactly = decimals(3)

/** Thousandths to the nearest whole one. */
export const toOnes = (thousandths: number): string => Math.round(thousandths / 1000).toLocaleString('en-GB')

/** With a real minus, which does not break from its number; nothing before what is shown as 0. */
export function signed(thousandths: number, shown: (thousandths: number) => string): string {
  const size = shown(Math.abs(thousandths))
  if (!/[1-9]/.test(size)) return size
  return `${thousandths < 0 ? '−' : '+'}${size}`
}

/** The month in which a year of a projection ends. */
export const endOf = (asAt: PlainDate, year: number): string => monthInWords(yearEnd(asAt, year))

/** What each assumption is, for whoever has to set it. */
export const MEANINGS: Readonly<Record<AssumptionName, string>> = {
  completions: 'People who complete their training in a year and could join you. A number of people.',
  joining: 'The share of them who join the staff that year. From 0 to 1.',
  otherJoiners: 'Everybody else who joins in a year: from other employers, from abroad, returners. A number of people.',
  attrition: 'The share of the staff who leave in a year, other than by retirement where ages are known. From 0 to 1.',
  retirement: 'The share of those aged 55 and over who retire in a year. From 0 to 1.',
  ageing: 'The share of those under 55 who turn 55 in a year and stay. From 0 to 1.',
  participation: 'How much of full time one person works on average. From 0 to 2.',
}

export const labelOf = (name: string): string => assumptionLabels[name as AssumptionName]

/** What is made of ages that are not known; null where all are. */
export function agesInWords({ withoutAge, groups }: StartStock): string | null {
  if (withoutAge === 0) return null
  const unknown = `The age of ${withoutAge.toLocaleString('en-GB')} ${withoutAge === 1 ? 'person' : 'people'} is not known`
  return groups.some(({ older }) => older !== undefined)
    ? `${unknown}: ${withoutAge === 1 ? 'they are' : 'they are all'} taken as under 55.`
    : `${unknown}, so retirement is not told apart from leaving: the attrition rate is everybody who leaves.`
}
