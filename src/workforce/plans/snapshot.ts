import type { Db } from '../../database/index.ts'
import { parsePlainDate, type OrganisationId, type PlainDate } from '../../kernel/index.ts'
import { loadFindings, newestRun, runsByMonth, type FoundPerson } from '../findings/index.ts'

/** One month of an organisation: the run that is shown of it and what the run read. */
export interface Snapshot {
  readonly run: string
  readonly asAt: PlainDate
  readonly staffImport: string
  /** Rows of the staff extract. */
  readonly posts: number
  /** What the extract holds of the organisation: everybody, the arts therapists, or a part. */
  readonly covers: 'whole' | 'arts' | 'part' | null
  /** When the run was done. */
  readonly doneAt: Date
  /** The day of the register the run compared with; null where there was none. */
  readonly registerAsAt: PlainDate | null
  readonly hasRegister: boolean
  readonly hasMembers: boolean
  /** Which kind of run it was: `full-register` and so on; null where that was not kept. */
  readonly mode: string | null
}

/** The newest snapshot, or that of a day; null where there is none. */
export async function snapshotOf(db: Db, organisation: OrganisationId, asAt: string | null = null): Promise<Snapshot | null> {
  const newest = await newestRun(db, organisation, asAt)
  if (newest === null) return null
  const row = await db
    .selectFrom('identification_run as r')
    .innerJoin('import as s', 's.id', 'r.staff_import_id')
    .leftJoin('import as g', 'g.id', 'r.register_import_id')
    .select([
      's.row_count as posts',
      's.covers',
      'r.register_import_id as register',
      'r.members_import_id as members',
      'g.as_at as registered',
      'r.mode',
    ])
    .where('r.id', '=', newest.id)
    .executeTakeFirstOrThrow()
  return {
    run: newest.id,
    asAt: newest.asAt as PlainDate,
    staffImport: newest.staffImport,
    posts: row.posts,
    covers: row.covers,
    doneAt: newest.doneAt,
    registerAsAt: parsePlainDate(row.registered ?? ''),
    hasRegister: row.register !== null,
    hasMembers: row.members !== null,
    mode: row.mode,
  }
}

/** The days of which there is a snapshot, newest first. */
export const snapshotDays = async (db: Db, organisation: OrganisationId): Promise<PlainDate[]> =>
  (await runsByMonth(db, organisation)).map(({ asAt }) => asAt as PlainDate)

/** The newest day before another, of days that come newest first. */
export const dayBefore = (days: readonly PlainDate[], day: PlainDate): PlainDate | null => days.find((each) => each < day) ?? null

/** The nation the organisation says it is in; null where it does not say. */
export async function nationOf(db: Db, organisation: OrganisationId): Promise<string | null> {
  const row = await db.selectFrom('organisation').select('nation').where('id', '=', organisation).executeTakeFirst()
  return row?.nation ?? null
}

export const peopleOf = (db: Db, { run }: Snapshot): Promise<FoundPerson[]> => loadFindings(db, run)
