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
import type { Person, Post } from './person.ts'

/** One entry of a register, as stated and comparable. */
export interface Registrant {
  readonly id: number
  /** Canonical, `AS012345`; as stated where it has no known shape. */
  readonly number: string
  /** As stated, forenames first. */
  readonly name: string
  readonly locality: string | null
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
  /** One of the person's posts states this registrant's number. */
  readonly sameNumber: boolean
  /** Surname and forename agree, in some spelling or form. */
  readonly nameAgrees: boolean
}

/** The last level of each name comparison that still is the same name. */
const LAST_ALIKE = { surname: 'very alike', forename: 'same initial, the rest not given' } as const

/**
 * The candidates of a person, best first: for each registrant and comparison the strongest finding over the person's posts
 * (a number on one post and the register's surname on another both speak for the person), with the post evidence of the
 * person as a whole.
 */
export function candidatesOf(
  person: Person,
  pairs: ReadonlyMap<number, readonly ScoredPair[]>,
  registrants: ReadonlyMap<number, Registrant>,
  model: LinkageModel,
  trained: TrainedModel,
): Candidate[] {
  const found = new Map<number, ScoredPair[]>()
  for (const post of person.posts) {
    for (const pair of pairs.get(post.id) ?? []) found.set(pair.right, [...(found.get(pair.right) ?? []), pair])
  }
  const evidence = bestEvidence(person.posts)
  const candidates = [...found].flatMap(([id, own]) => {
    const registrant = registrants.get(id)
    return registrant ? [account(own, registrant, evidence, model, trained)] : []
  })
  return candidates.sort((a, b) => b.milliBits - a.milliBits || (a.registrant.number < b.registrant.number ? -1 : 1))
}

/** The strongest evidence that any of these posts gives of its holder. */
export function bestEvidence(posts: readonly Post[]): EvidenceLevel {
  return EVIDENCE_LEVELS.find((level) => posts.some((post) => post.evidence === level.name))?.name ?? 'neutral'
}

interface Finding {
  readonly at: number
  readonly milliBits: number
  readonly frequency: number
}

function account(
  pairs: readonly ScoredPair[],
  registrant: Registrant,
  evidence: EvidenceLevel,
  model: LinkageModel,
  trained: TrainedModel,
): Candidate {
  const steps: WeightStep[] = [{ comparison: 'prior', level: 'any staff record and any registrant', milliBits: trained.priorMilliBits }]
  const reached = new Map<string, number>()
  model.comparisons.forEach((comparison, c) => {
    const weigh = (at: number, frequency: number): Finding => ({
      at,
      frequency,
      milliBits: trained.comparisons[c]?.levels[at]?.milliBits ?? 0,
    })
    const findings =
      comparison.name === 'post'
        ? [
            weigh(
              EVIDENCE_LEVELS.findIndex((level) => level.name === evidence),
              0,
            ),
          ]
        : pairs.map((pair) => weigh(pair.levels[c] ?? -1, pair.frequency[c] ?? 0)).filter(({ at }) => at >= 0)
    const [best] = findings.sort((a, b) => b.milliBits + b.frequency - a.milliBits - a.frequency || a.at - b.at)
    const level = best && comparison.levels[best.at]
    if (!best || !level) return steps.push({ comparison: comparison.name, level: 'not given on both sides', milliBits: 0 })
    reached.set(comparison.name, best.at)
    steps.push({ comparison: comparison.name, level: level.label, milliBits: best.milliBits })
    if (best.frequency !== 0) {
      const how = best.frequency > 0 ? 'a rarer value than most' : 'a commoner value than most'
      steps.push({ comparison: comparison.name, level: how, milliBits: best.frequency })
    }
    return undefined
  })
  const milliBits = steps.reduce((sum, step) => sum + step.milliBits, 0)
  const alike = (name: 'surname' | 'forename'): boolean => {
    const last =
      model.comparisons.find((comparison) => comparison.name === name)?.levels.findIndex((level) => level.label === LAST_ALIKE[name]) ?? -1
    const at = reached.get(name) ?? -1
    return at >= 0 && at <= last
  }
  return {
    registrant,
    milliBits,
    probability: probabilityOf(milliBits),
    steps,
    sameNumber: reached.get('number') === 0,
    nameAgrees: alike('surname') && alike('forename'),
  }
}
