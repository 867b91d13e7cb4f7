import { protectTable } from '../../engines/disclosure/index.ts'
import { chapman, underDependence, type Interval, type TwoLists } from './estimate.ts'
import { accepted, evidenceOf, type JudgedPerson } from './judge.ts'
import type { HiddenEstimate, RunMode } from './report-data.ts'

/** A person stands on the register list when name, number and place alone, without what the post says, weigh at least 4 bits. */
const LINKED_MILLIBITS = 4000

/**
 * On which of the two lists a person stands. First: described as an arts therapist by title, or by several codes.
 * Second: found by the register without regard to that description. People set aside stand on neither.
 */
export function listsOf(judged: JudgedPerson): { readonly described: boolean; readonly linked: boolean } {
  const { candidate, outcome } = judged.decision
  if (outcome === 'excluded' || !judged.person.posts.some((post) => post.reading.counts)) return { described: false, linked: false }
  const fromThePost = (candidate?.steps ?? [])
    .filter((step) => POST_COMPARISONS.has(step.comparison))
    .reduce((sum, step) => sum + step.milliBits, 0)
  return {
    described: ON_FIRST_LIST.has(evidenceOf(judged)),
    linked: candidate !== null && candidate.milliBits - fromThePost >= LINKED_MILLIBITS,
  }
}

function twoLists(judged: readonly JudgedPerson[]): TwoLists {
  const lists = { both: 0, onlyFirst: 0, onlySecond: 0 }
  for (const { described, linked } of judged.map(listsOf)) {
    if (described && linked) lists.both++
    else if (described) lists.onlyFirst++
    else if (linked) lists.onlySecond++
  }
  return lists
}

/** What the staff record says of the post: left out, so that the second list does not rest on the first. */
const POST_COMPARISONS = new Set(['post', 'modality', 'stated'])

/** A single code is too often a slip to put a person on the first list. */
const ON_FIRST_LIST = new Set(['several', 'title'])

const RATIOS = [0.5, 1, 2, 4]

const ASSUMPTIONS = [
  'The extract and the register are about the same time and the same employers.',
  'Everybody on either list really is an arts therapist. Some in review are not, which makes the estimate too high.',
  'Being described as an arts therapist on the staff record does not make it more or less likely that the register finds the person. It probably does: people with an explicit title more often have their number recorded. The table shows how the estimate moves if so.',
  'Everyone on one list had some chance of being on the other. A person with a generic title and code, no number and a changed name may have none: such people are not in this estimate.',
]

/** The estimate as it may be shown: rounded to 5, always as an interval, with what it rests on. */
export function estimateHidden(judged: readonly JudgedPerson[], mode: RunMode): HiddenEstimate {
  if (mode !== 'full-register')
    return {
      possible: false,
      why: 'An estimate needs two independent looks at the same people: the staff record and the whole register of arts therapists. This run did not have the whole register.',
    }
  const lists = twoLists(judged)
  const middle = chapman(lists)
  if (!middle)
    return {
      possible: false,
      why: 'Too few people are both described as arts therapists and found by the register alone (fewer than 7) for an estimate that means anything.',
    }
  const interval = rounded(middle)
  const dependent = rounded(underDependence(lists, 2) ?? middle)
  return {
    possible: true,
    sentence: `Between about ${interval.low} and ${interval.high} registered arts therapists work here in all (best single figure about ${interval.middle}); about ${roundTo5(accepted(judged).length)} are accepted in this run. If people with an explicit title also have their number recorded more often, as is likely, the true figure is higher: up to about ${dependent.high} if that doubles the odds. The others are in review, or cannot be seen in these files.`,
    lists: protectTable({
      title: 'The two lists the estimate rests on',
      population: 'Persons accepted or in review, with an active post',
      measure: 'headcount',
      rowLabels: ['Which lists they stand on'],
      columns: ['People'],
      rows: [
        { labels: ['Both: described as an arts therapist, and found by the register without that'], counts: [lists.both] },
        { labels: ['Only described as an arts therapist on the staff record'], counts: [lists.onlyFirst] },
        { labels: ['Only found by the register'], counts: [lists.onlySecond] },
      ],
      notes: ['Nobody can be seen who is on neither list: that figure is what the estimate is about.'],
    }),
    interval,
    sensitivity: RATIOS.map((oddsRatio) => ({ oddsRatio, ...rounded(underDependence(lists, oddsRatio) ?? middle) })),
    assumptions: ASSUMPTIONS,
  }
}

const roundTo5 = (value: number): number => Math.round(value / 5) * 5

const rounded = ({ low, middle, high }: Interval): Interval => ({ low: roundTo5(low), middle: roundTo5(middle), high: roundTo5(high) })
