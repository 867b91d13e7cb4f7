import { sql } from 'kysely'
import { z } from 'zod'
import { changedMeanwhile, command, notFound, refuse, wrongField, type Context } from '../../commands/index.ts'
import { parsePlainDate, type OrganisationId, type Problem } from '../../kernel/index.ts'
import { importOf, isLoaded } from './find-import.ts'
import { IMPORT_MOVES, UNDO_DAYS, type ImportState, type ImportView, type Mend } from './import-state.ts'
import { forgetImport } from './import-directory.ts'
import { columnOf, dateFieldsOf, fieldsOf, isRowKind, labelOf, ROW_KINDS } from './kinds.ts'
import { storeProviders, type StatedProvider } from './providers.ts'
import { importField, queueReading } from './receive.ts'
import { measured } from './stage-import.ts'
import { digestOf, dropUnreadDays, forgetRows } from './store-rows.ts'

const organisationOf = ({ organisation }: { readonly organisation: string }): OrganisationId => organisation as OrganisationId

const notNow = (state: ImportState): Problem => ({
  code: 'workforce.import-state',
  kind: 'error',
  status: 409,
  message: WHY[state],
  todo: 'Look at the import again to see what can be done with it.',
})

const WHY: Readonly<Record<ImportState, string>> = {
  reading: 'The file is being read.',
  asking: 'The file has not been understood yet.',
  staged: 'The file waits to be confirmed.',
  committed: 'The import was confirmed already.',
  undone: 'The import was undone.',
  failed: 'The file could not be read.',
  abandoned: 'The import was given up.',
}

/** The import, locked, where it can become what is asked. */
async function moving(context: Context, id: string, to: ImportState): Promise<ImportView> {
  await context.db.selectFrom('import').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const view = await importOf(context, id)
  const moves: readonly ImportState[] = IMPORT_MOVES[view.state]
  return moves.includes(to) ? view : refuse(notNow(view.state))
}

const version = z.coerce.number('Open the page again').int('Open the page again')

/** Says which column is which, remembers it for the organisation, and reads the file again. */
export const decideColumns = command({
  name: 'workforce.import.columns',
  did: 'said which column is which',
  input: z.object({
    import: importField,
    columns: z.record(z.string(), z.string().nullable()),
    sheet: z.string().max(200).optional(),
    delimiter: z.string().max(1).optional(),
  }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id, columns, sheet, delimiter }) {
    const { db, newId, now } = context
    const view = await moving(context, id, 'reading')
    if (!isRowKind(view.kind)) refuse(notFound('import'))
    const known = new Set(fieldsOf(view.kind as 'staff'))
    // "No such column" is worth saying only against what was understood; else a later file that has one would go unread.
    const taken = new Set(view.understood?.columns.map(({ field }) => field))
    const decided = Object.fromEntries(
      Object.entries(columns).filter(([field, column]) => known.has(field) && (column !== null || taken.has(field))),
    )
    const job = newId()
    await queueReading(context, { job, import: id, organisation: view.organisation })
    await db
      .updateTable('import')
      .set({
        state: 'reading',
        job_id: job,
        mapping: JSON.stringify({ columns: decided, ...(sheet && { sheet }), ...(delimiter && { delimiter }) }),
      })
      .where('id', '=', id)
      .execute()
    const remembered = { columns: JSON.stringify(decided), used_at: now }
    await db
      .insertInto('remembered_mapping')
      .values({ organisation_id: view.organisation, kind: view.kind, ...remembered })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'kind']).doUpdateSet(remembered))
      .execute()
    return view
  },
  audit: ({ input, output }) => ({ organisation: organisationOf(output), about: input.import, fields: Object.keys(input.columns) }),
})

/** Reads the file again after something went wrong. */
export const readAgain = command({
  name: 'workforce.import.again',
  did: 'had a file read again',
  input: z.object({ import: importField }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id }) {
    const { db, newId } = context
    const view = await importOf(context, id)
    const job = view.job === null ? undefined : await db.selectFrom('job').select('state').where('id', '=', view.job).executeTakeFirst()
    const stuck = view.state === 'reading' && (job?.state === 'failed' || job?.state === 'cancelled')
    if (!stuck && view.state !== 'asking' && view.state !== 'failed') refuse(notNow(view.state))
    const next = newId()
    await queueReading(context, { job: next, import: id, organisation: view.organisation })
    await db.updateTable('import').set({ state: 'reading', job_id: next }).where('id', '=', id).execute()
    return view
  },
  audit: ({ input, output }) => ({ organisation: organisationOf(output), about: input.import }),
})

const mend = z.object({ field: z.string().max(60), from: z.string().max(1_000_000), to: z.string().trim().max(400).nullable() })

/** Replaces values in every row of the import that has them, before anything counts. */
export const mendValues = command({
  name: 'workforce.import.mend',
  did: 'corrected values of an import',
  input: z.object({ import: importField, mends: z.array(mend).min(1, 'Enter a value for at least one').max(500), version }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id, mends, version: seen }) {
    const { db } = context
    const view = await moving(context, id, 'committed')
    if (view.version !== seen) refuse(changedMeanwhile({}, view.version))
    if (!isRowKind(view.kind)) return refuse(notFound('import'))
    const { kind } = view
    const known = new Set(fieldsOf(kind))
    const done: Mend[] = [...view.mends]
    for (const { field, from, to } of mends) {
      if (!known.has(field)) continue
      if (to && dateFieldsOf(kind).includes(field) && parsePlainDate(to) === null)
        refuse(wrongField('to', `Enter ${labelOf(kind, field).toLowerCase()} as YYYY-MM-DD, such as 2026-03-31`))
      const column = sql.ref(columnOf(field))
      await sql`update ${sql.table(ROW_KINDS[kind].table)} set ${column} = ${to === '' ? null : to} where import_id = ${id}::uuid and ${column} = ${from}`.execute(
        db,
      )
      done.push({ field, from, to: to === '' ? null : to })
    }
    await sql`update ${sql.table(ROW_KINDS[kind].table)} set digest = ${digestOf(kind)} where import_id = ${id}::uuid`.execute(db)
    const left = view.rowProblems.flatMap((problem) => {
      const values = problem.values.filter(
        ({ value }) => !mends.some(({ field, from }) => problem.mendable && field === problem.field && from === value),
      )
      const mended = problem.values.filter((value) => !values.includes(value)).reduce((sum, { count }) => sum + count, 0)
      return values.length === 0 && problem.count === mended ? [] : [{ ...problem, values, count: problem.count - mended }]
    })
    await db
      .updateTable('import')
      .set((of) => ({ mends: JSON.stringify(done), problems: JSON.stringify({ rows: left }), version: of('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await db
      .updateTable('import')
      .set(await measured(db, view))
      .where('id', '=', id)
      .execute()
    return { ...view, mended: mends.length }
  },
  audit: ({ input, output }) => ({
    organisation: organisationOf(output),
    about: input.import,
    values: input.mends.length,
    fields: [...new Set(input.mends.map(({ field }) => field))],
  }),
})

/**
 * Makes an import count: its rows are there already, so this is one short step. Where another import was confirmed since the effects
 * were shown, they are worked out anew and have to be looked at again. Confirming twice is confirming once.
 */
export const confirmImport = command({
  name: 'workforce.import.confirm',
  did: 'confirmed an import',
  input: z.object({ import: importField, version }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id, version: seen }) {
    const { db, viewer, now, after, installation } = context
    const first = await importOf(context, id)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`snapshots of ${first.organisation}`}, 0))`.execute(db)
    const before = await importOf(context, id)
    if (before.state === 'committed') return before
    const view = await moving(context, id, 'committed')
    if (view.version !== seen) refuse(changedMeanwhile({}, view.version))
    const fresh = await measured(db, view)
    if (isRowKind(view.kind)) {
      if (fresh.base_id !== (view.effects?.base ?? null)) refuse(otherBase)
      if (await isLoaded(db, id)) refuse(loadedAlready)
      await dropUnreadDays(db, view.kind, id)
    } else {
      const { stated = [] } = (view.effects ?? {}) as unknown as { stated?: StatedProvider[] }
      await storeProviders(db, { organisation: view.organisation, import: id, asAt: view.asAt ?? context.today }, stated)
    }
    await db
      .updateTable('import')
      .set((of) => ({ state: 'committed', committed_by: viewer.id, committed_at: now, version: of('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    after(() => void forgetImport(installation.directory, id).catch(() => undefined))
    return view
  },
  audit: ({ input, output }) => ({
    organisation: organisationOf(output),
    about: input.import,
    kind: output.kind,
    rows: output.rows,
    added: output.effects?.added ?? null,
    changed: output.effects?.changed ?? null,
    gone: output.effects?.gone ?? null,
  }),
})

const loadedAlready: Problem = {
  code: 'workforce.import-same-file',
  kind: 'error',
  status: 409,
  message: 'This file counts already for the same month.',
  todo: 'There is nothing to confirm: give this upload up.',
}

const otherBase: Problem = {
  code: 'workforce.import-base',
  kind: 'error',
  status: 409,
  message: 'Another file was confirmed since you looked, so this one changes something else now.',
  todo: 'Have it compared again and look at what it changes.',
}

/** Works out anew what confirming would change. */
export const compareAgain = command({
  name: 'workforce.import.compare',
  did: 'had an import compared again',
  input: z.object({ import: importField }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id }) {
    const view = await moving(context, id, 'committed')
    await context.db
      .updateTable('import')
      .set(await measured(context.db, view))
      .where('id', '=', id)
      .execute()
    return view
  },
  audit: ({ input, output }) => ({ organisation: organisationOf(output), about: input.import }),
})

const tooLate: Problem = {
  code: 'workforce.import-undo',
  kind: 'error',
  status: 409,
  message: `An import can be undone for ${UNDO_DAYS} days.`,
  todo: 'Load the file that should count instead for the same month.',
}

/** Takes a confirmed import out of the counts: what counted before counts again. */
export const undoImport = command({
  name: 'workforce.import.undo',
  did: 'undid an import',
  input: z.object({ import: importField }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id }) {
    const view = await moving(context, id, 'undone')
    if (!isRowKind(view.kind) || (view.committedAt?.getTime() ?? 0) < context.now.getTime() - UNDO_DAYS * 86_400_000) refuse(tooLate)
    await context.db
      .updateTable('import')
      .set((of) => ({ state: 'undone', undone_at: context.now, version: of('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    return view
  },
  audit: ({ input, output }) => ({ organisation: organisationOf(output), about: input.import, rows: output.rows }),
})

/** Gives up a file that was not confirmed, with everything that was read of it. */
export const abandonImport = command({
  name: 'workforce.import.abandon',
  did: 'gave up an import',
  input: z.object({ import: importField }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id }) {
    const { db, after, installation } = context
    const view = await moving(context, id, 'abandoned')
    if (isRowKind(view.kind)) await forgetRows(db, view.kind, id)
    await db
      .updateTable('import')
      .set((of) => ({ state: 'abandoned', problems: null, mends: '[]', understood: null, effects: null, version: of('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    after(() => void forgetImport(installation.directory, id).catch(() => undefined))
    return view
  },
  audit: ({ input, output }) => ({ organisation: organisationOf(output), about: input.import }),
})
