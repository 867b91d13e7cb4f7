import { sql } from 'kysely'
import { z } from 'zod'
import { command, idField, notFound, refuse, type Context } from '../../commands/index.ts'
import { enqueue } from '../../jobs/queue/index.ts'
import type { OrganisationId, Problem } from '../../kernel/index.ts'

export const RUN_JOB = 'workforce.run'

const importField = idField<'import'>('Choose an import')
/** An import, `none` for a run without, or nothing for the newest. */
const otherImport = z.union([z.literal(['none', '']), importField]).nullish()

const underWay: Problem = {
  code: 'runs.under-way',
  kind: 'error',
  status: 409,
  message: 'These staff records are being worked on already, with other lists.',
  todo: 'Wait until that run is done, or cancel it first.',
}

const notStaff: Problem = {
  code: 'runs.not-staff',
  kind: 'error',
  status: 422,
  message: 'This import is not a staff extract that was confirmed.',
  todo: 'Choose a staff extract that was confirmed.',
}

/** Queues an identification of one month’s staff records. Asked twice for the same while it is under way, it is the same run. */
export const startRun = command({
  name: 'workforce.run.start',
  did: 'started an identification run',
  input: z.object({
    import: importField,
    register: otherImport,
    members: otherImport,
    labelSet: z.union([z.literal(''), idField<'label-set'>('Choose a set of decisions')]).nullish(),
  }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, input): Promise<{ run: string; organisation: OrganisationId }> {
    const { db, viewer, now, newId } = context
    const staff = await db.selectFrom('import').selectAll().where('id', '=', input.import).executeTakeFirst()
    if (!staff) return refuse(notFound('import'))
    if (staff.kind !== 'staff' || staff.state !== 'committed' || staff.as_at === null) refuse(notStaff)
    const organisation = staff.organisation_id as OrganisationId
    await sql`select pg_advisory_xact_lock(hashtextextended(${`runs of ${input.import}`}, 0))`.execute(db)
    const inputs = {
      staff_import_id: staff.id,
      register_import_id: await otherImportOf(context, organisation, 'register', input.register),
      members_import_id: await otherImportOf(context, organisation, 'members', input.members),
      label_set_id: await labelSetOf(context, organisation, input.labelSet),
    }
    const open = await db
      .selectFrom('identification_run as r')
      .innerJoin('job as j', 'j.id', 'r.job_id')
      .select(['r.id', 'r.staff_import_id', 'r.register_import_id', 'r.members_import_id', 'r.label_set_id'])
      .where('r.staff_import_id', '=', staff.id)
      .where('j.state', 'in', ['waiting', 'running'])
      .executeTakeFirst()
    if (open) {
      const { id, ...same } = open
      const isSame = Object.entries(inputs).every(([name, value]) => same[name as keyof typeof same] === value)
      return isSame ? { run: id, organisation } : refuse(underWay)
    }
    const [run, job] = [newId(), newId()]
    const requestedBy = viewer.id ?? ''
    await enqueue(db, { id: job, organisation, requestedBy, kind: RUN_JOB, input: { run }, now })
    await db
      .insertInto('identification_run')
      .values({
        id: run,
        organisation_id: organisation,
        job_id: job,
        ...inputs,
        as_at: staff.as_at ?? '',
        state: 'running',
        requested_by: requestedBy,
        created_at: now,
      })
      .execute()
    return { run, organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: output.run, import: input.import }),
})

/** The import asked for, or the newest that was confirmed. */
async function otherImportOf(
  { db }: Context,
  organisation: string,
  kind: 'register' | 'members',
  asked: string | null | undefined,
): Promise<string | null> {
  if (asked === 'none') return null
  const found = await db
    .selectFrom('import')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('kind', '=', kind)
    .where('state', '=', 'committed')
    .$if(Boolean(asked), (of) => of.where('id', '=', asked ?? ''))
    .orderBy('as_at', 'desc')
    .orderBy('committed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found && asked) refuse(notFound('import'))
  return found?.id ?? null
}

async function labelSetOf({ db }: Context, organisation: string, asked: string | null | undefined): Promise<string | null> {
  if (!asked) return null
  const found = await db
    .selectFrom('label_set')
    .select('id')
    .where('id', '=', asked)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst()
  return found?.id ?? refuse(notFound('set of decisions'))
}
