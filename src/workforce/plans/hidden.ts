import { chapman, underDependence, type Interval, type TwoLists } from '../identification/estimate.ts'
import { countedPosts, type FoundPerson } from '../findings/index.ts'
import type { Snapshot } from './snapshot.ts'

/** How many arts therapists there are in all, counted or not, under one assumption. */
export interface Estimate extends Interval {
  readonly label: string
}

export type HiddenFigures = {
  /** People who count now, and people who wait for a decision. */
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
      readonly narrowing: readonly Estimate[]
    }
)

/** Odds ratios between the lists: they avoid each other, are independent, go together. */
const RATIOS = [
  { oddsRatio: 0.5, label: 'Lists avoid each other (odds × 0.5)' },
  { oddsRatio: 1, label: 'Lists are independent' },
  { oddsRatio: 2, label: 'Lists go together (odds × 2)' },
  { oddsRatio: 4, label: 'Lists go together (odds × 4)' },
]

/** How many of those only described are taken to be confirmed, to see what that would tell. */
const CONFIRMED = 5

const NO_REGISTER =
  'An estimate needs two independent looks at the same people: the staff record and the whole register of arts therapists. This run did not have the whole register.'
const TOO_FEW =
  'Too few people are both described as arts therapists and found by the register alone (fewer than 7) for an estimate that means anything.'

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
  const middle = chapman(lists)
  if (middle === null) return { ...seen, possible: false, why: TOO_FEW }
  const atLeast = (estimate: Interval): Interval => {
    const { low, middle: best, high } = rounded(estimate)
    return { low: Math.max(low, counted), middle: Math.max(best, counted), high: Math.max(high, counted) }
  }
  const interval = atLeast(middle)
  const under = (label: string, estimate: Interval | null): Estimate[] => (estimate ? [{ label, ...atLeast(estimate) }] : [])
  return {
    ...seen,
    possible: true,
    lists,
    interval,
    hidden: { low: interval.low - counted, middle: interval.middle - counted, high: interval.high - counted },
    sensitivity: RATIOS.flatMap(({ oddsRatio, label }) => under(label, underDependence(lists, oddsRatio))),
    narrowing: [{ label: 'As things stand', ...interval }, ...ifDecided(people, open, under), ...ifConfirmed(lists, under)],
  }
}

type Under = (label: string, estimate: Interval | null) => Estimate[]

/** The open cases stand on the lists as if all were arts therapists: what if none is? */
function ifDecided(people: readonly FoundPerson[], open: readonly FoundPerson[], under: Under): Estimate[] {
  if (open.length === 0) return []
  const without = people.filter((person) => !open.includes(person))
  return under(
    open.length === 1 ? 'The open case turns out not to be one' : `None of the ${open.length} open cases turns out to be one`,
    chapman(listsOf(without)),
  )
}

function ifConfirmed({ both, onlyFirst, onlySecond }: TwoLists, under: Under): Estimate[] {
  const confirmed = Math.min(CONFIRMED, onlyFirst)
  if (confirmed === 0) return []
  return under(
    `The register confirms ${confirmed} more of those only described`,
    chapman({ both: both + confirmed, onlyFirst: onlyFirst - confirmed, onlySecond }),
  )
}
