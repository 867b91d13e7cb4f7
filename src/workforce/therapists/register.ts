import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import { countedPosts, loadFindings, newestRun, recordsStand, type FoundPerson } from '../findings/index.ts'
import type { Modality } from '../identification/index.ts'

/** A registration that ends within this many days, or has ended, is worth a word with the person. */
export const REGISTRATION_ENDS_DAYS = 90

/** Somebody who counts as an arts therapist, or did in an earlier snapshot. */
export interface Therapist {
  readonly person: string
  /** As the first of their posts states it. */
  readonly name: string
  readonly modality: Modality
  /** Lines of the plans that hold their posts. */
  readonly lines: readonly ('ahp' | 'psychology' | 'neither')[]
  readonly employers: readonly { readonly code: string; readonly name: string }[]
  readonly registrationNumber: string | null
  /** As the register had it on its day. */
  readonly registeredTo: PlainDate | null
  /** A post of theirs is called an arts therapist's by neither its title nor its codes. */
  readonly hidden: boolean
  readonly countsNow: boolean
  /** The newest snapshot in which they counted. */
  readonly asAt: PlainDate
}

interface Listed {
  readonly person: FoundPerson
  readonly asAt: PlainDate
  readonly countsNow: boolean
}

interface Run {
  readonly id: string
  readonly asAt: string
}

/** Who counts in the newest run of an organisation; with a day, those alone whose registration ends by then. */
export async function loadCounted(db: Db, organisation: string, endsBy: PlainDate | null = null): Promise<Therapist[]> {
  const run = await newestRun(db, organisation)
  return run ? named(db, await countedIn(db, run, endsBy)) : []
}

/** Everybody on the register of an organisation's therapists: who counts in the newest run, then who counted in an earlier one. */
export async function loadRegister(db: Db, organisation: string): Promise<Therapist[]> {
  const run = await newestRun(db, organisation)
  if (!run) return []
  const counted = await countedIn(db, run)
  return named(db, [...counted, ...(await countedBefore(db, organisation, run, new Set(counted.map(({ person }) => person.id))))])
}

/** That a finding `f` may count: a post was accepted, or somebody decided that the person is one. Nobody else counts. */
const mayCount = sql<boolean>`(exists (select 1 from finding_post p where p.finding_id = f.id and p.outcome = 'accepted')
  or exists (select 1 from decision d where d.person_id = f.person_id and d.answer = 'is one' and d.withdrawn_at is null))`

async function countedIn(db: Db, { id, asAt }: Run, endsBy: PlainDate | null = null): Promise<Listed[]> {
  const { rows } = await sql<{ person: string }>`
    select f.person_id as person from finding f
    where f.run_id = ${id} and ${mayCount} and ${endsBy === null ? sql`true` : sql`f.registered_to <= ${endsBy}`}`.execute(db)
  const people = await loadFindings(
    db,
    id,
    rows.map(({ person }) => person),
  )
  return people.filter((person) => countedPosts(person).length > 0).map((person) => ({ person, asAt: asAt as PlainDate, countsNow: true }))
}

/** Who counted in an earlier run than the newest and is none of those who count now, each as the latest such run found them. */
async function countedBefore(db: Db, organisation: string, newest: Run, now: ReadonlySet<string>): Promise<Listed[]> {
  const { rows } = await sql<{ run: string; asAt: PlainDate; person: string }>`
    select distinct on (f.person_id) f.run_id as run, r.as_at as "asAt", f.person_id as person
    from finding f join identification_run r on r.id = f.run_id
    where f.organisation_id = ${organisation} and r.state = 'done' and ${recordsStand('r')} and f.run_id <> ${newest.id} and ${mayCount}
    order by f.person_id, r.as_at desc, r.done_at desc`.execute(db)
  const gone = rows.filter(({ person }) => !now.has(person))
  const found: Listed[] = []
  for (const [run, asAt] of new Map(gone.map((last) => [last.run, last.asAt]))) {
    const persons = gone.filter((last) => last.run === run).map(({ person }) => person)
    for (const person of await loadFindings(db, run, persons)) found.push({ person, asAt, countsNow: false })
  }
  return found
}

async function named(db: Db, listed: readonly Listed[]): Promise<Therapist[]> {
  const names = await namesOf(
    db,
    listed.map(({ person }) => person.finding),
  )
  return listed.map(({ person, asAt, countsNow }) => ({
    ...read(person, countsNow),
    name: names.get(person.finding) ?? 'Name not held',
    asAt,
    countsNow,
  }))
}

function read(person: FoundPerson, countsNow: boolean): Omit<Therapist, 'name' | 'asAt' | 'countsNow'> {
  const counted = countedPosts(person)
  const posts = countsNow || counted.length > 0 ? counted : person.posts.filter(({ outcome }) => outcome === 'accepted')
  const employers = new Map(posts.map(({ employer, organisation }) => [employer, organisation]))
  return {
    person: person.id,
    modality: person.modality,
    lines: (['ahp', 'psychology', 'neither'] as const).filter((line) => posts.some((post) => post.line === line)),
    employers: [...employers].map(([code, name]) => ({ code, name })),
    registrationNumber: person.registrationNumber,
    registeredTo: person.registeredTo,
    hidden: posts.some((post) => post.hidden),
  }
}

/** The name that the first post of each finding states, by finding; none where the rows of the extract are gone. */
export async function namesOf(db: Db, findings: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ finding: string; name: string | null }>`
    select distinct on (p.finding_id) p.finding_id as finding,
      coalesce(s.full_name, nullif(concat_ws(' ', s.forenames, s.surname), '')) as name
    from finding_post p join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
    where p.finding_id = any (${`{${findings.join(',')}}`}::uuid[])
    order by p.finding_id, p.outcome = 'excluded', p.row_number`.execute(db)
  return new Map(rows.flatMap(({ finding, name }) => (name === null ? [] : [[finding, name] as const])))
}
