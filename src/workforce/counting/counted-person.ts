import { parseWte } from '../../kernel/index.ts'
import { DESCRIBED } from '../identification/evidence.ts'
import type { JudgedPerson, Modality } from '../identification/judge.ts'
import type { Post } from '../identification/person.ts'
import { band, integratedCareBoard, region as nhsRegion } from '../reference/index.ts'

/** Which plan's line holds a post: that of the Allied Health Professions, of the psychological professions, or neither. */
export type PlanLine = 'ahp' | 'psychology' | 'neither'

/** An active post of an accepted person, as counted. */
export interface CountedPost {
  readonly line: PlanLine
  /** Hundredths; null where the extract does not say, or not in a way that could be read. */
  readonly wte: number | null
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

/** The line of a table for what the extract does not say. */
export const NOT_STATED = 'Not stated'

/** The line a post stands in by its occupation code, and only where that says nothing by its job role. */
function planLine(post: Post): PlanLine {
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

/** How a post is counted, by what it states. */
export function countedPost(post: Post): CountedPost {
  const said = (field: string): string | null => post.stated[field] ?? null
  const [region, icb, paid] = [said('region'), said('icb'), said('band')]
  return {
    line: planLine(post),
    wte: parseWte(said('fte') ?? ''),
    organisation:
      post.organisationName && post.organisationName !== post.organisation
        ? `${post.organisationName} (${post.organisation})`
        : post.organisation,
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

const wtes = (persons: readonly CountedPerson[]) => persons.flatMap((person) => person.posts.map((post) => post.wte))

/** False where no counted post has an FTE: then FTE is not shown, because a 0 would be untrue. */
export const fteIsKnown = (persons: readonly CountedPerson[]): boolean => wtes(persons).some((wte) => wte !== null)

/** What an FTE table says of the posts it could not add. */
export function fteNotes(persons: readonly CountedPerson[]): string[] {
  const unknown = wtes(persons).filter((wte) => wte === null).length
  if (unknown === 0) return []
  return [
    `The FTE of ${unknown < 5 ? 'fewer than 5' : `about ${Math.round(unknown / 5) * 5}`} posts is not stated, or not as a number from 0 to 2; they add nothing.`,
  ]
}
