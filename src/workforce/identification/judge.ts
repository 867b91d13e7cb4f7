import { probabilityOf, type ScoredPair, type WeightStep } from '../../engines/linkage/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import { bestEvidence, candidatesOf, type Candidate } from './candidate.ts'
import { settleClaims, type Claimant } from './claims.ts'
import { decide, isSupport, supportContradicted, supportReason, type Decision } from './decide.ts'
import { THERAPEUTIC } from './evidence.ts'
import { compare } from './gather.ts'
import { buildPersons, type Person, type Post } from './person.ts'
import type { Outcome, RunMode } from './report-data.ts'
import type { Found } from './search.ts'

export type Modality = 'art' | 'drama' | 'music' | 'not known'

/** One person judged, under an identifier that holds within this run. */
export interface JudgedPerson {
  readonly id: string
  readonly person: Person
  readonly decision: Decision
  /** Who they may be, best first, at most 5; registrants of other professions who fit nearly as well among them. */
  readonly candidates: readonly Candidate[]
  readonly modality: Modality
  readonly posts: readonly JudgedPost[]
}

/** One post of a judged person: usually the person's outcome, but an inactive or unrelated post of an accepted person is set apart. */
export interface JudgedPost {
  readonly post: Post
  readonly outcome: Outcome
  readonly reasonCode: string
}

/** Judges everyone the search found. Persons come in the order of their first assignment, whatever the order of the rows. */
export function judge(found: Found, mode: RunMode, asAt: PlainDate): JudgedPerson[] {
  const { training, model } = found
  const candidates = (person: Person, pairs: ReadonlyMap<number, readonly ScoredPair[]>): readonly Candidate[] =>
    training ? candidatesOf(person, pairs, found.registrants, model, training.trained) : []
  const persons = buildPersons(found.posts)
  const holders = holdersOfNumbers(persons)
  const competing = ({ person, candidates: own }: Claimant) => competitorsOf(candidates(person, found.competitors), own[0])
  const decided = (claimant: Claimant, rivalMilliBits: number | null) => {
    const { person, candidates: own } = claimant
    return decide(person, {
      mode,
      asAt,
      candidates: own,
      competitor: competing(claimant)[0] ?? null,
      rivalMilliBits,
      onRegister: (number) => found.byNumber.get(number) ?? null,
      numberShared: person.posts.some((post) => (holders.get(post.reading.artsNumber ?? '') ?? 0) > 1),
      member: person.posts.some((post) => found.memberPosts.has(post.id)),
    })
  }
  const { claimants, rivals } = settleClaims(
    persons.map((person) => ({ person, candidates: candidates(person, found.pairs) })),
    (person) => candidates(person, found.pairs),
    (claimant) => decided(claimant, null)?.outcome === 'accepted',
  )
  const judged = claimants.flatMap((claimant) => {
    const decision = decided(claimant, rivals.get(claimant.person) ?? null)
    if (!decision) return []
    const { person } = claimant
    return [{ person, decision, candidates: nearest(claimant.candidates, competing(claimant)), modality: modalityOf(person, decision) }]
  })
  const key = ({ posts: [first] }: Person): string => `${first?.organisation}|${first?.assignmentNumber}`
  judged.sort((a, b) => compare(key(a.person), key(b.person)))
  return judged.map((entry, i) => ({
    id: `P${String(i + 1).padStart(6, '0')}`,
    ...entry,
    posts: entry.person.posts.map((post) => judgePost(post, entry.person, entry.decision)),
  }))
}

/** How many persons state each arts therapist's number. */
function holdersOfNumbers(persons: readonly Person[]): Map<string, number> {
  const holders = new Map<string, number>()
  for (const { posts } of persons) {
    for (const number of new Set(posts.flatMap((post) => post.reading.artsNumber ?? [])))
      holders.set(number, (holders.get(number) ?? 0) + 1)
  }
  return holders
}

/** The fits of other professions, best first. The evidence of the posts is left out: it was learned for arts therapists. */
function competitorsOf(competitors: readonly Candidate[], best: Candidate | undefined): Candidate[] {
  const post = best?.steps.find((step) => step.comparison === 'post')?.milliBits ?? 0
  // A post that points elsewhere speaks as much for the other profession as against this one.
  const elsewhere: WeightStep = {
    comparison: 'post',
    level: post < 0 ? 'the posts speak for another profession' : 'left out: learned for arts therapists',
    milliBits: Math.max(0, -post),
  }
  return competitors.map((candidate) => {
    const steps = candidate.steps.map((step) => (step.comparison === 'post' ? elsewhere : step))
    const milliBits = steps.reduce((sum, step) => sum + step.milliBits, 0)
    return { ...candidate, steps, milliBits, probability: probabilityOf(milliBits) }
  })
}

const MOST_CANDIDATES = 5

const nearest = (own: readonly Candidate[], competing: readonly Candidate[]): Candidate[] =>
  [...own, ...competing].sort((a, b) => b.milliBits - a.milliBits).slice(0, MOST_CANDIDATES)

function judgePost(post: Post, person: Person, { outcome, reasonCode }: Decision): JudgedPost {
  if (outcome !== 'accepted') return { post, outcome, reasonCode }
  if (!post.reading.counts) return { post, outcome: 'excluded', reasonCode: 'NOT_ACTIVE' }
  if (supportContradicted(post)) return { post, outcome: 'review', reasonCode: 'SUPPORT_CODE_CONTRADICTS' }
  if (isSupport(post)) return { post, outcome: 'excluded', reasonCode: supportReason(post) }
  const others = person.posts.filter((other) => other !== post && other.reading.counts)
  if (post.evidence === 'elsewhere' && others.some((other) => other.evidence !== 'elsewhere')) {
    return { post, outcome: 'excluded', reasonCode: 'REGISTERED_NOT_PRACTISING' }
  }
  const speaks = THERAPEUTIC.has(post.evidence) || post.signs.registrationType === 'arts' || post.reading.artsNumber !== null
  const spokenFor = others.some((other) => THERAPEUTIC.has(other.evidence) || other.reading.artsNumber !== null)
  return { post, outcome, reasonCode: !speaks && spokenFor ? 'POST_OF_ACCEPTED_PERSON' : reasonCode }
}

/** The modality from the register, else from title, job role or area of work; a set-aside person keeps what the words say. */
function modalityOf(person: Person, decision: Decision): Modality {
  const registered = decision.outcome === 'accepted' ? decision.candidate?.registrant.modality : null
  if (registered) return registered
  const said = person.posts.flatMap(({ reading }) => [
    reading.title?.modality,
    reading.jobRole?.artsTherapy?.modality,
    reading.areaOfWork?.modality,
  ])
  const found = new Set(said.filter((modality) => modality === 'art' || modality === 'drama' || modality === 'music'))
  const [only] = found
  return found.size === 1 && only ? only : (decision.candidate?.registrant.modality ?? 'not known')
}

/** Persons who count: accepted, with at least one active post that is theirs as an arts therapist. */
export const accepted = (judged: readonly JudgedPerson[]): JudgedPerson[] =>
  judged.filter((person) => person.posts.some((post) => post.outcome === 'accepted'))

export const evidenceOf = (judged: JudgedPerson) => bestEvidence(judged.person.posts)
