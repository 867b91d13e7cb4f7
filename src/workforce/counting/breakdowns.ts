import type { CountTable } from '../../engines/disclosure/index.ts'
import { fteNotes, type CountedPerson, type CountedPost } from './counted-person.ts'
import { PLACES, placeOf } from './plans.ts'

const COLUMNS = ['Only AHP-coded', 'Only psychology-coded', 'Both', 'Neither', 'All'] as const

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How one dimension is read off a post. `once`: a person has exactly one value, so the lines add up to the total. */
interface Dimension<Person extends CountedPerson = CountedPerson> {
  readonly name: string
  readonly of: (person: Person, post: Person['posts'][number]) => string
  readonly once: boolean
}

const MODALITIES = { art: 'Art therapy', drama: 'Dramatherapy', music: 'Music therapy', 'not known': 'Modality not known' } as const

export const DIMENSIONS: readonly Dimension[] = [
  { name: 'Modality', of: (person) => MODALITIES[person.modality], once: true },
  { name: 'Band', of: (_, post) => post.band, once: false },
  { name: 'Region', of: (_, post) => post.region, once: false },
  { name: 'Integrated care board', of: (_, post) => post.icb, once: false },
  { name: 'Organisation', of: (_, post) => post.organisation, once: false },
]

/** The people behind a line of a dimension, with those of their posts that stand in it. */
function lines<Person extends CountedPerson>(
  persons: readonly Person[],
  dimension: Dimension<Person>,
): Map<string, { posts: readonly CountedPost[] }[]> {
  const grouped = new Map<string, { posts: readonly CountedPost[] }[]>()
  for (const person of persons) {
    const values = new Map<string, CountedPost[]>()
    for (const post of person.posts) {
      const value = dimension.of(person, post)
      values.set(value, [...(values.get(value) ?? []), post])
    }
    for (const [value, posts] of values) grouped.set(value, [...(grouped.get(value) ?? []), { posts }])
  }
  return new Map([...grouped].sort(([a], [b]) => compare(a, b)))
}

const HEADCOUNT_NOTE =
  'A person with posts in two lines of this table is counted in each and once in the total, so the lines may add up to more.'

/** One dimension by where people stand in the two plans: headcount. */
export function headcountBy<Person extends CountedPerson>(persons: readonly Person[], dimension: Dimension<Person>): CountTable {
  const row = (label: string, entries: readonly { posts: readonly CountedPost[] }[], isTotal = false) => {
    const counts = PLACES.map((place) => entries.filter((entry) => placeOf(entry) === place).length)
    return { labels: [label], counts: [...counts, entries.length], isTotal }
  }
  return {
    title: `${dimension.name}: headcount`,
    population: 'Accepted arts therapists with an active post',
    measure: 'headcount',
    rowLabels: [dimension.name],
    columns: COLUMNS,
    totalColumn: 'All',
    adds: dimension.once,
    rows: [...[...lines(persons, dimension)].map(([value, entries]) => row(value, entries)), row('All', persons, true)],
    ...(!dimension.once && { notes: [HEADCOUNT_NOTE] }),
  }
}

/** One dimension by the plan whose line holds the post: FTE, which adds up everywhere. */
export function fteBy<Person extends CountedPerson>(persons: readonly Person[], dimension: Dimension<Person>): CountTable {
  const parts = ['ahp', 'psychology', 'neither'] as const
  const row = (label: string, entries: readonly { posts: readonly CountedPost[] }[], isTotal = false) => {
    const cells = parts.map((line) => {
      const own = entries.map((entry) => entry.posts.filter((post) => post.line === line)).filter((posts) => posts.length > 0)
      return {
        wte: own.flat().reduce((sum, post) => sum + (post.wte ?? 0), 0),
        people: own.length,
      }
    })
    return {
      labels: [label],
      counts: [...cells.map((cell) => cell.wte), cells.reduce((sum, cell) => sum + cell.wte, 0)],
      basis: [...cells.map((cell) => cell.people), entries.length],
      isTotal,
    }
  }
  return {
    title: `${dimension.name}: FTE`,
    population: 'Active posts of accepted arts therapists',
    measure: 'fte',
    rowLabels: [dimension.name],
    columns: ['On AHP lines', 'On psychology lines', 'On neither', 'All'],
    totalColumn: 'All',
    adds: true,
    rows: [...[...lines(persons, dimension)].map(([value, entries]) => row(value, entries)), row('All', persons, true)],
    notes: ['FTE adds up over posts, plans and organisations.', ...fteNotes(persons)],
  }
}
