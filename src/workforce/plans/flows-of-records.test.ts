import { beforeAll, describe, expect, it } from 'vitest'
import { idOf, member, openWorld, viewerOf, type OrganisationKey, type World } from '../../../test/world.ts'
import { findFlows, type Flows } from './index.ts'

const MONTHS = ['2026-01-31', '2026-02-28'] as const
const THERAPISTS = 30

interface StaffRecord {
  readonly person: string
  readonly code: string
  readonly line: 'ahp' | 'psychology' | 'neither'
  readonly isFound: boolean
  /** The person’s own where not given; null where the extract has none. */
  readonly employee?: string | null
}

const hidden = { code: 'S1M', line: 'psychology' } as const
const corrected = { code: 'S1H', line: 'ahp' } as const
const everybody = (record: Omit<StaffRecord, 'person'>): StaffRecord[] =>
  Array.from({ length: THERAPISTS }, (_, i) => ({ person: `therapist ${i}`, ...record }))

let world: World
beforeAll(async () => {
  world = await openWorld()
})

/** A month of records as imports and runs leave them: the rows of the extract, and the findings of those who were found. */
async function addMonth(key: OrganisationKey, asAt: string, records: readonly StaffRecord[]): Promise<void> {
  const { owner } = world.database
  const named = (what: string): string => idOf(`${what} ${asAt} of ${key}`)
  const at = new Date(`${asAt}T09:00:00Z`)
  const by = member('workforce analyst', key).account
  const own = { organisation_id: idOf(key), created_at: at }
  const [staffImport, run, job] = [named('staff'), named('run'), named('job')]
  const file = { kind: 'staff' as const, state: 'committed' as const, file_name: 'staff.csv', bytes: 1, created_by: by, committed_at: at }
  await owner
    .insertInto('import')
    .values({ ...own, ...file, id: staffImport, as_at: asAt })
    .execute()
  await owner
    .insertInto('job')
    .values({ ...own, id: job, requested_by: by, kind: 'workforce.run', input: '{}', state: 'done' })
    .execute()
  const done = { state: 'done' as const, requested_by: by, done_at: at }
  await owner
    .insertInto('identification_run')
    .values({ ...own, ...done, id: run, job_id: job, staff_import_id: staffImport, as_at: asAt })
    .execute()
  const rowOf = (i: number) => ({ organisation_id: idOf(key), import_id: staffImport, row_number: i + 1, post_key: `ZZ901|${i}` })
  const stated = { organisation_code: 'ZZ901', assignment_status: 'Active Assignment', fte: '1.00' }
  await owner
    .insertInto('staff_post')
    .values(
      records.map(({ person, code, employee = person }, i) => ({
        ...rowOf(i),
        ...stated,
        digest: code,
        employee_number: employee,
        occupation_code: code,
      })),
    )
    .execute()
  const found = records.flatMap((record, i) => (record.isFound ? [{ ...record, i, id: idOf(`${record.person} of ${key}`) }] : []))
  if (found.length === 0) return
  await owner
    .insertInto('staff_person')
    .values(found.map(({ id }) => ({ ...own, id, first_run_id: run })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const judged = { organisation_id: idOf(key), run_id: run, outcome: 'accepted' as const, reason_code: 'NUMBER_ON_REGISTER' }
  const finding = { ...judged, modality: 'art' as const, described: false, linked: true, account: '{}' }
  await owner
    .insertInto('finding')
    .values(found.map(({ person, i, id }) => ({ ...finding, id: named(person), person_id: id, reference: person, priority: i })))
    .execute()
  const post = { ...judged, counts: true, wte: 100, employer: 'ZZ901', band: 'Band 7', title_group: 'Therapist', area: 'Not stated' }
  await owner
    .insertInto('finding_post')
    .values(
      found.map(({ person, code, line, i }) => ({
        ...post,
        ...rowOf(i),
        finding_id: named(person),
        line,
        occupation: code,
        occupation_code: code,
        hidden: false,
      })),
    )
    .execute()
}

async function flowsOf(key: OrganisationKey, before: readonly StaffRecord[], after: readonly StaffRecord[]): Promise<Flows> {
  await addMonth(key, MONTHS[0], before)
  await addMonth(key, MONTHS[1], after)
  const found = await world.app.do(viewerOf(member('workforce analyst', key)), findFlows, {})
  if (!found.ok || !('figures' in found.value)) throw new Error('there are no flows')
  return found.value
}

describe('records of two months', () => {
  it('show no growth and thirty recodes where thirty codes were corrected', async () => {
    const before = everybody({ ...hidden, isFound: true })
    const { figures } = await flowsOf('trust one', before, everybody({ ...corrected, isFound: true }))
    expect(figures.recodes).toEqual({ stayed: 30, found: 0 })
    expect(figures.growth).toEqual({ people: 0, wte: 0 })
    expect([figures.start, figures.end]).toEqual([
      { people: 30, wte: 3000 },
      { people: 30, wte: 3000 },
    ])
  })

  it('show no growth and thirty recodes where the correction is what made thirty people found', async () => {
    const before = everybody({ ...hidden, isFound: false })
    const { figures } = await flowsOf('trust two', before, everybody({ ...corrected, isFound: true }))
    expect(figures.recodes).toEqual({ stayed: 0, found: 30 })
    expect(figures.growth).toEqual({ people: 0, wte: 0 })
    expect(figures.group.found).toEqual({ people: 30, wte: 3000 })
  })

  it('show thirty joiners where nobody was employed before', async () => {
    const others = [{ person: 'nurse', code: 'N6D', line: 'neither' as const, isFound: false }]
    const { figures } = await flowsOf('national one', others, [...others, ...everybody({ ...corrected, isFound: true })])
    expect(figures.growth).toEqual({ people: 30, wte: 3000 })
    expect(figures.recodes).toEqual({ stayed: 0, found: 0 })
  })

  it('know somebody without a number by the post, and not where the post is somebody else’s now', async () => {
    const nameless = { employee: null, isFound: false } as const
    const before = [...everybody({ ...hidden, ...nameless }), { person: 'former', ...hidden, isFound: false }]
    const after = [...everybody({ ...corrected, ...nameless, isFound: true }), { person: 'successor', ...corrected, isFound: true }]
    const { figures } = await flowsOf('national two', before, after)
    expect(figures.group.found.people).toBe(30)
    expect(figures.group.joined.people).toBe(1)
  })
})
