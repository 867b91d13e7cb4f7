import { z } from 'zod'
import { idField, notFound, query, refuse, type Context } from '../../commands/index.ts'
import { jobView, type JobView } from '../../jobs/queue/index.ts'
import { dayOf, type OrganisationId } from '../../kernel/index.ts'
import type { IdentificationReport } from '../identification/index.ts'
import { readChange, type RunChange } from './drift.ts'

export const runField = idField<'run'>('Choose a run')

/** One of the lists that a run works on. */
export interface RunSource {
  readonly id: string
  readonly asAt: string | null
  readonly rows: number
}

export interface RunView {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly asAt: string
  readonly createdAt: Date
  readonly doneAt: Date | null
  readonly job: JobView
  readonly staff: RunSource
  readonly register: RunSource | null
  readonly members: RunSource | null
  /** Decisions that its training was told of. */
  readonly labelSet: { readonly name: string; readonly labels: number } | null
  /** Invented records of a demonstration. */
  readonly isFictional: boolean
  /** Null until it is done. */
  readonly report: IdentificationReport | null
  readonly change: RunChange | null
}

async function runOf({ db, installation }: Context, id: string): Promise<RunView> {
  const row = await db
    .selectFrom('identification_run as r')
    .innerJoin('organisation as o', 'o.id', 'r.organisation_id')
    .leftJoin('label_set as l', 'l.id', 'r.label_set_id')
    .selectAll('r')
    .select(['o.name as organisationName', 'l.name as labelSetName', 'l.label_count as labels'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!row) return refuse(notFound('run'))
  const ids = [row.staff_import_id, row.register_import_id, row.members_import_id].filter((each) => each !== null)
  const imports = await db.selectFrom('import').select(['id', 'as_at', 'row_count', 'sha256']).where('id', 'in', ids).execute()
  const source = (wanted: string | null): RunSource | null => {
    const found = imports.find((each) => each.id === wanted)
    return found ? { id: found.id, asAt: found.as_at, rows: found.row_count } : null
  }
  return {
    id: row.id,
    organisation: row.organisation_id as OrganisationId,
    organisationName: row.organisationName,
    asAt: row.as_at,
    createdAt: row.created_at,
    doneAt: row.done_at,
    job: jobView(await db.selectFrom('job').selectAll().where('id', '=', row.job_id).executeTakeFirstOrThrow()),
    staff: source(row.staff_import_id) ?? refuse(notFound('import')),
    register: source(row.register_import_id),
    members: source(row.members_import_id),
    labelSet: row.labelSetName === null ? null : { name: row.labelSetName, labels: row.labels ?? 0 },
    // What somebody uploaded is a file with a fingerprint.
    isFictional: installation.demonstration && imports.some((each) => each.id === row.staff_import_id && each.sha256 === null),
    report: row.report === null ? null : (JSON.parse(row.report) as IdentificationReport),
    change: readChange(row.drift),
  }
}

/** One run: how far it is, then what it found as counts that are safe to show, and what is different from the run before. */
export const findRun = query({
  name: 'workforce.run',
  did: 'looked at an identification run',
  input: z.object({ run: runField }),
  permits: { act: 'see findings', where: 'own' },
  run: (context, { run }) => runOf(context, run),
  audit: null,
})

/** The whole report of a run as one page. */
export const takeRunReport = query({
  name: 'workforce.run.report',
  did: 'took the report of an identification run',
  input: z.object({ run: runField }),
  permits: { act: 'see findings', where: 'own' },
  async run(context, { run }) {
    const { report } = await runOf(context, run)
    return { report: report ?? refuse(notFound('report')) }
  },
  audit: null,
})

/** The weights of a run, as its model file holds them. */
export const takeRunModel = query({
  name: 'workforce.run.model',
  did: 'took the model of an identification run',
  input: z.object({ run: runField }),
  permits: { act: 'see findings', where: 'own' },
  async run({ db }, { run }): Promise<{ readonly model: string; readonly asAt: string }> {
    const row = await db.selectFrom('identification_run').select(['model', 'as_at']).where('id', '=', run).executeTakeFirst()
    if (!row?.model) return refuse(notFound('model'))
    return { model: `${JSON.stringify(JSON.parse(row.model), null, 2)}\n`, asAt: row.as_at }
  },
  audit: null,
})

/** What a run can be started on: for each month the newest records, and the lists and sets of decisions there are. */
export const findRunChoices = query({
  name: 'workforce.run.choices',
  did: 'looked at what an identification can be run on',
  input: z.object({}),
  permits: { act: 'load extracts', where: 'own' },
  async run({ db, viewer, now }) {
    const own = viewer.allowance('load extracts').organisations
    const imports = await db
      .selectFrom('import as i')
      .innerJoin('organisation as o', 'o.id', 'i.organisation_id')
      .select(['i.id', 'i.kind', 'i.as_at as asAt', 'i.row_count as rows', 'i.committed_at as committedAt', 'o.name as organisationName'])
      .where('i.organisation_id', 'in', [...own])
      .where('i.state', '=', 'committed')
      .where('i.kind', 'in', ['staff', 'register', 'members'])
      .orderBy('i.as_at', 'desc')
      .orderBy('i.committed_at', 'desc')
      .limit(200)
      .execute()
    const sets = await db
      .selectFrom('label_set')
      .select(['id', 'name', 'label_count as labels'])
      .orderBy('made_at', 'desc')
      .limit(100)
      .execute()
    return { today: dayOf(now), imports, sets }
  },
  audit: null,
})
