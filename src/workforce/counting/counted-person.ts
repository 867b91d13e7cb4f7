import { parseWte } from '../../kernel/index.ts'
import type { JudgedPerson, Modality } from '../identification/judge.ts'
import { band, integratedCareBoard, region as nhsRegion } from '../reference/index.ts'

/** Which plan's line holds a post: that of the Allied Health Professions, of the psychological professions, or neither. */
export type PlanLine = 'ahp' | 'psychology' | 'neither'

/** An active post of an accepted person, as counted. */
export interface CountedPost {
  readonly line: PlanLine
  readonly wte: number
  readonly organisation: string
  readonly region: string
  readonly icb: string
  readonly band: string
  readonly titleGroup: string
  readonly occupation: string
  readonly area: string
  /** Neither title nor codes call it an arts therapist's. */
  readonly hidden: boolean
}

/** An accepted person with their active posts: what every table counts. */
export interface CountedPerson {
  readonly id: string
  readonly modality: Modality
  readonly posts: readonly CountedPost[]
}

/** Evidence levels at which the post itself says arts therapist. */
const DESCRIBED = new Set(['several', 'title', 'code'])

const NOT_STATED = 'Not stated'

/** The line a post stands in by its occupation code, and only where that says nothing by its job role. */
function planLine(post: JudgedPerson['posts'][number]['post']): PlanLine {
  const { occupation, jobRole } = post.reading
  return occupation?.known ? occupation.plan : (jobRole?.plan ?? 'neither')
}

export function countedPersons(judged: readonly JudgedPerson[]): CountedPerson[] {
  return judged.flatMap((person) => {
    const posts = person.posts.filter((post) => post.outcome === 'accepted')
    if (posts.length === 0) return []
    return [{ id: person.id, modality: person.modality, posts: posts.map(({ post }) => countedPost(post)) }]
  })
}

function countedPost(post: JudgedPerson['posts'][number]['post']): CountedPost {
  const said = (field: string): string | null => post.stated[field] ?? null
  const [region, icb, paid] = [said('region'), said('icb'), said('band')]
  return {
    line: planLine(post),
    wte: parseWte(said('fte') ?? '') ?? 0,
    organisation: post.organisationName ? `${post.organisationName} (${post.organisation})` : post.organisation,
    region: region === null ? NOT_STATED : (nhsRegion(region)?.name ?? region),
    icb: icb === null ? NOT_STATED : (integratedCareBoard(icb)?.name ?? icb),
    band: bandGroup(paid === null ? null : (band(paid)?.number ?? null)),
    titleGroup: post.reading.title?.group ?? 'No title on the record',
    occupation: post.reading.occupation?.known ? `${post.reading.occupation.code} ${post.reading.occupation.meaning}` : NOT_STATED,
    area: post.reading.areaOfWork?.path.at(-1) ?? NOT_STATED,
    hidden: !DESCRIBED.has(post.evidence),
  }
}

function bandGroup(number: number | null): string {
  if (number === null) return NOT_STATED
  if (number < 6) return 'Band 5 and below'
  return number >= 8 ? 'Band 8 and above' : `Band ${number}`
}
