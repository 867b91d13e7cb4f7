import type { Modality, Outcome } from '../identification/index.ts'

/** What somebody decided about a person. */
export interface DecisionMade {
  readonly round: 'first' | 'second' | 'adjudication' | 'declared'
  readonly answer: 'is one' | 'is not' | 'cannot tell'
  readonly modality: Modality | null
  readonly decidedAt: Date
  readonly withdrawnAt: Date | null
}

/** The word that stands: an adjudication above all, else the latest first decision, else what the person or their manager declared. */
export function standingDecision<One extends DecisionMade>(decisions: readonly One[]): One | null {
  const latest = (round: DecisionMade['round']): One | undefined =>
    decisions
      .filter((decision) => decision.round === round && decision.withdrawnAt === null)
      .sort((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime())[0]
  return latest('adjudication') ?? latest('first') ?? latest('declared') ?? null
}

/** What counts of a person: the decision of people where there is one, else the machine's. */
export function standingOutcome(found: Outcome, decision: DecisionMade | null): Outcome {
  switch (decision?.answer) {
    case 'is one':
      return 'accepted'
    case 'is not':
      return 'excluded'
    case 'cannot tell':
      return 'review'
    case undefined:
      return found
  }
}
