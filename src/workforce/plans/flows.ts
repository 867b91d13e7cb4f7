import type { PlainDate } from '../../kernel/index.ts'
import { occupationCode, type OccupationFamily } from '../reference/index.ts'
import type { Counted } from './traits.ts'

/** A post somebody holds at the snapshot where they are not counted, as the extract states it. */
export interface OtherPost {
  readonly postKey: string
  readonly occupationCode: string | null
  readonly jobRole: string | null
  /** Active, acting up or on internal secondment. */
  readonly active: boolean
}

export interface TwoSnapshots {
  readonly before: { readonly asAt: PlainDate; readonly people: readonly Counted[] }
  readonly after: { readonly asAt: PlainDate; readonly people: readonly Counted[] }
  /** The posts, at the other snapshot, of those who count at one alone; nobody there is not in it. */
  readonly elsewhere: ReadonlyMap<string, readonly OtherPost[]>
  /** The first day in post of those who count at the later alone, where the extract says. */
  readonly started: ReadonlyMap<string, PlainDate>
}

/**
 * What became of somebody between two snapshots: each person is exactly one of these. After the supply model of NHS England
 * (joiner, leaver, churn, stayer), with records put right and people found apart, so that cleaning a record is not growth.
 */
export const FLOWS = {
  'joined between': { group: 'joined', text: 'Joined: started between the two snapshots' },
  'joined earlier': { group: 'joined', text: 'Joined: start date before the earlier snapshot' },
  'joined undated': { group: 'joined', text: 'Joined: no start date' },
  returned: { group: 'joined', text: 'Joined: back from leave or secondment' },
  'changed in': { group: 'changed in', text: 'Came from another profession in the organisation' },
  found: { group: 'found', text: 'Found since: employed before, not counted' },
  stayed: { group: 'stayed', text: 'Stayed, record unchanged' },
  recoded: { group: 'stayed', text: 'Stayed, record put right or recoded' },
  left: { group: 'left', text: 'Left: no longer on the record' },
  away: { group: 'left', text: 'Left: on leave or seconded out' },
  'changed out': { group: 'changed out', text: 'Went to another profession in the organisation' },
  lost: { group: 'lost', text: 'No longer counted: still employed' },
} as const

export type Flow = keyof typeof FLOWS
export type FlowGroup = (typeof FLOWS)[Flow]['group']

/** One person's flow, with the FTE at each end (hundredths, 0 where they do not count). */
export interface PersonFlow {
  readonly id: string
  readonly flow: Flow
  readonly before: number
  readonly after: number
  /** Code, role or plan line changed on the same post: also where somebody was found by that. */
  readonly recoded: boolean
  readonly person: Counted
}

/**
 * Codes of professions with a training and register of their own under which arts therapists do not hide: somebody who had
 * such a code on another post changed profession. Other codes (support, psychology, general therapy) are where they hide.
 */
const OTHER_PROFESSION: ReadonlySet<OccupationFamily> = new Set(['nursing', 'medical', 'ahp-other', 'scientist'])

const wteOf = (person: Counted | undefined): number => (person?.posts ?? []).reduce((sum, post) => sum + (post.wte ?? 0), 0)

/** Everybody who counts at either snapshot, each once. */
export function flowsBetween(given: TwoSnapshots): PersonFlow[] {
  const before = new Map(given.before.people.map((person) => [person.id, person]))
  const after = new Map(given.after.people.map((person) => [person.id, person]))
  const everybody = [...after.values(), ...given.before.people.filter(({ id }) => !after.has(id))]
  return everybody.map((person): PersonFlow => {
    const [then, now] = [before.get(person.id), after.get(person.id)]
    const other = given.elsewhere.get(person.id) ?? []
    const recoded = then && now ? changed(then, now.posts) : changed(person, other)
    const flow = then && now ? (recoded ? 'recoded' : 'stayed') : now ? cameBy(now, other, given) : wentBy(person, other)
    return { id: person.id, flow, before: wteOf(then), after: wteOf(now), recoded, person }
  })
}

/** A post of the same key says something else of what it is. */
const changed = (
  { posts }: Counted,
  others: readonly (Pick<OtherPost, 'postKey' | 'occupationCode' | 'jobRole'> & { readonly line?: string })[],
): boolean =>
  posts.some((post) => {
    const other = others.find(({ postKey }) => postKey === post.postKey)
    if (!other) return false
    const differ = (a: string | null, b: string | null): boolean => (a ?? '').trim().toUpperCase() !== (b ?? '').trim().toUpperCase()
    return (
      differ(post.occupationCode, other.occupationCode) ||
      differ(post.jobRole, other.jobRole) ||
      (other.line !== undefined && other.line !== post.line)
    )
  })

function cameBy(person: Counted, then: readonly OtherPost[], { before, started }: TwoSnapshots): Flow {
  const active = then.filter((post) => post.active)
  if (active.length > 0) return isAnotherProfession(person, active) ? 'changed in' : 'found'
  if (then.length > 0) return 'returned'
  const start = started.get(person.id)
  if (start === undefined) return 'joined undated'
  return start > before.asAt ? 'joined between' : 'joined earlier'
}

function wentBy(person: Counted, now: readonly OtherPost[]): Flow {
  const active = now.filter((post) => post.active)
  if (active.length > 0) return isAnotherProfession(person, active) ? 'changed out' : 'lost'
  return now.length > 0 ? 'away' : 'left'
}

const isAnotherProfession = ({ posts }: Counted, others: readonly OtherPost[]): boolean => {
  const own = new Set(posts.map(({ postKey }) => postKey))
  return others.every(({ postKey, occupationCode: code }) => !own.has(postKey) && OTHER_PROFESSION.has(familyOf(code)))
}

const familyOf = (code: string | null): OccupationFamily => (code === null ? null : occupationCode(code))?.family ?? 'unknown'
