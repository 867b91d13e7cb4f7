import type { CountTable, Measure } from '../../engines/disclosure/index.ts'
import { fteIsKnown, fteNotes, type CountedPerson, type CountedPost } from './counted-person.ts'

export const PLACES = ['only AHP', 'only psychology', 'both', 'neither'] as const

/** Where a person stands by their posts: only on AHP lines, only on psychology lines, on both, or on neither. */
export function placeOf({ posts }: { readonly posts: readonly CountedPost[] }): (typeof PLACES)[number] {
  const lines = new Set(posts.map((post) => post.line))
  if (lines.has('ahp')) return lines.has('psychology') ? 'both' : 'only AHP'
  return lines.has('psychology') ? 'only psychology' : 'neither'
}

const wteOf = (posts: readonly CountedPost[]): number => posts.reduce((sum, post) => sum + (post.wte ?? 0), 0)

const LABELS = {
  'only AHP': 'Only AHP-coded posts',
  'only psychology': 'Only psychology-coded posts',
  both: 'Posts coded to both',
  neither: 'Posts coded to neither',
} as const

/** The table without its FTE columns where no post has an FTE. */
function asFarAsKnown(persons: readonly CountedPerson[], table: CountTable & { readonly measure: readonly Measure[] }): CountTable {
  if (fteIsKnown(persons)) return table
  const keep = <T>(cells: readonly T[]): T[] => cells.filter((_, column) => table.measure[column] !== 'fte')
  return {
    ...table,
    measure: keep(table.measure),
    columns: keep(table.columns),
    rows: table.rows.map((row) => ({ ...row, counts: keep(row.counts), ...(row.basis && { basis: keep(row.basis) }) })),
    notes: ['FTE is not shown: the extract does not state it.'],
  }
}

/** How the two plans, read off the codes, come together to the people there are: each person in exactly one line. */
export function reconciliation(persons: readonly CountedPerson[]): CountTable {
  const row = (label: string, own: readonly CountedPerson[], isTotal = false) => ({
    labels: [label],
    counts: [own.length, wteOf(own.flatMap((person) => person.posts))],
    basis: [own.length, own.length],
    isTotal,
  })
  return asFarAsKnown(persons, {
    title: 'Reconciliation: where the people stand by the codes of their posts',
    population: 'Accepted arts therapists with an active post, each person once',
    measure: ['headcount', 'fte'],
    rowLabels: ['By the codes of their posts'],
    columns: ['People', 'FTE'],
    rows: [
      ...PLACES.map((place) =>
        row(
          LABELS[place],
          persons.filter((person) => placeOf(person) === place),
        ),
      ),
      row('All, each person once', persons, true),
    ],
    notes: [
      'FTE adds up over posts. People do not: somebody with a post in each plan is one person in each plan, and one in the combined total.',
      ...fteNotes(persons),
    ],
  })
}

/** The AHP plan, the psychological-professions plan and the combined total, by post and by profession side by side. */
export function plans(persons: readonly CountedPerson[]): CountTable {
  const inLine = (line: CountedPost['line']) => {
    const own = persons.filter((person) => person.posts.some((post) => post.line === line))
    return { people: own.length, wte: wteOf(own.flatMap((person) => person.posts.filter((post) => post.line === line))) }
  }
  const everyone = { people: persons.length, wte: wteOf(persons.flatMap((person) => person.posts)) }
  const nobody = { people: 0, wte: 0 }
  const row = (label: string, byPost: { people: number; wte: number }, byProfession = everyone, isTotal = false) => ({
    labels: [label],
    counts: [byPost.people, byPost.wte, byProfession.people, byProfession.wte],
    basis: [byPost.people, byPost.people, byProfession.people, byProfession.people],
    isTotal,
  })
  return asFarAsKnown(persons, {
    title: 'The two plans and the combined total',
    population: 'Accepted arts therapists with an active post',
    measure: ['headcount', 'fte', 'headcount', 'fte'],
    rowLabels: ['Plan'],
    columns: ['By post: people', 'By post: FTE', 'By profession: people', 'By profession: FTE'],
    rows: [
      row('AHP plan', inLine('ahp')),
      row('Psychological-professions plan', inLine('psychology')),
      row('Neither plan', inLine('neither'), nobody),
      row('Combined, each person once', everyone, everyone, true),
    ],
    adds: false,
    notes: [
      'By post: the plan whose line holds the post, by its occupation code (or job role, where the code says nothing).',
      'By profession: art, drama and music therapists are Allied Health Professionals (their home family) and are listed among the psychological therapists in the taxonomy of the psychological professions, so both plans hold all of them. The combined total counts each person once and is not the sum of the two plans.',
      ...fteNotes(persons),
    ],
  })
}
