import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { isMissing } from '../../engines/tables/index.ts'
import { parseWte } from '../../kernel/index.ts'
import { areaOfWork, assignmentStatus, jobRole, occupationCode } from '../reference/index.ts'
import type { ExactTable } from './exact-table.ts'
import type { Snapshot } from './snapshot.ts'
import type { Counted } from './traits.ts'

const stated = (text: string | null): string | null => (text === null || isMissing(text) ? null : text.trim())
const EMPLOYER = sql<string>`coalesce(organisation_code, organisation_name, '')`

interface Place {
  readonly row?: number
  readonly employer: string
  readonly area: string | null
  readonly team: string | null
}

/** The mental-health, learning-disability or psychological area of work a row states, by its name; null for every other. */
function therapeuticArea(text: string | null): string | null {
  const area = text === null ? null : areaOfWork(text)
  return area?.setting ? (area.path.at(-1) ?? null) : null
}

interface AreaProfile {
  posts: number
  readonly teams: Set<string>
  readonly withTherapist: Set<string>
  readonly people: Set<string>
  wte: number
}

/** Every mental-health, learning-disability and psychological area of work in the extract, with its staff and its arts therapists. */
export async function accessTable(db: Db, { staffImport }: Snapshot, people: readonly Counted[]): Promise<ExactTable> {
  const named = await db.selectFrom('staff_post').select('area_of_work as area').distinct().where('import_id', '=', staffImport).execute()
  const therapeutic = named.map(({ area }) => area).filter((area) => therapeuticArea(stated(area)) !== null)
  // With a null, which equals nothing, the list is never empty.
  const wanted = sql.join([...therapeutic, null])
  const { rows } = await sql<Place & { status: string | null; count: number }>`
    select ${EMPLOYER} as employer, area_of_work as area, team, assignment_status as status, count(*)::integer as count
    from staff_post where import_id = ${staffImport} and area_of_work in (${wanted}) group by 1, 2, 3, 4`.execute(db)
  const areas = new Map<string, AreaProfile>()
  const profileOf = (area: string): AreaProfile => {
    const profile = areas.get(area) ?? { posts: 0, teams: new Set(), withTherapist: new Set(), people: new Set(), wte: 0 }
    areas.set(area, profile)
    return profile
  }
  for (const { employer, area, team, status, count } of rows) {
    const name = therapeuticArea(stated(area))
    const active = stated(status) === null || (assignmentStatus(status ?? '')?.counts ?? true)
    if (name === null || !active) continue
    const profile = profileOf(name)
    profile.posts += count
    if (stated(team) !== null) profile.teams.add(`${employer}|${stated(team)}`)
  }
  const posts = new Map(
    people.flatMap((person) => person.posts.map((post) => [post.rowNumber, { person: person.id, wte: post.wte ?? 0 }] as const)),
  )
  const counted = await sql<Place>`
    select row_number as row, ${EMPLOYER} as employer, area_of_work as area, team from staff_post
    where import_id = ${staffImport} and row_number = any (${`{${[...posts.keys()].join(',')}}`}::integer[]) order by row_number`.execute(
    db,
  )
  for (const { row, employer, area, team } of counted.rows) {
    const name = therapeuticArea(stated(area))
    const post = posts.get(row ?? -1)
    if (name === null || !post) continue
    const profile = profileOf(name)
    profile.people.add(post.person)
    profile.wte += post.wte
    if (stated(team) !== null) profile.withTherapist.add(`${employer}|${stated(team)}`)
  }
  return {
    title: 'Mental-health, learning-disability and psychological areas of work',
    population: 'Active posts of everybody in the extract, and the arts therapists found among them; those without any first',
    rowLabels: ['Area of work'],
    columns: [
      { heading: 'Posts of everybody', kind: 'posts' },
      { heading: 'Arts therapists', kind: 'people' },
      { heading: 'FTE of arts therapists', kind: 'fte' },
      { heading: 'Teams', kind: 'number' },
      { heading: 'Teams without an arts therapist', kind: 'number' },
    ],
    rows: [...areas]
      .sort(([a, x], [b, y]) => x.people.size - y.people.size || y.posts - x.posts || (a < b ? -1 : 1))
      .map(([area, { posts: all, people: own, wte, teams, withTherapist }]) => ({
        labels: [area],
        figures: [all, own.size, wte, teams.size, [...teams].filter((team) => !withTherapist.has(team)).length],
      })),
    notes: [
      'An arts therapist may serve an area without a post in it: the record shows where the post is, not whom it reaches.',
      'Arts therapists whose area of work is an arts therapy, or not stated, stand in no line of this table.',
    ],
  }
}

/** Budgeted and filled time of posts with an arts therapist's code or role; null where the extract says nothing of vacancies. */
export async function vacancyTable(db: Db, { staffImport }: Snapshot): Promise<ExactTable | null> {
  const { rows } = await sql<{
    occupation: string | null
    role: string | null
    status: string | null
    budgeted: string | null
    fte: string | null
    count: number
  }>`
    select occupation_code as occupation, job_role as role, position_status as status, budgeted_fte as budgeted, fte, count(*)::integer as count
    from staff_post where import_id = ${staffImport} and (position_status is not null or budgeted_fte is not null)
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(db)
  if (rows.length === 0) return null
  const arts = rows.filter(
    ({ occupation, role }) =>
      occupationCode(stated(occupation) ?? '')?.artsTherapy === 'qualified' || jobRole(stated(role) ?? '')?.artsTherapy != null,
  )
  const isVacant = ({ status }: (typeof rows)[number]): boolean => /vacan|unfilled/i.test(stated(status) ?? '')
  const sum = (of: typeof rows, value: (row: (typeof rows)[number]) => number): number =>
    of.reduce((all, row) => all + row.count * value(row), 0)
  const row = (label: string, of: typeof rows, isTotal = false) => ({
    labels: [label],
    isTotal,
    figures: [
      sum(of, () => 1),
      sum(of, ({ budgeted }) => parseWte(stated(budgeted) ?? '') ?? 0),
      sum(of, (each) => (isVacant(each) ? 0 : (parseWte(stated(each.fte) ?? '') ?? 0))),
    ],
  })
  return {
    title: 'Filled and vacant posts',
    population: 'Posts with an arts therapist’s occupation code or job role, as the extract states their position',
    rowLabels: ['Position'],
    columns: [
      { heading: 'Posts', kind: 'posts' },
      { heading: 'Budgeted FTE', kind: 'fte' },
      { heading: 'Contracted FTE', kind: 'fte' },
    ],
    rows: [
      row(
        'Filled, or not said',
        arts.filter((each) => !isVacant(each)),
      ),
      row('Vacant', arts.filter(isVacant)),
      row('All', arts, true),
    ],
    notes: [
      'Vacant posts under other titles and codes cannot be told from those of other professions.',
      'A budgeted FTE that is not a number from 0 to 2 adds nothing.',
    ],
  }
}
