import { cluster, type Edge, type LinkageRecord } from '../../engines/linkage/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import type { EvidenceLevel, PostSigns } from './evidence.ts'
import type { PostReading } from './signs.ts'

/** One post (assignment) that was found, doubtful or set aside, as stated and as read. */
export interface Post {
  /** Row id in the working tables: no meaning beyond this run. */
  readonly id: number
  readonly file: number
  /** Row of the import, where the records come from one. */
  readonly row: number | null
  readonly organisation: string
  readonly organisationName: string | null
  readonly assignmentNumber: string
  /** Comparable name columns, number and place: what was held against the register. */
  readonly record: LinkageRecord
  readonly stated: Readonly<Record<string, string | null>>
  readonly reading: PostReading
  readonly signs: PostSigns
  readonly evidence: EvidenceLevel
  readonly born: string | null
  readonly keys: Readonly<Record<'person_identifier' | 'employee' | 'ni', string | null>>
  readonly expiry: PlainDate | null
  /** The fields that the post's extract has a column for: what is missing there is unknown, not empty. */
  readonly fields: ReadonlySet<string>
}

export interface Person {
  readonly posts: readonly Post[]
}

/** What makes two posts one person's, surest first: each a set of columns that all agree. */
export const PERSON_KEYS: readonly (readonly string[])[] = [
  ['person_identifier'],
  ['employee'],
  ['number', 'surname', 'formal'],
  ['ni'],
  ['surname', 'formal', 'born'],
]

function keyOf(post: Post, columns: readonly string[]): string | null {
  const values: Readonly<Record<string, string | null | undefined>> = { ...post.record, ...post.keys, born: post.born }
  const parts = columns.map((column) => values[column] ?? null)
  return parts.includes(null) ? null : parts.join('|')
}

/**
 * Persons from posts: posts that share a person key belong together, surest keys first, unless dates of birth or
 * National Insurance numbers contradict. Posts come and go in a fixed order, so the persons are the same for any row order.
 */
export function buildPersons(posts: readonly Post[]): Person[] {
  const edges: Edge[] = []
  for (const [at, columns] of PERSON_KEYS.entries()) {
    const first = new Map<string, number>()
    posts.forEach((post, i) => {
      const value = keyOf(post, columns)
      if (value === null) return
      const earlier = first.get(value)
      if (earlier === undefined) first.set(value, i)
      else edges.push({ left: earlier, right: i, milliBits: PERSON_KEYS.length - at })
    })
  }
  const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b
  const { of } = cluster(posts.length, edges, {
    conflict: (a, b) => {
      const [x, y] = [posts[a], posts[b]]
      if (!x || !y) return false
      const sameEmployee = x.keys.employee !== null && x.keys.employee === y.keys.employee
      return !sameEmployee && (differ(x.born, y.born) || differ(x.keys.ni, y.keys.ni) || differ(x.reading.artsNumber, y.reading.artsNumber))
    },
    most: 12,
  })
  const persons = new Map<number, Post[]>()
  posts.forEach((post, i) => {
    const root = of[i] as number
    persons.set(root, [...(persons.get(root) ?? []), post])
  })
  return [...persons.values()].map((own) => ({ posts: own }))
}

/** True where nothing stated says that the two are different people. */
export function couldBeOne(a: Person, b: Person): boolean {
  const values = (person: Person, of: (post: Post) => string | null) => new Set(person.posts.map(of).filter((value) => value !== null))
  const clash = (of: (post: Post) => string | null) => {
    const [mine, theirs] = [values(a, of), values(b, of)]
    return mine.size > 0 && theirs.size > 0 && ![...mine].some((value) => theirs.has(value))
  }
  const employers = new Set(a.posts.map((post) => post.organisation))
  const sameEmployer = b.posts.some((post) => employers.has(post.organisation))
  return (
    !clash((post) => post.born) &&
    !clash((post) => post.keys.ni) &&
    !clash((post) => post.keys.person_identifier) &&
    !clash((post) => post.reading.artsNumber) &&
    !clash((post) => post.reading.otherNumber) &&
    !sameEmployer
  )
}
