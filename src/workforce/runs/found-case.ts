import { z } from 'zod'
import { parsePlainDate, type PlainDate } from '../../kernel/index.ts'
import { countedPost, NOT_STATED } from '../counting/index.ts'
import { comparisonInWords, EVIDENCE_LEVELS, evidenceOf, listsOf, type Identification, type JudgedPerson } from '../identification/index.ts'
import type { Candidate } from '../identification/candidate.ts'
import type { Post } from '../identification/person.ts'
import { reasonCode } from '../reference/index.ts'
import type { Setting } from '../reference/area-of-work.ts'
import { numberOf, reviewQueue } from '../results/index.ts'
import { account, type AccountCandidate } from './account.ts'

const outcome = z.enum(['accepted', 'review', 'excluded'])
const maybe = z.string().nullable()
const day = z.string().transform((text, context): PlainDate => {
  const read = parsePlainDate(text)
  if (!read) context.addIssue({ code: 'custom', message: 'no day' })
  return read ?? z.NEVER
})

/** What people are recognised by from run to run, the surest first. */
export const PERSON_KEY_KINDS = ['person', 'employee', 'number', 'ni', 'post'] as const

const foundPost = z.strictObject({
  /** Of the import. */
  row: z.int(),
  assignmentNumber: z.string(),
  born: day.nullable(),
  outcome,
  reasonCode: z.string(),
  counts: z.boolean(),
  line: z.enum(['ahp', 'psychology', 'neither']),
  wte: z.int().nullable(),
  employer: z.string(),
  employerName: maybe,
  region: maybe,
  icb: maybe,
  setting: maybe,
  band: z.string(),
  titleGroup: z.string(),
  occupation: z.string(),
  occupationCode: maybe,
  jobRole: maybe,
  area: z.string(),
  hidden: z.boolean(),
})
export type FoundCasePost = z.infer<typeof foundPost>

const foundCase = z.strictObject({
  reference: z.string(),
  outcome,
  reasonCode: z.string(),
  modality: z.enum(['art', 'drama', 'music', 'not known']),
  registrationNumber: maybe,
  registeredTo: day.nullable(),
  milliBits: z.int().nullable(),
  marginMilliBits: z.int().nullable(),
  described: z.boolean(),
  linked: z.boolean(),
  priority: z.int(),
  account,
  keys: z.array(z.strictObject({ kind: z.enum(PERSON_KEY_KINDS), value: z.string() })),
  posts: z.array(foundPost),
})
/** One person as a run found them: all that is kept of them. */
export type FoundCase = z.infer<typeof foundCase>

/** A case as another process wrote it. Throws where it is something else. */
export const readCase = (line: string): FoundCase => foundCase.parse(JSON.parse(line))

/** Everybody an identification found, in its own order. */
export function casesOf({ judged }: Identification): FoundCase[] {
  const queue = new Set(reviewQueue(judged))
  const places = new Map([...queue, ...judged.filter((person) => !queue.has(person))].map((person, i) => [person, i + 1]))
  return judged.map((person) => caseOf(person, places.get(person) ?? 0))
}

function caseOf(judged: JudgedPerson, priority: number): FoundCase {
  const { decision, person } = judged
  return {
    reference: judged.id,
    outcome: decision.outcome,
    reasonCode: decision.reasonCode,
    modality: judged.modality,
    registrationNumber: numberOf(judged),
    registeredTo: decision.candidate?.registrant.to ?? null,
    milliBits: decision.candidate?.milliBits ?? null,
    marginMilliBits: decision.marginMilliBits,
    ...listsOf(judged),
    priority,
    account: {
      sentence: reasonCode(decision.reasonCode).sentence,
      evidence: EVIDENCE_LEVELS.find(({ name }) => name === evidenceOf(judged))?.label ?? '',
      candidates: judged.candidates.map(accountOf),
      marginMilliBits: decision.marginMilliBits,
      sourceFields: speakingFields(person.posts),
    },
    keys: keysOf(judged),
    posts: judged.posts.map(({ post, outcome: own, reasonCode: code }) => ({
      row: post.row ?? -1,
      assignmentNumber: post.assignmentNumber,
      born: post.born === null ? null : parsePlainDate(post.born),
      outcome: own,
      reasonCode: code,
      ...readingOf(post),
    })),
  }
}

const accountOf = ({ registrant, milliBits, probability, sameNumber, nameAgrees, steps }: Candidate): AccountCandidate => ({
  number: registrant.number,
  name: registrant.name,
  profession: registrant.profession,
  arts: registrant.arts,
  modality: registrant.modality,
  status: registrant.status,
  locality: registrant.locality,
  registeredTo: registrant.to,
  milliBits,
  probability,
  sameNumber,
  nameAgrees,
  steps: steps.map((step) => ({ comparison: comparisonInWords(step), level: step.level, milliBits: step.milliBits })),
})

const ARTS_TITLES = new Set(['explicit', 'creative', 'arts-lead'])

/** The fields of these posts that speak for an arts therapist, as a staff extract names them. */
export function speakingFields(posts: readonly Pick<Post, 'signs' | 'reading'>[]): string[] {
  const fields: Readonly<Record<string, (post: Pick<Post, 'signs' | 'reading'>) => boolean>> = {
    position_title: ({ signs }) => ARTS_TITLES.has(signs.title ?? ''),
    occupation_code: ({ signs }) => signs.occupation === 'arts',
    job_role: ({ signs }) => signs.role === 'arts',
    area_of_work: ({ signs }) => signs.area === 'arts',
    registration_type: ({ signs }) => signs.registrationType === 'arts',
    registration_number: ({ reading }) => reading.artsNumber !== null,
  }
  return Object.entries(fields).flatMap(([field, speaks]) => (posts.some(speaks) ? [field] : []))
}

/** A number counts as the person’s own only where the register confirmed it. */
function keysOf({ person: { posts }, decision: { outcome: found, candidate } }: JudgedPerson): FoundCase['keys'] {
  const values = (kind: FoundCase['keys'][number]['kind'], of: (post: Post) => string | null) =>
    [...new Set(posts.map(of))].flatMap((value) => (value === null ? [] : [{ kind, value }]))
  return [
    ...values('person', ({ keys }) => keys.person_identifier),
    ...values('employee', ({ keys }) => keys.employee),
    ...(found === 'accepted' && candidate?.sameNumber ? [{ kind: 'number' as const, value: candidate.registrant.number }] : []),
    ...values('ni', ({ keys }) => keys.ni),
  ]
}

const SETTINGS: Readonly<Record<Setting, string>> = {
  camhs: 'Child and adolescent mental health',
  'learning-disability': 'Learning disability',
  'older-people': 'Mental health of older people',
  forensic: 'Forensic mental health',
  'eating-disorders': 'Eating disorders',
  perinatal: 'Perinatal mental health',
  'substance-misuse': 'Substance misuse',
  'psychological-therapies': 'Psychological therapies',
  'mental-health': 'Adult and general mental health',
}

function readingOf(post: Post) {
  const { organisation: _, region, icb, ...counted } = countedPost(post)
  const { areaOfWork, jobRole, occupationCode, counts } = post.reading
  const known = (value: string): string | null => (value === NOT_STATED ? null : value)
  return {
    ...counted,
    counts,
    employer: post.organisation,
    employerName: post.organisationName === post.organisation ? null : post.organisationName,
    region: known(region),
    icb: known(icb),
    setting: areaOfWork?.setting ? SETTINGS[areaOfWork.setting] : (areaOfWork?.path[0] ?? null),
    occupationCode,
    jobRole: jobRole?.name ?? post.stated['job_role'] ?? null,
  }
}
