import { defaultRule, type CountTable } from '../../engines/disclosure/index.ts'
import type { CountedPerson, CountedPost } from './counted-person.ts'

/** The ways of looking at a post that neither its title nor its codes call an arts therapist's. */
const LOOKS: readonly {
  readonly title: string
  readonly label: string
  readonly other: string
  readonly of: (post: CountedPost) => string
}[] = [
  { title: 'By title', label: 'Title', other: 'Other titles', of: (post) => post.titleGroup },
  { title: 'By occupation code', label: 'Occupation code', other: 'Other occupation codes', of: (post) => post.occupation },
  { title: 'By area of work', label: 'Area of work', other: 'Other areas of work', of: (post) => post.area },
]

/** Where people were hiding: those with a post that neither its title nor its codes call an arts therapist's, each look a table. */
export function hidingPlaces(persons: readonly CountedPerson[]): CountTable[] {
  const hidden = persons.map((person) => person.posts.filter((post) => post.hidden)).filter((posts) => posts.length > 0)
  return LOOKS.map(({ title, label, other, of }) => {
    const counted = new Map<string, number>()
    for (const posts of hidden) for (const value of new Set(posts.map(of))) counted.set(value, (counted.get(value) ?? 0) + 1)
    const few = [...counted].filter(([, people]) => people < defaultRule.smallestShown).map(([value]) => value)
    const merged = hidden.filter((posts) => posts.some((post) => few.includes(of(post)))).length
    const shown = [...counted].filter(([value]) => !few.includes(value)).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    const rows = merged > 0 ? [...shown, [`${other} (${few.length})`, merged] as const] : shown
    return {
      title,
      population: 'Accepted arts therapists with an active post that neither its title nor its codes call an arts therapist’s',
      measure: 'headcount' as const,
      rowLabels: [label],
      columns: ['People'],
      adds: false,
      rows: [
        ...rows.map(([value, people]) => ({ labels: [value], counts: [people] })),
        { labels: ['All'], counts: [hidden.length], isTotal: true },
      ],
      notes: [
        `${other} are those under which fewer than ${defaultRule.smallestShown} people work; the figure in brackets is how many there are.`,
      ],
    }
  })
}
