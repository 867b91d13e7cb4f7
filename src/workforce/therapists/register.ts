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

/** Everybody on the register of an organisation's therapists: who counts in the newest run, then who counted in an earlier one. */
export async function loadRegister(db: Db, organisation: string): Promise<Therapist[]> {
  const run = await newestRun(db, organisation)
  if (!run) return []
  const counted = (await loadFindings(db, run.id)).filter((person) => countedPosts(person).length > 0)
  const now = new Set(counted.map(({ id }) => id))
  const { rows: earlier } = await sql<{ run: string; asAt: PlainDate; person: string }>`
    select distinct on (f.person_id) f.run_id as run, r.as_at as "asAt", f.person_id as person
    from finding f join identification_run r on r.id = f.run_id
    where f.organisation_id = ${organisation} and r.state = 'done' and ${recordsStand('r')} and f.run_id <> ${run.id}
      and (exists (select 1 from finding_post p where p.finding_id = f.id and p.outcome = 'accepted')
        or exists (select 1 from decision d where d.person_id = f.person_id and d.answer = 'is one' and d.withdrawn_at is null))
    order by f.person_id, r.as_at desc, r.done_at desc`.execute(db)
  const found = counted.map((person) => ({ person, asAt: run.asAt as PlainDate, countsNow: true }))
  const gone = new Map(earlier.filter(({ person }) => !now.has(person)).map(({ person, ...last }) => [person, last] as const))
  for (const id of new Set([...gone.values()].map((last) => last.run))) {
    for (const person of await loadFindings(db, id)) {
      const last = gone.get(person.id)
      if (last?.run === id) found.push({ person, asAt: last.asAt, countsNow: false })
    }
  }
  const names = await namesOf(
    db,
    found.map(({ person }) => person.finding),
  )
  return found.map(({ person, asAt, countsNow }) => ({
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
