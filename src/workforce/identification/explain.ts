import { defaultRule } from '../../engines/disclosure/index.ts'
import { reasonCode } from '../reference/index.ts'
import type { JudgedPerson } from './judge.ts'
import type { CaseExplanation } from './report-data.ts'

const COMPARISONS: Readonly<Record<string, string>> = {
  prior: 'Before anything is compared',
  number: 'Registration number',
  surname: 'Surname',
  forename: 'Forename',
  second: 'Second forename',
  locality: 'Place of work',
  modality: 'Modality',
  stated: 'Registration stated',
  post: 'What the posts say',
}

/** What a step of a weight compares, as people read it. */
export const comparisonInWords = ({ comparison, level }: { readonly comparison: string; readonly level: string }): string =>
  `${COMPARISONS[comparison] ?? comparison}${level.startsWith('a ') && level.endsWith('than most') ? ': how common' : ''}`

/** The account of one person's decision; no name, number, employer or title in it. */
function explainCase(judged: JudgedPerson): CaseExplanation | null {
  const { candidate, outcome, reasonCode: code, marginMilliBits } = judged.decision
  const [first] = judged.posts
  if (!candidate || !first) return null
  return {
    person: judged.id,
    titleGroup: first.post.reading.title?.group ?? 'No title on the record',
    outcome,
    reasonCode: code,
    sentence: reasonCode(code).sentence,
    steps: candidate.steps.map((step) => ({
      label: comparisonInWords(step),
      detail: step.level,
      milliBits: step.milliBits,
    })),
    totalMilliBits: candidate.milliBits,
    probability: candidate.probability,
    marginMilliBits,
  }
}

const PER_REASON = 2

const outcomeOrder = ([first]: readonly CaseExplanation[]): number => ['accepted', 'review', 'excluded'].indexOf(first?.outcome ?? '')

/** Examples for the report, of reasons that enough people share: for each the case nearest its band's edge and the one furthest from it. */
export function explainCases(judged: readonly JudgedPerson[]): CaseExplanation[] {
  const byReason = new Map<string, CaseExplanation[]>()
  for (const person of judged) {
    const explained = explainCase(person)
    if (explained) byReason.set(explained.reasonCode, [...(byReason.get(explained.reasonCode) ?? []), explained])
  }
  return [...byReason]
    .filter(([, cases]) => cases.length >= defaultRule.smallestShown)
    .sort(([a, x], [b, y]) => outcomeOrder(x) - outcomeOrder(y) || (a < b ? -1 : 1))
    .flatMap(([, cases]) => {
      const ordered = [...cases].sort((a, b) => a.totalMilliBits - b.totalMilliBits || (a.person < b.person ? -1 : 1))
      return ordered.length <= PER_REASON ? ordered : [ordered[0], ordered.at(-1)].filter((entry) => entry !== undefined)
    })
}
