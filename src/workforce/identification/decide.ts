import type { PlainDate } from '../../kernel/index.ts'
import { bestEvidence, type Candidate, type Registrant } from './candidate.ts'
import { DESCRIBED, LOWEST_THERAPIST_BAND, THERAPEUTIC, type EvidenceLevel } from './evidence.ts'
import type { Person, Post } from './person.ts'
import type { Outcome, RunMode } from './report-data.ts'
import { ACCEPT_MILLIBITS, MARGIN_MILLIBITS, REVIEW_MILLIBITS } from './thresholds.ts'

/** What stands around one person when they are judged. */
export interface Circumstances {
  readonly mode: RunMode
  readonly asAt: PlainDate
  /** Candidates from the arts register, best first. */
  readonly candidates: readonly Candidate[]
  /** The best fit among registrants of other professions. */
  readonly competitor: Candidate | null
  /** The strongest claim another person makes on the best candidate. */
  readonly rivalMilliBits: number | null
  /** The register entry with exactly this number, arts or not; null where there is none. */
  readonly onRegister: (number: string) => Registrant | null
  /** Another person in the extract states the same arts therapist's number. */
  readonly numberShared: boolean
  /** A membership list names this person. */
  readonly member: boolean
}

export interface Decision {
  readonly outcome: Outcome
  readonly reasonCode: string
  readonly candidate: Candidate | null
  /** Bits to the next possibility; null where there was none. */
  readonly marginMilliBits: number | null
  /** The next registrant, of any profession; null where there was none, or where the next possibility is another person in the extract. */
  readonly next: Candidate | null
}

/** Evidence at which an active post itself speaks for an arts therapist, so that a name without a number may be accepted. */
const SPEAKING = new Set<EvidenceLevel>([...THERAPEUTIC, 'setting'])

/** One person judged: the first rule that speaks, in the order they stand. Null: nothing here worth a row. */
export function decide(person: Person, around: Circumstances): Decision | null {
  const [best] = around.candidates
  const nearest =
    [around.candidates[1], around.competitor].filter((candidate) => candidate != null).sort((a, b) => b.milliBits - a.milliBits)[0] ?? null
  const next = Math.max(
    around.candidates[1]?.milliBits ?? -Infinity,
    around.competitor?.milliBits ?? -Infinity,
    around.rivalMilliBits ?? -Infinity,
  )
  const marginMilliBits = best && Number.isFinite(next) ? best.milliBits - next : null
  const say = (outcome: Outcome, reasonCode: string, candidate: Candidate | null = best ?? null): Decision => ({
    outcome,
    reasonCode,
    candidate,
    marginMilliBits,
    next: nearest,
  })
  const active = person.posts.filter((post) => post.reading.counts)
  const judged = active.length > 0 ? active : person.posts
  const supporting = judged.every(isSupport)
  const fits = best !== undefined && best.milliBits >= ACCEPT_MILLIBITS
  const clear = marginMilliBits === null || marginMilliBits >= MARGIN_MILLIBITS

  if (fits && supporting)
    return best.sameNumber || judged.some(supportContradicted)
      ? say('review', 'SUPPORT_CODE_CONTRADICTS')
      : (setAside(judged, say) ?? say('review', 'WEAK_MATCH'))
  if (fits && !clear) return say('review', closest(around, next))
  if (fits) return registered(person, judged, best, around, say)
  const stated = statedRegistration(person, judged, around, say)
  if (stated) return stated
  const aside = setAside(judged, say)
  if (aside) return aside
  return doubtful(person, best, around, say)
}

type Say = (outcome: Outcome, reasonCode: string, candidate?: Candidate | null) => Decision

/** A student's or assistant's post by code, role or title: never a registrant's. */
export const isSupport = (post: Post): boolean =>
  post.signs.occupation === 'arts-support' ||
  post.signs.role === 'arts-student' ||
  post.signs.title === 'student' ||
  post.signs.title === 'assistant'

/** Which of the two a support post is, by title, role or code. */
export const supportReason = (post: Post): 'STUDENT' | 'ASSISTANT' =>
  post.signs.role === 'arts-student' || post.signs.title === 'student' || post.reading.occupationCode === 'S8H' ? 'STUDENT' : 'ASSISTANT'

/** A support code under a therapist's title or role: one of them is wrong, and a person has to say which. */
export const supportContradicted = (post: Post): boolean => isSupport(post) && DESCRIBED.has(post.evidence)

const bandTooLow = (posts: readonly Post[]): boolean =>
  posts.length > 0 && posts.every((post) => post.signs.band !== null && post.signs.band < LOWEST_THERAPIST_BAND)

function closest(around: Circumstances, next: number): string {
  if (around.competitor?.milliBits === next) return 'OTHER_PROFESSION_FITS_BETTER'
  if (around.rivalMilliBits === next) return 'REGISTRANT_CLAIMED_TWICE'
  return 'CLOSE_MATCH'
}

/** A registrant fits, and nobody else nearly as well: what still stands in the way, if anything. */
function registered(person: Person, judged: readonly Post[], best: Candidate, around: Circumstances, say: Say): Decision {
  const { registrant } = best
  const others = person.posts.flatMap((post) => (post.reading.otherNumber ? [post.reading.otherNumber] : []))
  const statedArts = person.posts.flatMap((post) => (post.reading.artsNumber ? [post.reading.artsNumber] : []))
  if (!best.sameNumber && statedArts.length > 0) {
    const belongs = statedArts.some((number) => around.onRegister(number))
    return say('review', belongs ? 'NUMBER_BELONGS_TO_ANOTHER' : 'NUMBER_NOT_ON_REGISTER')
  }
  if (registrant.status === 'not-registered' || (registrant.to !== null && registrant.to < around.asAt))
    return say('excluded', 'REGISTRATION_EXPIRED')
  if (registrant.status === 'restricted') return say('review', 'STATUS_RESTRICTED')
  if (others.length > 0 && !best.sameNumber) return say('review', 'NUMBER_OF_ANOTHER_PROFESSION')
  if (judged.every((post) => post.evidence === 'elsewhere'))
    return best.sameNumber ? say('excluded', 'REGISTERED_NOT_PRACTISING') : say('review', 'WEAK_MATCH')
  if (bandTooLow(judged)) return say('review', 'BAND_CONTRADICTS')
  if (best.sameNumber) return say('accepted', 'REGISTERED_NUMBER_CONFIRMED')
  if (!best.nameAgrees) return say('review', 'WEAK_MATCH')
  if (around.mode !== 'full-register') return say('review', 'PART_REGISTER_NAME_ONLY')
  return SPEAKING.has(bestEvidence(judged)) ? say('accepted', 'REGISTERED_NAME_AND_EVIDENCE') : say('review', 'WEAK_MATCH')
}

/** A registration is stated on the record, but no registrant fits well enough to confirm it. */
function statedRegistration(person: Person, judged: readonly Post[], around: Circumstances, say: Say): Decision | null {
  const number = person.posts.map((post) => post.reading.artsNumber).find((value) => value !== null) ?? null
  const typed = person.posts.some((post) => post.signs.registrationType === 'arts')
  if (number === null && !typed) return null
  // The number is this registrant's, but too little else agrees to say that the person is.
  const [best] = around.candidates
  if (best?.sameNumber && best.milliBits >= REVIEW_MILLIBITS) return say('review', 'WEAK_MATCH')
  const expired = judged.every((post) => post.reading.registrationExpired || (post.expiry !== null && post.expiry < around.asAt))
  if (around.mode === 'full-register') {
    if (number === null)
      return best && best.milliBits >= REVIEW_MILLIBITS && bestEvidence(judged) !== 'elsewhere'
        ? null
        : say('review', 'TYPE_STATED_NOT_FOUND')
    return say('review', around.onRegister(number) ? 'NUMBER_BELONGS_TO_ANOTHER' : 'NUMBER_NOT_ON_REGISTER')
  }
  const entry = number === null ? null : around.onRegister(number)
  if (entry) return say('review', 'NUMBER_BELONGS_TO_ANOTHER')
  if (person.posts.some((post) => post.reading.otherNumber !== null) && number === null)
    return say('review', 'NUMBER_OF_ANOTHER_PROFESSION', null)
  if (judged.every(isSupport)) return say('review', 'SUPPORT_CODE_CONTRADICTS', null)
  if (expired) return say('excluded', 'REGISTRATION_EXPIRED', null)
  if (judged.every((post) => post.evidence === 'elsewhere')) return say('excluded', 'REGISTERED_NOT_PRACTISING', null)
  if (bandTooLow(judged)) return say('review', 'BAND_CONTRADICTS', null)
  if (around.numberShared) return say('review', 'REGISTRANT_CLAIMED_TWICE', null)
  return say('accepted', 'REGISTRATION_STATED_NOT_VERIFIED', null)
}

/** Posts that look like an arts therapist's and are something else, each with an outcome of its own. */
function setAside(judged: readonly Post[], say: Say): Decision | null {
  const every = (test: (post: Post) => boolean): boolean => judged.every(test)
  const noted = (test: (post: Post) => boolean): boolean =>
    judged.some(test) && every((post) => test(post) || !DESCRIBED.has(post.evidence))
  if (noted((post) => post.signs.title === 'dance-movement')) return say('excluded', 'DANCE_MOVEMENT', null)
  if (noted((post) => post.signs.title === 'play' && post.signs.occupation !== 'arts')) return say('excluded', 'PLAY_THERAPIST', null)
  const support = (reason: string) => noted((post) => isSupport(post) && !supportContradicted(post) && supportReason(post) === reason)
  if (support('STUDENT')) return say('excluded', 'STUDENT', null)
  if (support('ASSISTANT')) return say('excluded', 'ASSISTANT', null)
  if (noted((post) => post.signs.title === 'trap')) return say('excluded', 'TEXT_TRAP', null)
  return null
}

/** Nothing certain: is it worth a person's look? */
function doubtful(person: Person, best: Candidate | undefined, around: Circumstances, say: Say): Decision | null {
  const evidence = bestEvidence(person.posts)
  const described = DESCRIBED.has(evidence)
  if (best && best.milliBits >= REVIEW_MILLIBITS && evidence !== 'elsewhere') {
    const second = around.candidates[1]
    const other = around.competitor
    if (other && other.milliBits >= best.milliBits) return say('review', 'OTHER_PROFESSION_FITS_BETTER')
    return say('review', second && best.milliBits - second.milliBits < MARGIN_MILLIBITS ? 'CLOSE_MATCH' : 'WEAK_MATCH')
  }
  if (around.mode !== 'full-register' && around.member && evidence !== 'elsewhere') return say('review', 'MEMBER_NOT_VERIFIED', null)
  if (described && bandTooLow(person.posts) && evidence === 'title') return say('review', 'BAND_CONTRADICTS', null)
  if (around.mode !== 'full-register') return described || evidence === 'leaning' ? say('review', 'LOOK_UP', null) : null
  if (evidence === 'title') return say('review', 'TITLE_ONLY')
  if (described) return say('review', 'CODED_NOT_FOUND')
  if (evidence === 'leaning') return bandTooLow(person.posts) ? say('excluded', 'TEXT_TRAP', null) : say('review', 'TITLE_ONLY')
  return null
}
