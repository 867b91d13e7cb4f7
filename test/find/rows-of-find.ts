import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../../src/database/index.ts'
import type { PlainDate } from '../../src/kernel/index.ts'
import { writeAccount } from '../../src/workforce/runs/account.ts'
import { writeScenario, type ScenarioInput } from '../../src/workforce/scenarios/scenario.ts'

/** Names of what stands in each organisation of Find, as routes call it. */
export const FIND_THINGS = ['import', 'run', 'person', 'case', 'ask', 'correction', 'scenario', 'release', 'request', 'disposal'] as const
export type FindThings = Readonly<Record<(typeof FIND_THINGS)[number], string>>

interface Around {
  readonly organisation: string
  /** `trust one`: part of every text that must not reach another organisation. */
  readonly key: string
  readonly things: FindThings
  readonly job: string
  readonly by: string
  readonly now: Date
}

const DAY = '2025-12-31' as PlainDate

const assumed = (value: number, low = value, high = value) => ({ value, low, high, source: { kind: 'own' as const } })

/** Five years from one art therapist. */
const scenarioFrom = (run: string): ScenarioInput => ({
  by: 'modality',
  seed: 1,
  run,
  asAt: DAY,
  model: {
    years: 5,
    groups: [
      {
        name: 'Art therapists',
        start: { headcount: 1, source: { kind: 'source', words: 'The extract' } },
        assumptions: {
          completions: assumed(4, 2, 6),
          joining: assumed(0.5, 0.25, 0.75),
          otherJoiners: assumed(1),
          attrition: assumed(0.08, 0.04, 0.16),
          participation: assumed(0.8),
        },
      },
    ],
  },
})

/** What stands in the links of the letters that each organisation has sent. */
export const askTokens = (key: string) => ({ team: `question to the team of ${key}`, person: `question to a person of ${key}` })
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** One of everything in Find, a year’s end before all others: a post under review with a decision, and what follows from it. */
export async function addRowsOfFind(db: Kysely<Tables>, { organisation, key, things, job, by, now }: Around): Promise<void> {
  const own = { organisation_id: organisation }
  const later = new Date(now.getTime() + 14 * 86_400_000)
  await db
    .insertInto('import')
    .values({
      ...own,
      id: things.import,
      kind: 'staff',
      state: 'committed',
      as_at: DAY,
      file_name: `staff of ${key}.csv`,
      bytes: 100,
      row_count: 1,
      created_by: by,
      created_at: now,
      committed_by: by,
      committed_at: now,
    })
    .execute()
  await db
    .insertInto('staff_post')
    .values({
      ...own,
      import_id: things.import,
      row_number: 2,
      post_key: `${key}|1`,
      digest: 'd',
      organisation_name: `The ${key}`,
      assignment_number: `Assignment of ${key}`,
      surname: `Finding of ${key}`,
      forenames: 'Ada',
      position_title: 'Project Worker',
    })
    .execute()
  await db
    .insertInto('identification_run')
    .values({
      ...own,
      id: things.run,
      job_id: job,
      staff_import_id: things.import,
      as_at: DAY,
      state: 'done',
      mode: 'extract-only',
      requested_by: by,
      created_at: now,
      done_at: now,
    })
    .execute()
  await db
    .insertInto('staff_person')
    .values({ ...own, id: things.person, first_run_id: things.run, created_at: now })
    .execute()
  await db
    .insertInto('staff_person_key')
    .values({ ...own, kind: 'post', value: `${key}|1`, person_id: things.person })
    .execute()
  await db
    .insertInto('finding')
    .values({
      ...own,
      id: things.case,
      run_id: things.run,
      person_id: things.person,
      reference: 'P000001',
      outcome: 'review',
      reason_code: 'WEAK_MATCH',
      modality: 'art',
      registration_number: 'AS012345',
      milli_bits: 5000,
      described: false,
      linked: true,
      priority: 1,
      account: writeAccount({
        sentence: 'The agreement is too weak to accept.',
        evidence: 'nothing either way',
        candidates: [
          {
            number: 'AS012345',
            name: `Registrant of ${key}`,
            profession: 'Arts therapist',
            arts: true,
            modality: 'art',
            status: 'registered',
            locality: 'Ashdale',
            registeredTo: '2028-05-31',
            milliBits: 5000,
            probability: 0.97,
            sameNumber: false,
            nameAgrees: true,
            steps: [{ comparison: 'Surname', level: 'same surname', milliBits: 5000 }],
          },
        ],
        marginMilliBits: null,
        sourceFields: [],
      }),
    })
    .execute()
  await db
    .insertInto('finding_post')
    .values({
      ...own,
      finding_id: things.case,
      run_id: things.run,
      import_id: things.import,
      row_number: 2,
      post_key: `${key}|1`,
      outcome: 'review',
      reason_code: 'WEAK_MATCH',
      counts: true,
      line: 'neither',
      wte: 80,
      employer: `The ${key}`,
      team: `Team of ${key}`,
      band: 'Band 6',
      title_group: 'Project worker',
      occupation: 'Not stated',
      area: 'Not stated',
      hidden: true,
    })
    .execute()
  await db
    .insertInto('decision')
    .values({
      ...own,
      id: `${things.case.slice(0, -4)}dec0`,
      person_id: things.person,
      finding_id: things.case,
      round: 'first',
      answer: 'is one',
      modality: 'art',
      reason: `Reason of ${key}`,
      decided_by: by,
      decided_at: now,
    })
    .execute()
  const asked = { ...own, run_id: things.run, created_by: by, created_at: now, due_at: later, expires_at: later }
  const toPerson = `${things.ask.slice(0, -4)}a5c1`
  await db
    .insertInto('ask')
    .values([
      {
        ...asked,
        id: things.ask,
        kind: 'manager',
        token_hash: hashOf(askTokens(key).team),
        recipient: `manager.${key.replaceAll(' ', '.')}@example.org`,
        recipient_name: `Manager of ${key}`,
        team: `The ${key} | Team of ${key}`,
      },
      {
        ...asked,
        id: toPerson,
        kind: 'person',
        token_hash: hashOf(askTokens(key).person),
        recipient: `finding.${key.replaceAll(' ', '.')}@example.org`,
        recipient_name: `Ada Finding of ${key}`,
        person_id: things.person,
      },
    ])
    .execute()
  await db
    .insertInto('ask_answer')
    .values([things.ask, toPerson].map((ask) => ({ ...own, ask_id: ask, person_id: things.person })))
    .execute()
  await db
    .insertInto('correction')
    .values({
      ...own,
      id: things.correction,
      person_id: things.person,
      run_id: things.run,
      post_key: `${key}|1`,
      assignment_number: `Assignment of ${key}`,
      position_title: 'Project Worker',
      field: 'Occupation code',
      current_value: 'S1M',
      suggested_value: 'S1H',
      reason: 'The holder is on the register.',
      how: 'Correct on the position',
      state: 'open',
    })
    .execute()
  await db
    .insertInto('scenario')
    .values({
      ...own,
      id: things.scenario,
      name: `Scenario of ${key}`,
      input: writeScenario(scenarioFrom(things.run)),
      made_by: by,
      made_at: now,
    })
    .execute()
  await db
    .insertInto('release')
    .values({
      ...own,
      id: things.release,
      title: `Release of ${key}`,
      run_id: things.run,
      as_at: DAY,
      state: 'draft',
      choice: '{}',
      made_by: by,
      made_at: now,
    })
    .execute()
  await db
    .insertInto('rights_request')
    .values({
      ...own,
      id: things.request,
      kind: 'access',
      state: 'open',
      subject: `Subject of ${key}`,
      received_on: '2026-03-01',
      due_on: '2026-04-01',
      made_by: by,
      made_at: now,
    })
    .execute()
  await db
    .insertInto('disposal')
    .values({
      ...own,
      id: things.disposal,
      what: 'import',
      about: things.import,
      row_count: 1,
      reason: 'Kept for long enough.',
      proposed_at: now,
    })
    .execute()
}

/** By which these rows would betray themselves in an answer. */
export const marksOfFind = (key: string, things: FindThings): { readonly kind: string; readonly text: string }[] => [
  ...FIND_THINGS.map((thing) => ({ kind: thing, text: things[thing] })),
  ...['Finding', 'Registrant', 'Reason', 'Assignment', 'Team', 'Manager', 'Scenario', 'Release', 'Subject', 'staff'].map((word) => ({
    kind: 'finding text',
    text: `${word} of ${key}`,
  })),
]
