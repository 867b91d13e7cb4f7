import {
  probabilityOf,
  type LinkageModel,
  type LinkageRecord,
  type ScoredPair,
  type TrainedModel,
  type WeightStep,
} from '../../engines/linkage/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import { EVIDENCE_LEVELS, type EvidenceLevel } from './evidence.ts'
import type { Person } from './person.ts'

/** One entry of a register, as stated and comparable. */
export interface Registrant {
  readonly id: number
  /** Canonical, `AS012345`; as stated where it has no known shape. */
  readonly number: string
  readonly arts: boolean
  readonly profession: string | null
  readonly modality: 'art' | 'drama' | 'music' | null
  readonly status: 'registered' | 'restricted' | 'not-registered'
  readonly to: PlainDate | null
  readonly record: LinkageRecord
}

/** A registrant who may be this person, with the whole account of the weight. */
export interface Candidate {
  readonly registrant: Registrant
  readonly milliBits: number
  readonly probability: number
  readonly steps: readonly WeightStep[]
  readonly sameNumber: boolean
}

/**
 * The candidates of a person, best first: for each registrant the strongest pair over the person's posts, with the post
 * evidence of the person as a whole in place of the single post's.
 */
export function candidatesOf(
  person: Person,
  pairs: ReadonlyMap<number, readonly ScoredPair[]>,
  registrants: ReadonlyMap<number, Registrant>,
  model: LinkageModel,
  trained: TrainedModel,
): Candidate[] {
  const best = new Map<string, Candidate>()
  const shared = bestEvidence(person)
  for (const post of person.posts) {
    for (const pair of pairs.get(post.id) ?? []) {
      const registrant = registrants.get(pair.right)
      if (!registrant) continue
      const candidate = account(pair, registrant, shared, model, trained)
      const earlier = best.get(registrant.number)
      if (!earlier || candidate.milliBits > earlier.milliBits) best.set(registrant.number, candidate)
    }
  }
  return [...best.values()].sort((a, b) => b.milliBits - a.milliBits || (a.registrant.number < b.registrant.number ? -1 : 1))
}

export function bestEvidence(person: Person): EvidenceLevel {
  const found = EVIDENCE_LEVELS.find((level) => person.posts.some((post) => post.evidence === level.name))
  return found?.name ?? 'neutral'
}

function account(pair: ScoredPair, registrant: Registrant, evidence: EvidenceLevel, model: LinkageModel, trained: TrainedModel): Candidate {
  const steps: WeightStep[] = [{ comparison: 'prior', level: 'any staff record and any registrant', milliBits: trained.priorMilliBits }]
  model.comparisons.forEach((comparison, c) => {
    const at = comparison.name === 'post' ? EVIDENCE_LEVELS.findIndex((level) => level.name === evidence) : (pair.levels[c] ?? -1)
    const level = comparison.levels[at]
    if (!level) return steps.push({ comparison: comparison.name, level: 'not given on both sides', milliBits: 0 })
    steps.push({ comparison: comparison.name, level: level.label, milliBits: trained.comparisons[c]?.levels[at]?.milliBits ?? 0 })
    const frequency = pair.frequency[c] ?? 0
    if (frequency !== 0)
      steps.push({
        comparison: comparison.name,
        level: frequency > 0 ? 'a rarer value than most' : 'a commoner value than most',
        milliBits: frequency,
      })
    return undefined
  })
  const milliBits = steps.reduce((sum, step) => sum + step.milliBits, 0)
  return { registrant, milliBits, probability: probabilityOf(milliBits), steps, sameNumber: pair.levels[0] === 0 }
}
