import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDuckDB } from '../../src/analytics/index.ts'
import type { Database, Db } from '../../src/database/index.ts'
import type { PlainDate } from '../../src/kernel/index.ts'
import { commitRecords } from '../../src/workforce/demonstration/commit-records.ts'
import { monthlyRecords } from '../../src/workforce/demonstration/monthly-records.ts'
import { exportRecords } from '../../src/workforce/runs/export-records.ts'
import { identifyRecords, type RunResult } from '../../src/workforce/runs/identify-records.ts'
import { keepRun } from '../../src/workforce/runs/keep-run.ts'
import { RUN_JOB } from '../../src/workforce/runs/start-run.ts'
import { temporaryDirectory, type Engine } from '../databases.ts'
import { idOf, member, NOW, openWorld, type OrganisationKey, type World } from '../world.ts'

/** The month ends of the fictional records: the last before `NOW`. */
export const FIND_MONTHS = ['2026-01-31', '2026-02-28'] as PlainDate[]

export interface FindPerson {
  readonly person: string
  readonly finding: string
}

export interface FindIds {
  /** Staff imports and their runs, by month, earliest first. */
  readonly staffImports: readonly string[]
  readonly registerImport: string
  readonly runs: readonly string[]
  /** Persons of the latest run, in the order of their priority. */
  readonly accepted: readonly FindPerson[]
  readonly review: readonly FindPerson[]
  readonly excluded: readonly FindPerson[]
  /** Titled Project Worker, given away by the number alone. */
  readonly projectWorker: FindPerson
}

const TOWNS = ['Ashdale', 'Wexcombe', 'Thornby', 'Marlenmere']

export const RECORDS = monthlyRecords({
  seed: 7,
  organisations: [
    {
      code: 'ZZ901',
      name: 'The trust one (fictional)',
      nation: 'England',
      kind: 'mental-health',
      region: 'Fenmarch (fictional)',
      icb: 'NHS Ashdale and Wexcombe Integrated Care Board (fictional)',
      towns: TOWNS,
      posts: 320,
      therapistWeight: 1,
    },
  ],
  months: FIND_MONTHS,
  therapists: 40,
  registrants: { arts: 300, others: 300 },
  change: { joined: 0.06, left: 0.06, recoded: 0.15, onLeave: 0.02 },
})

/** What a run finds in imported records, in this process. */
export async function identifyImports(
  database: Database,
  { staffImport, registerImport, asAt }: { readonly staffImport: string; readonly registerImport: string; readonly asAt: PlainDate },
): Promise<RunResult> {
  const directory = temporaryDirectory()
  mkdirSync(directory, { recursive: true })
  const given = { employer: 'The trust one' }
  const staff = await exportRecords(database, 'staff', { id: staffImport, path: join(directory, 'staff.csv'), ...given })
  const register = await exportRecords(database, 'register', { id: registerImport, path: join(directory, 'register.csv'), ...given })
  const sql = await openDuckDB({ threads: 2, memoryLimit: '400MB' })
  try {
    const run = await identifyRecords(
      sql,
      { records: [staff, register], registerCovers: 'whole', asAt, told: [], demonstration: true },
      () => undefined,
    )
    if (!run.ok) throw new Error(run.problems.map(({ message }) => message).join(' '))
    return run.value
  } finally {
    sql.close()
  }
}

/** What a run of a month finds is the same in every test of a process. */
const found = new Map<string, RunResult>()

async function identifyMonth(database: Database, given: Parameters<typeof identifyImports>[1]): Promise<RunResult> {
  const known = found.get(given.asAt) ?? (await identifyImports(database, given))
  found.set(given.asAt, known)
  return known
}

const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000)

/** Two months of fictional staff and a register, imported by an organisation. */
export async function addRecordsTo({ database }: Pick<World, 'database'>, key: OrganisationKey = 'trust one') {
  const organisation = idOf(key)
  const by = member('workforce analyst', key).account
  const named = (what: string): string => idOf(`${what} of ${key}`)
  const registerImport = named('register import')
  const months = FIND_MONTHS.map((asAt, i) => ({
    asAt,
    staffImport: named(`staff import ${asAt}`),
    run: named(`run ${asAt}`),
    job: named(`run job ${asAt}`),
    at: minutes(i - 10),
  }))
  await database.transaction({ kind: 'system' }, async (db) => {
    const common = { organisation, by }
    await commitRecords(db, {
      ...common,
      id: registerImport,
      kind: 'register',
      asAt: '2026-01-05',
      rows: RECORDS.register,
      at: minutes(-20),
    })
    for (const [i, { asAt, staffImport, at }] of months.entries()) {
      const rows = RECORDS.staff.get('ZZ901')?.[i]?.rows ?? []
      await commitRecords(db, { ...common, id: staffImport, kind: 'staff', asAt, rows, at })
    }
  })
  return { organisation, by, registerImport, months }
}

interface NewRun {
  readonly organisation: string
  readonly by: string
  readonly run: string
  readonly job: string
  readonly staffImport: string
  readonly registerImport: string
  readonly asAt: string
  readonly at: Date
}

/** A run whose work is done, and of which nothing was kept yet. */
export async function addRun(db: Db, { organisation, by, run, job, staffImport, registerImport, asAt, at }: NewRun): Promise<void> {
  const about = { organisation_id: organisation, requested_by: by, created_at: at }
  const done = { kind: RUN_JOB, input: JSON.stringify({ run }), state: 'done' as const, result: '{}', started_at: at, ended_at: at }
  await db
    .insertInto('job')
    .values({ ...about, ...done, id: job })
    .execute()
  const imports = { staff_import_id: staffImport, register_import_id: registerImport }
  await db
    .insertInto('identification_run')
    .values({ ...about, ...imports, id: run, job_id: job, as_at: asAt, state: 'running' })
    .execute()
}

/** The same, with a finished run of each month. */
export async function addFindTo(world: Pick<World, 'database'>, key: OrganisationKey = 'trust one'): Promise<FindIds> {
  const { database } = world
  const { organisation, by, registerImport, months } = await addRecordsTo(world, key)
  for (const { asAt, staffImport, run, job, at } of months) {
    const result = await identifyMonth(database, { staffImport, registerImport, asAt })
    await database.transaction({ kind: 'system' }, async (db) => {
      await addRun(db, { organisation, by, run, job, staffImport, registerImport, asAt, at })
      await keepRun(db, { run, organisation, staffImport, asAt, now: at }, result)
    })
  }
  return idsOf(database, months, registerImport)
}

async function idsOf(
  database: Database,
  months: readonly { readonly staffImport: string; readonly run: string }[],
  registerImport: string,
): Promise<FindIds> {
  const latest = months.at(-1)?.run ?? ''
  const { findings, projectWorker } = await database.transaction({ kind: 'system' }, async (db) => ({
    findings: await db
      .selectFrom('finding')
      .select(['person_id as person', 'id as finding', 'outcome'])
      .where('run_id', '=', latest)
      .orderBy('priority')
      .execute(),
    projectWorker: await db
      .selectFrom('finding as f')
      .innerJoin('finding_post as p', 'p.finding_id', 'f.id')
      .innerJoin('staff_post as s', (on) => on.onRef('s.import_id', '=', 'p.import_id').onRef('s.row_number', '=', 'p.row_number'))
      .select(['f.person_id as person', 'f.id as finding'])
      .where('f.run_id', '=', latest)
      .where('f.outcome', '=', 'accepted')
      .where('s.position_title', '=', 'Project Worker')
      .executeTakeFirstOrThrow(),
  }))
  const of = (wanted: string): FindPerson[] =>
    findings.filter(({ outcome }) => outcome === wanted).map(({ person, finding }) => ({ person, finding }))
  return {
    staffImports: months.map(({ staffImport }) => staffImport),
    registerImport,
    runs: months.map(({ run }) => run),
    accepted: of('accepted'),
    review: of('review'),
    excluded: of('excluded'),
    projectWorker,
  }
}

/** Everybody in every organisation, and two months of Find in trust one. */
export async function openFindWorld(
  engine: Engine = 'memory',
  environment: Readonly<Record<string, string>> = {},
): Promise<World & { readonly find: FindIds }> {
  const world = await openWorld(engine, environment)
  return { ...world, find: await addFindTo(world) }
}
