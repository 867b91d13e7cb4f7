import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../commands/index.ts'
import type { Db } from '../../database/index.ts'
import { countedPosts } from '../findings/index.ts'
import type { ExactTable } from './exact-table.ts'
import { exportOf } from './export-of.ts'
import { COMPONENTS, score, shareOf, tally, type StatedPost, type Tally } from './quality.ts'
import { peopleOf, snapshotOf, type Snapshot } from './snapshot.ts'
import { organisationOf, plansOf, whose } from './whose.ts'

/** How well the record of one employer is kept. */
export interface EmployerQuality {
  /** Name and code, as far as the extract gives them. */
  readonly employer: string
  /** Of the posts that have to do with arts therapies, one tally a component. */
  readonly relevant: readonly Tally[]
  /** Of every post of the extract; null where a component needs more than one cell. */
  readonly everything: readonly (Tally | null)[]
  /** 0 to 100; null where nothing could be asked. */
  readonly score: number | null
  readonly scoreOfEverything: number | null
}

export interface Quality {
  readonly snapshot: Snapshot
  /** Lowest score first. */
  readonly employers: readonly EmployerQuality[]
  readonly scores: ExactTable
  readonly components: ExactTable
}

const EMPLOYER = sql<string>`coalesce(s.organisation_code, s.organisation_name, 'Not stated')`

async function relevantPosts(db: Db, { run }: Snapshot, counted: ReadonlyMap<number, boolean>): Promise<Map<string, StatedPost[]>> {
  const { rows } = await sql<Omit<StatedPost, 'hidden'> & { row: number; employer: string }>`
    select s.row_number as row, ${EMPLOYER} as employer, s.occupation_code as "occupationCode", s.job_role as "jobRole",
      s.area_of_work as "areaOfWork", s.fte, s.assignment_status as status, s.registration_number as "registrationNumber"
    from finding_post p join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
    where p.run_id = ${run} order by s.row_number`.execute(db)
  const posts = new Map<string, StatedPost[]>()
  for (const { row, employer, ...post } of rows) {
    const own = posts.get(employer) ?? []
    own.push({ ...post, hidden: counted.get(row) ?? null })
    posts.set(employer, own)
  }
  return posts
}

const FIELD = {
  occupation_code: 'occupationCode',
  job_role: 'jobRole',
  area_of_work: 'areaOfWork',
  fte: 'fte',
  assignment_status: 'status',
} as const

const NOTHING: StatedPost = {
  occupationCode: null,
  jobRole: null,
  areaOfWork: null,
  fte: null,
  status: null,
  registrationNumber: null,
  hidden: null,
}

/** Of every post of the extract: each different value is read once and weighs as many posts as have it. */
async function everyPost(db: Db, { staffImport }: Snapshot, at: number): Promise<Map<string, Tally>> {
  const cell = COMPONENTS[at]?.cell
  if (!cell) return new Map()
  const { rows } = await sql<{ employer: string; value: string | null; count: number }>`
    select ${EMPLOYER} as employer, ${sql.ref(`s.${cell}`)} as value, count(*)::integer as count
    from staff_post s where s.import_id = ${staffImport} group by 1, 2 order by 1, 2`.execute(db)
  const values = new Map<string, { post: StatedPost; count: number }[]>()
  for (const { employer, value, count } of rows) {
    const own = values.get(employer) ?? []
    own.push({ post: { ...NOTHING, [FIELD[cell]]: value }, count })
    values.set(employer, own)
  }
  return new Map([...values].map(([employer, own]) => [employer, tally(own, at)]))
}

/** What employers are called, by the code or name they are told apart by. */
async function namesOf(db: Db, { staffImport }: Snapshot): Promise<Map<string, string>> {
  const { rows } = await sql<{ employer: string; name: string | null }>`
    select ${EMPLOYER} as employer, max(s.organisation_name) as name from staff_post s where s.import_id = ${staffImport} group by 1`.execute(
    db,
  )
  return new Map(rows.map(({ employer, name }) => [employer, name === null || name === employer ? employer : `${name} (${employer})`]))
}

async function employersOf(db: Db, snapshot: Snapshot): Promise<EmployerQuality[]> {
  const counted = new Map((await peopleOf(db, snapshot)).flatMap(countedPosts).map(({ rowNumber, hidden }) => [rowNumber, hidden]))
  const relevant = await relevantPosts(db, snapshot, counted)
  const everything: Map<string, Tally>[] = []
  const names = await namesOf(db, snapshot)
  for (const at of COMPONENTS.keys()) everything.push(await everyPost(db, snapshot, at))
  const employers = [...new Set([...relevant.keys(), ...everything.flatMap((each) => [...each.keys()])])]
  return employers
    .map((employer): EmployerQuality => {
      const posts = (relevant.get(employer) ?? []).map((post) => ({ post, count: 1 }))
      const [own, all] = [COMPONENTS.map((_, at) => tally(posts, at)), everything.map((each) => each.get(employer) ?? null)]
      return { employer: names.get(employer) ?? employer, relevant: own, everything: all, score: score(own), scoreOfEverything: score(all) }
    })
    .sort((a, b) => (a.score ?? 101) - (b.score ?? 101) || (a.employer < b.employer ? -1 : 1))
}

const NOTES = [
  'The score is the mean of the components by their weights. A component that could not be asked of any post is left out of it, and the rest weigh more.',
  'Weights are our judgement of how much a plan depends on each: they are printed beside the components.',
]

function scoresTable(employers: readonly EmployerQuality[]): ExactTable {
  const figure = (value: number | null): number | null => (value === null ? null : value / 100)
  return {
    title: 'Data-quality score by employer',
    population: 'Posts of the staff extract',
    rowLabels: ['Employer'],
    columns: [
      { heading: 'Score: posts to do with arts therapies', kind: 'share' },
      { heading: 'Posts to do with arts therapies', kind: 'posts' },
      { heading: 'Score: every post', kind: 'share' },
      { heading: 'Every post', kind: 'posts' },
    ],
    rows: employers.map(({ employer, score: own, scoreOfEverything, relevant, everything }) => ({
      labels: [employer],
      figures: [figure(own), relevant[0]?.of ?? 0, figure(scoreOfEverything), everything[0]?.of ?? 0],
    })),
    notes: [...NOTES, 'Of every post only the components of one cell are asked: the first five.'],
  }
}

function componentsTable(employers: readonly EmployerQuality[]): ExactTable {
  const sum = (tallies: readonly (Tally | null | undefined)[]): Tally =>
    tallies.reduce<Tally>((all, each) => ({ good: all.good + (each?.good ?? 0), of: all.of + (each?.of ?? 0) }), { good: 0, of: 0 })
  return {
    title: 'What the score is made of',
    population: 'Posts to do with arts therapies, and every post of the extract, of all employers',
    rowLabels: ['Component'],
    columns: [
      { heading: 'Weight, of 100', kind: 'number' },
      { heading: 'Arts therapies: as it should be', kind: 'share' },
      { heading: 'Arts therapies: posts asked', kind: 'posts' },
      { heading: 'Every post: as it should be', kind: 'share' },
    ],
    rows: COMPONENTS.map(({ name, weight, cell }, at) => {
      const own = sum(employers.map(({ relevant }) => relevant[at]))
      return {
        labels: [name],
        figures: [weight, shareOf(own), own.of, cell === null ? null : shareOf(sum(employers.map(({ everything }) => everything[at])))],
      }
    }),
    nothing: 'Not asked',
    notes: COMPONENTS.map(({ name, definition }) => `${name}: ${definition}`),
  }
}

/** How well the staff record is kept where it matters for plans; null before the first run. */
export const findQuality = query({
  name: 'workforce.quality',
  did: 'looked at the data-quality score',
  input: z.object(whose),
  permits: plansOf,
  async run(context, input): Promise<Quality | null> {
    const snapshot = await snapshotOf(context.db, organisationOf(context, input))
    if (snapshot === null) return null
    const employers = await employersOf(context.db, snapshot)
    return { snapshot, employers, scores: scoresTable(employers), components: componentsTable(employers) }
  },
  audit: null,
})

export const exportQuality = exportOf(
  findQuality,
  'took away the data-quality score',
  (quality) =>
    quality && {
      title: 'Data-quality score by employer',
      snapshot: quality.snapshot,
      of: 'Every post of the extract, and those to do with arts therapies',
      tables: [quality.scores, quality.components],
      missing: [],
    },
)
