import { createHash } from 'node:crypto'
import type { Database, Db } from '../../database/index.ts'
import { enqueue } from '../../jobs/queue/index.ts'
import { dayOf, type PlainDate } from '../../kernel/index.ts'
import { lastMonthEnd } from '../imports/month.ts'
import { RUN_JOB } from '../runs/start-run.ts'
import { commitRecords } from './commit-records.ts'
import { monthlyRecords } from './monthly-records.ts'
import type { Organisation } from './world.ts'

const ENGLAND = {
  nation: 'England',
  region: 'Fenmarch (fictional)',
  icb: 'NHS Ashdale and Brackwater Integrated Care Board (fictional)',
} as const

/** By ODS code: the fictional employers, in the order in which their runs are done. `runs` is how many of the last months are looked through. */
const EMPLOYERS: readonly (Omit<Organisation, 'name'> & { readonly runs: number })[] = [
  {
    ...ENGLAND,
    code: 'ZZ901',
    kind: 'mental-health',
    towns: ['Ashdale', 'Wexcombe', 'Thornby', 'Marlenmere', 'Quillford'],
    posts: 900,
    therapistWeight: 38,
    runs: 4,
  },
  {
    ...ENGLAND,
    code: 'ZZ902',
    kind: 'community',
    towns: ['Brackwater', 'Fenholt', 'Sallowgate', 'Ashdale'],
    posts: 420,
    therapistWeight: 10,
    runs: 2,
  },
  {
    nation: 'England',
    code: 'ZZ903',
    kind: 'board',
    region: 'Strathlorn, Scotland (fictional)',
    icb: '',
    towns: ['Lornhaven', 'Strathdorrie', 'Kilcrannoch', 'Invermossie'],
    posts: 380,
    therapistWeight: 12,
    runs: 2,
  },
]

const MONTHS = 4
const DAY = 86_400_000

/**
 * Gives the employers of the demonstration their records of the last months, a register, and runs that wait to be done. As the owner:
 * it is made, not done by anybody. Does nothing where there are records already.
 */
export async function loadDemonstrationRecords({ owner }: Pick<Database, 'owner'>, now: Date): Promise<boolean> {
  return owner.transaction().execute(async (db) => {
    const some = await db.selectFrom('import').select('id').limit(1).executeTakeFirst()
    const employers = some ? [] : await employersOf(db)
    if (employers.length === 0) return false
    const months = lastMonths(dayOf(now))
    const records = monthlyRecords({
      seed: 5,
      organisations: employers.map(({ organisation }) => organisation),
      months,
      therapists: 60,
      registrants: { arts: 800, others: 2_200 },
      change: { joined: 0.02, left: 0.015, recoded: 0.05, onLeave: 0.004 },
    })
    for (const { id, by, organisation } of employers) {
      const own = { organisation: id, by }
      const registerAt = new Date(now.getTime() - 20 * DAY)
      const register = { ...own, id: fictionalId(`register ${organisation.code}`), kind: 'register' as const, rows: records.register }
      await commitRecords(db, { ...register, asAt: dayOf(registerAt), at: registerAt })
      for (const { asAt, rows } of records.staff.get(organisation.code) ?? []) {
        const at = new Date(Math.min(now.getTime(), Date.parse(`${asAt}T09:00:00Z`) + 4 * DAY))
        await commitRecords(db, { ...own, id: staffId(organisation.code, asAt), kind: 'staff', asAt, rows, at })
      }
    }
    // The newest first: it is what the pages show.
    const runs = months
      .toReversed()
      .flatMap((asAt, age) => employers.flatMap((employer) => (age < employer.runs ? [{ employer, asAt }] : [])))
    for (const [turn, { employer, asAt }] of runs.entries()) await queueRun(db, employer, asAt, new Date(now.getTime() + turn))
    return true
  })
}

interface Employer {
  readonly id: string
  readonly by: string
  readonly organisation: Organisation
  readonly runs: number
}

async function employersOf(db: Db): Promise<Employer[]> {
  const rows = await db
    .selectFrom('organisation as o')
    .innerJoin('membership as m', 'm.organisation_id', 'o.id')
    .select(['o.id', 'o.name', 'o.ods_code as code', 'm.account_id as by'])
    .where('m.role', '=', 'workforce analyst')
    .orderBy('m.account_id')
    .execute()
  return EMPLOYERS.flatMap(({ runs, ...employer }) => {
    const row = rows.find(({ code }) => code === employer.code)
    return row ? [{ id: row.id, by: row.by, organisation: { ...employer, name: row.name }, runs }] : []
  })
}

/** The ends of the last months, earliest first. */
function lastMonths(today: PlainDate): PlainDate[] {
  const months: PlainDate[] = []
  for (let day = today; months.length < MONTHS; day = months[0] ?? today) months.unshift(lastMonthEnd(day))
  return months
}

async function queueRun(db: Db, { id, by, organisation: { code } }: Employer, asAt: PlainDate, now: Date): Promise<void> {
  const [run, job] = [fictionalId(`run ${code} ${asAt}`), fictionalId(`job of run ${code} ${asAt}`)]
  await enqueue(db, { id: job, organisation: id, requestedBy: by, kind: RUN_JOB, input: { run }, now })
  await db
    .insertInto('identification_run')
    .values({
      id: run,
      organisation_id: id,
      job_id: job,
      staff_import_id: staffId(code, asAt),
      register_import_id: fictionalId(`register ${code}`),
      as_at: asAt,
      state: 'running',
      requested_by: by,
      created_at: now,
    })
    .execute()
}

const staffId = (code: string, asAt: string): string => fictionalId(`staff ${code} ${asAt}`)

/** The same thing has the same id in every demonstration, so that stories and pictures can point to it (a UUID of version 8, RFC 9562). */
function fictionalId(of: string): string {
  const hex = createHash('sha256').update(`triptych demonstration ${of}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
