import { describe, expect, it } from 'vitest'
import { idOf, member, openWorld, viewerOf, type World } from '../../../test/world.ts'
import { findFlows, type Flows } from './index.ts'

const analyst = viewerOf(member('workforce analyst', 'trust one'))
const organisation = idOf('trust one')
const MONTHS = ['2026-01-31', '2026-02-28'] as const
const THERAPISTS = 30

interface Record {
  readonly person: string
  readonly code: string
  readonly line: 'ahp' | 'psychology' | 'neither'
  readonly isFound: boolean
}

/** A month of records as imports and runs leave them: the rows of the extract, and the findings of those who were found. */
async function addMonth({ database: { owner } }: World, asAt: string, records: readonly Record[]): Promise<void> {
  const [staffImport, run, job] = [idOf(`staff ${asAt}`), idOf(`run ${asAt}`), idOf(`job ${asAt}`)]
  const at = new Date(`${asAt}T09:00:00Z`)
  const by = member('workforce analyst', 'trust one').account
  await owner
    .insertInto('import')
    .values({
      id: staffImport,
      organisation_id: organisation,
      kind: 'staff',
      state: 'committed',
      as_at: asAt,
      file_name: 'staff.csv',
      bytes: 1,
      created_by: by,
      created_at: at,
      committed_at: at,
    })
    .execute()
  await owner
    .insertInto('job')
    .values({ id: job, organisation_id: organisation, requested_by: by, kind: 'workforce.run', input: '{}', state: 'done', created_at: at })
    .execute()
  await owner
    .insertInto('identification_run')
    .values({
      id: run,
      organisation_id: organisation,
      job_id: job,
      staff_import_id: staffImport,
      as_at: asAt,
      state: 'done',
      requested_by: by,
      created_at: at,
      done_at: at,
    })
    .execute()
  const rowOf = (i: number) => ({ organisation_id: organisation, import_id: staffImport, row_number: i + 1, post_key: `ZZ901|${i}` })
  await owner
    .insertInto('staff_post')
    .values(
      records.map(({ person, code }, i) => ({
        ...rowOf(i),
        digest: `${i} ${code}`,
        organisation_code: 'ZZ901',
        assignment_number: String(i),
        employee_number: person,
        occupation_code: code,
        assignment_status: 'Active Assignment',
        fte: '1.00',
      })),
    )
    .execute()
  for (const [i, { person, code, line, isFound }] of records.entries()) {
    if (!isFound) continue
    const known = { id: idOf(person), organisation_id: organisation, first_run_id: run, created_at: at }
    await owner
      .insertInto('staff_person')
      .values(known)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const finding = idOf(`${person} ${asAt}`)
    const judged = { outcome: 'accepted' as const, reason_code: 'NUMBER_ON_REGISTER' }
    await owner
      .insertInto('finding')
      .values({
        id: finding,
        organisation_id: organisation,
        run_id: run,
        person_id: idOf(person),
        reference: person,
        ...judged,
        modality: 'art',
        described: false,
        linked: true,
        priority: i,
        account: '{}',
      })
      .execute()
    await owner
      .insertInto('finding_post')
      .values({
        ...rowOf(i),
        finding_id: finding,
        run_id: run,
        ...judged,
        counts: true,
        line,
        wte: 100,
        employer: 'ZZ901',
        band: 'Band 7',
        title_group: 'Arts therapist',
        occupation: code,
        occupation_code: code,
        area: 'Not stated',
        hidden: false,
      })
      .execute()
  }
}

const everybody = (record: Omit<Record, 'person'>): Record[] =>
  Array.from({ length: THERAPISTS }, (_, i) => ({ person: `therapist ${i}`, ...record }))

async function flowsOf(before: readonly Record[], after: readonly Record[]): Promise<Flows> {
  const world = await openWorld()
  await addMonth(world, MONTHS[0], before)
  await addMonth(world, MONTHS[1], after)
  const found = await world.app.do(analyst, findFlows, {})
  if (!found.ok || !('figures' in found.value)) throw new Error('there are no flows')
  return found.value
}

const hidden = { code: 'S1M', line: 'psychology' } as const
const corrected = { code: 'S1H', line: 'ahp' } as const

describe('records of two months', () => {
  it('show no growth and thirty recodes where thirty codes were corrected', async () => {
    const { figures } = await flowsOf(everybody({ ...hidden, isFound: true }), everybody({ ...corrected, isFound: true }))
    expect(figures.recodes).toEqual({ stayed: 30, found: 0 })
    expect(figures.growth).toEqual({ people: 0, wte: 0 })
    expect([figures.start, figures.end]).toEqual([
      { people: 30, wte: 3000 },
      { people: 30, wte: 3000 },
    ])
  })

  it('show no growth and thirty recodes where the correction is what made thirty people found', async () => {
    const { figures } = await flowsOf(everybody({ ...hidden, isFound: false }), everybody({ ...corrected, isFound: true }))
    expect(figures.recodes).toEqual({ stayed: 0, found: 30 })
    expect(figures.growth).toEqual({ people: 0, wte: 0 })
    expect(figures.group.found).toEqual({ people: 30, wte: 3000 })
  })

  it('show thirty joiners where nobody was employed before', async () => {
    const others = [{ person: 'nurse', code: 'N6D', line: 'neither' as const, isFound: false }]
    const after = [...others, ...everybody({ ...corrected, isFound: true })]
    const { figures } = await flowsOf(others, after)
    expect(figures.growth).toEqual({ people: 30, wte: 3000 })
    expect(figures.recodes).toEqual({ stayed: 0, found: 0 })
  })
})
