import { chapman, underDependence, type Interval, type TwoLists } from '../identification/estimate.ts'
import { countedPosts, type FoundPerson } from '../findings/index.ts'
import type { Snapshot } from './snapshot.ts'

/** How many arts therapists there are in all, counted or not, under one assumption. */
export interface Estimate extends Interval {
  readonly label: string
}

/** The estimate if something were known that is not; null where there would be none. */
export interface WhatIf {
  readonly label: string
  readonly interval: Interval | null
}

export type HiddenFigures = {
  /** People who count now, and people who neither count nor are set aside, whether they wait for a decision or nobody can tell. */
  readonly counted: number
  readonly open: number
} & (
  | { readonly possible: false; readonly why: string }
  | {
      readonly possible: true
      readonly lists: TwoLists
      readonly interval: Interval
      /** How many are not counted yet: those in review among them. */
      readonly hidden: Interval
      /** If standing on one list makes the other likelier or less likely. */
      readonly sensitivity: readonly Estimate[]
      /** What the interval would be if something were known that is not. */
      readonly narrowing: readonly WhatIf[]
    }
)

/** Odds ratios between the lists: they avoid each other, are independent, go together. */
const RATIOS = [
  { oddsRatio: 0.5, label: 'Lists avoid each other (odds × 0.5)' },
  { oddsRatio: 1, label: 'Lists are independent' },
  { oddsRatio: 2, label: 'Lists go together (odds × 2)' },
  { oddsRatio: 4, label: 'Lists go together (odds × 4)' },
]

/** Robson and Regier: below this an overlap carries no estimate. */
const FEWEST = 7

const NO_REGISTER =
  'An estimate needs two independent looks at the same people: the staff record and the whole register of arts therapists. This run did not have the whole register.'
const TOO_FEW =
  'Too few people are both described as arts therapists and found by the register alone (fewer than 7) for an estimate that means anything.'
const ONE_LIST_EMPTY =
  'Nobody stands on one of the two lists alone, so the other cannot show how many it misses: an estimate would be no more than the people already seen.'

/** Who stands on which list: people set aside, and people without an active post, stand on neither. */
export function listsOf(people: readonly FoundPerson[]): TwoLists {
  const there = people.filter(({ outcome, posts }) => outcome !== 'excluded' && posts.some(({ counts }) => counts))
  return {
    both: there.filter(({ described, linked }) => described && linked).length,
    onlyFirst: there.filter(({ described, linked }) => described && !linked).length,
    onlySecond: there.filter(({ described, linked }) => !described && linked).length,
  }
}

const rounded = ({ low, middle, high }: Interval): Interval => ({
  low: Math.round(low),
  middle: Math.round(middle),
  high: Math.round(high),
})

/** The estimate of Chapman over the two lists, with the decisions of people; never below those who count already. */
export function hiddenFigures(people: readonly FoundPerson[], { mode }: Pick<Snapshot, 'mode'>): HiddenFigures {
  const counted = people.filter((person) => countedPosts(person).length > 0).length
  const open = people.filter(({ outcome }) => outcome === 'review')
  const seen = { counted, open: open.length }
  if (mode !== 'full-register') return { ...seen, possible: false, why: NO_REGISTER }
  const lists = listsOf(people)
  const middle = estimateOf(lists)
  if (middle === null) return { ...seen, possible: false, why: lists.both < FEWEST ? TOO_FEW : ONE_LIST_EMPTY }
  const atLeast = (estimate: Interval): Interval => {
    const { low, middle: best, high } = rounded(estimate)
    return { low: Math.max(low, counted), middle: Math.max(best, counted), high: Math.max(high, counted) }
  }
  const interval = atLeast(middle)
  return {
    ...seen,
    possible: true,
    lists,
    interval,
    hidden: { low: interval.low - counted, middle: interval.middle - counted, high: interval.high - counted },
    sensitivity: RATIOS.map(({ oddsRatio, label }) => ({ label, ...atLeast(underDependence(lists, oddsRatio) ?? middle) })),
    narrowing: [
      { label: 'As things stand', interval },
      ...[...ifDecided(people, open), ...ifConfirmed(lists)].map(({ label, lists: then }) => {
        const estimate = estimateOf(then)
        return { label, interval: estimate && atLeast(estimate) }
      }),
    ],
  }
}

/** Null where an estimate would be a false certainty. */
const estimateOf = (lists: TwoLists): Interval | null => (lists.onlyFirst === 0 || lists.onlySecond === 0 ? null : chapman(lists))

interface Supposed {
  readonly label: string
  readonly lists: TwoLists
}

const mixed = (a: TwoLists, b: TwoLists): TwoLists => ({
  both: (a.both + b.both) / 2,
  onlyFirst: (a.onlyFirst + b.onlyFirst) / 2,
  onlySecond: (a.onlySecond + b.onlySecond) / 2,
})

/** The open cases stand on the lists as if all were arts therapists: what if half are, or none? */
function ifDecided(people: readonly FoundPerson[], open: readonly FoundPerson[]): Supposed[] {
  if (open.length < 2) return []
  const none = listsOf(people.filter((person) => !open.includes(person)))
  return [
    { label: `Half of the ${open.length} not settled yet turn out to be one`, lists: mixed(listsOf(people), none) },
    { label: `None of the ${open.length} not settled yet turns out to be one`, lists: none },
  ]
}

/** Half of those only described are confirmed by the register. */
function ifConfirmed({ both, onlyFirst, onlySecond }: TwoLists): Supposed[] {
  const confirmed = Math.floor(onlyFirst / 2)
  if (confirmed === 0) return []
  return [
    {
      label: `The register confirms ${confirmed} of the ${onlyFirst} only described`,
      lists: { both: both + confirmed, onlyFirst: onlyFirst - confirmed, onlySecond },
    },
  ]
}
