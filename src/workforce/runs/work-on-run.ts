import { join } from 'node:path'
import { z } from 'zod'
import type { Database } from '../../database/index.ts'
import { failed, ok, parsePlainDate, type PlainDate, type Problem, type Result } from '../../kernel/index.ts'
import type { ToldPair } from '../identification/index.ts'
import { exportRecords, type RecordKind } from './export-records.ts'
import type { RunInput } from './identify-records.ts'
import type { RunOfImport } from './persist-findings.ts'
import { writeRunInput } from './run-directory.ts'

/** A run as whoever works on it needs it. */
export interface RunToDo extends Omit<RunOfImport, 'now'> {
  readonly registerImport: string | null
  readonly membersImport: string | null
  readonly labelSet: string | null
  readonly registerCovers: RunInput['registerCovers']
  /** For staff records that name no employer. */
  readonly employer: string
  /** No file was uploaded: the records of a demonstration. */
  readonly isMade: boolean
}

const gone: Problem = {
  code: 'runs.gone',
  kind: 'error',
  message: 'The records that this run was for were undone, or are not there any more.',
  todo: 'Start a run on records that were confirmed.',
}

/** What is to be done; `done` where it was done before. Problem: its records are not there any more. */
export const runToDo = (database: Database, id: string): Promise<Result<RunToDo | 'done'>> =>
  database.transaction({ kind: 'system' }, async (db) => {
    const run = await db
      .selectFrom('identification_run as r')
      .innerJoin('import as staff', 'staff.id', 'r.staff_import_id')
      .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
      .leftJoin('import as register', 'register.id', 'r.register_import_id')
      .selectAll('r')
      .select(['staff.state as staffState', 'staff.sha256', 'register.state as registerState', 'register.covers', 'o.name as employer'])
      .where('r.id', '=', id)
      .executeTakeFirst()
    if (run?.state === 'done') return ok('done' as const)
    if (!run || run.staffState !== 'committed' || (run.registerState ?? 'committed') !== 'committed') return failed(gone)
    await db.updateTable('identification_run').set({ state: 'running' }).where('id', '=', id).execute()
    return ok({
      run: id,
      organisation: run.organisation_id,
      staffImport: run.staff_import_id,
      registerImport: run.register_import_id,
      membersImport: run.members_import_id,
      labelSet: run.label_set_id,
      registerCovers: run.covers,
      asAt: parsePlainDate(run.as_at) as PlainDate,
      employer: run.employer,
      isMade: run.sha256 === null,
    })
  })

/** Writes the records of a run where its process looks for them. */
export async function handOverRecords(
  database: Database,
  todo: RunToDo,
  { directory, demonstration }: { readonly directory: string; readonly demonstration: boolean },
): Promise<void> {
  const of = (kind: RecordKind, id: string) =>
    exportRecords(database, kind, { id, path: join(directory, `${kind}.csv`), employer: todo.employer })
  const staff = await of('staff', todo.staffImport)
  const register = todo.registerImport === null ? [] : [await of('register', todo.registerImport)]
  const members = todo.membersImport === null ? [] : [await of('members', todo.membersImport)]
  await writeRunInput(directory, {
    records: [staff, ...register, ...members],
    registerCovers: todo.registerCovers,
    asAt: todo.asAt,
    told: await toldPairs(database, todo),
    demonstration: demonstration && todo.isMade,
  })
}

const labels = z.array(z.object({ answer: z.string(), number: z.string().nullable(), postKeys: z.array(z.string()) }))

/** The pairs of a set of decisions that people found to be one, as far as their posts stand in these records. */
async function toldPairs(database: Database, { labelSet, staffImport }: RunToDo): Promise<ToldPair[]> {
  if (labelSet === null) return []
  const { set, rows } = await database.transaction({ kind: 'system' }, async (db) => ({
    set: await db.selectFrom('label_set').select('labels').where('id', '=', labelSet).executeTakeFirstOrThrow(),
    rows: await db.selectFrom('staff_post').select(['row_number', 'post_key']).where('import_id', '=', staffImport).execute(),
  }))
  const numbers = new Map(
    labels
      .parse(JSON.parse(set.labels))
      .flatMap(({ answer, number, postKeys }) =>
        answer === 'is one' && number !== null ? postKeys.map((key) => [key, number] as const) : [],
      ),
  )
  return rows.flatMap(({ row_number: row, post_key }): ToldPair[] => {
    const number = numbers.get(post_key)
    return number === undefined ? [] : [{ row, number }]
  })
}

export const markRunFailed = (database: Database, run: string): Promise<void> =>
  database.transaction({ kind: 'system' }, async (db) => {
    await db.updateTable('identification_run').set({ state: 'failed' }).where('id', '=', run).where('state', '!=', 'done').execute()
  })
