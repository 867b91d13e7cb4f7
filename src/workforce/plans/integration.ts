import { fteIsKnown, reconciliation } from '../counting/index.ts'
import { exactTable, type ExactTable } from './exact-table.ts'
import type { Counted } from './traits.ts'

const POPULATION = 'Arts therapists found, with an active post'
const FTE_UNKNOWN = 'FTE is not shown: no post counted here states it.'

/** Shares of people and FTE under the lines of either plan, of both and of neither. */
export function linesTable(people: readonly Counted[]): ExactTable {
  const table = exactTable(reconciliation(people))
  const totals = table.rows.find((row) => row.isTotal)?.figures ?? []
  return {
    ...table,
    title: 'Under which lines they stand',
    columns: table.columns.flatMap((column) => [
      column,
      { heading: `Share of ${column.heading === 'FTE' ? 'FTE' : 'people'}`, kind: 'share' as const },
    ]),
    rows: table.rows.map((row) => ({
      ...row,
      figures: row.figures.flatMap((figure, at) => [figure, totals[at] && figure !== null ? figure / totals[at] : null]),
    })),
  }
}

const SPREAD = ['1', '2', '3 or more', 'Not stated'] as const

const spreadOf = (person: Counted, of: (post: Counted['posts'][number]) => string | null): (typeof SPREAD)[number] => {
  const places = new Set(person.posts.map(of).filter((place) => place !== null))
  if (places.size === 0) return 'Not stated'
  return places.size === 1 ? '1' : places.size === 2 ? '2' : '3 or more'
}

/** A team is one employer's: two employers may each have a team of the same name. */
const teamOf = ({ employer, team }: { readonly employer: string; readonly team: string | null }): string | null =>
  team === null ? null : `${employer}|${team}`

/** Over how many teams and sites one person's time is spread. */
export function spreadTable(people: readonly Counted[]): ExactTable {
  const teams = people.map((person) => spreadOf(person, teamOf))
  const sites = people.map((person) => spreadOf(person, ({ site }) => site))
  const count = (found: readonly string[], value: string): number => found.filter((each) => each === value).length
  return {
    title: 'Over how many teams and sites one person works',
    population: POPULATION,
    rowLabels: ['How many'],
    columns: [
      { heading: 'Teams: people', kind: 'people' },
      { heading: 'Sites: people', kind: 'people' },
    ],
    rows: [
      ...SPREAD.map((value) => ({ labels: [value], figures: [count(teams, value), count(sites, value)] })),
      { labels: ['All'], figures: [people.length, people.length], isTotal: true },
    ],
    notes: [
      'Teams and sites are those of the counted posts as the extract names them. A person with one post who visits several wards has one team here.',
    ],
  }
}

export interface TeamProfile {
  readonly team: string
  readonly employer: string
  readonly people: number
  /** Hundredths. */
  readonly wte: number
}

/** Every team with a therapist, the one with the least FTE first. */
export function teamsOf(people: readonly Counted[]): TeamProfile[] {
  const teams = new Map<string, { name: string; organisation: string; people: Set<string>; wte: number }>()
  for (const person of people) {
    for (const post of person.posts) {
      const key = teamOf(post)
      if (key === null || post.team === null) continue
      const team = teams.get(key) ?? { name: post.team, organisation: post.organisation, people: new Set<string>(), wte: 0 }
      teams.set(key, { ...team, people: team.people.add(person.id), wte: team.wte + (post.wte ?? 0) })
    }
  }
  return [...teams]
    .sort(([a, x], [b, y]) => x.wte - y.wte || (a < b ? -1 : 1))
    .map(([, { name, organisation, people: own, wte }]) => ({ team: name, employer: organisation, people: own.size, wte }))
}

/** The middle value; between two middle ones their mean. Null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

export function teamTable(people: readonly Counted[]): ExactTable {
  const teams = teamsOf(people)
  const single = teams.filter((team) => team.people === 1)
  const known = fteIsKnown(people)
  const row = (label: string, of: readonly TeamProfile[]) => ({
    labels: [label],
    figures: [of.length, known ? median(of.map(({ wte }) => wte)) : null, known ? of.reduce((sum, { wte }) => sum + wte, 0) : null],
  })
  return {
    title: 'Teams with a therapist',
    population: 'Teams in which at least one arts therapist found works',
    rowLabels: ['Teams'],
    columns: [
      { heading: 'Teams', kind: 'number' },
      { heading: 'Median FTE of arts therapists in a team', kind: 'fte' },
      { heading: 'FTE', kind: 'fte' },
    ],
    rows: [
      row('With a single therapist', single),
      row(
        'With two or more',
        teams.filter((team) => team.people > 1),
      ),
      { ...row('All', teams), isTotal: true },
    ],
    notes: ['Posts without a team on the record are left out.', ...(known ? [] : [FTE_UNKNOWN])],
  }
}

export function singleTable(people: readonly Counted[]): ExactTable {
  return {
    title: 'Teams with a single therapist',
    population: 'Teams in which exactly one arts therapist found works, the least FTE first',
    rowLabels: ['Team', 'Employer'],
    columns: [{ heading: 'FTE', kind: 'fte' }],
    rows: teamsOf(people)
      .filter((team) => team.people === 1)
      .map(({ team, employer, wte }) => ({ labels: [team, employer], figures: [fteIsKnown(people) ? wte : null] })),
    notes: [],
  }
}
