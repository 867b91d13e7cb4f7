import { sql } from 'kysely'
import { z } from 'zod'
import { changedMeanwhile, command, notFound, refuse, wrongField, type Context } from '../../commands/index.ts'
import { parsePlainDate, type OrganisationId } from '../../kernel/index.ts'
import type { Db } from '../../database/index.ts'
import { baseOf } from './effects.ts'
import { importOf, isLoaded } from './find-import.ts'
import { inTheFuture, loadedAlready, notNow, notUndone, olderProviders, otherBase, tooLate } from './import-problems.ts'
import { IMPORT_MOVES, UNDO_DAYS, type ImportState, type ImportView, type Mend } from './import-state.ts'
import { forgetImport } from './import-directory.ts'
import { dateFieldsOf, fieldsOf, isRowKind, labelOf } from './kinds.ts'
import { endOfMonth } from './month.ts'
import { newerProviders, storeProviders, type StatedProvider } from './providers.ts'
import { importField, queueReading } from './receive.ts'
import { measured } from './stage-import.ts'
import { dropUnreadDays, forgetRows, replaceValues } from './store-rows.ts'
import { wrongValues } from './wrong-values.ts'

const organisationOf = ({ organisation }: { readonly organisation: string }): OrganisationId => organisation as OrganisationId

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
    if (!isRowKind(view.kind)) return refuse(notFound('import'))
    const known = new Set(fieldsOf(view.kind))
    // "No such column" is worth saying only against what was understood; else a later file that has one would go unread.
    const taken = new Set(view.understood?.columns.map(({ field }) => field))
    const decided = Object.fromEntries(
      Object.entries(columns).filter(([field, column]) => known.has(field) && (column !== null || taken.has(field))),
    )
    const job = newId()
    await queueReading(context, { job, import: id, organisation: view.organisation })
    // What was read with other columns must not be taken for what is read now.
    await forgetRows(db, view.kind, id)
    await db
      .updateTable('import')
      .set((of) => ({
        version: of('version', '+', 1),
        state: 'reading',
        job_id: job,
        mapping: JSON.stringify({ columns: decided, ...(sheet && { sheet }), ...(delimiter && { delimiter }) }),
      }))
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
    if (isRowKind(view.kind)) await forgetRows(db, view.kind, id)
    await db
      .updateTable('import')
      .set((of) => ({ state: 'reading', job_id: next, version: of('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
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
    const given = mends.map(({ field, from, to }): Mend => ({ field, from, to: to === '' ? null : to }))
    const wrong = given.find(({ field, to }) => to !== null && dateFieldsOf(kind).includes(field) && parsePlainDate(to) === null)
    if (wrong) refuse(wrongField('to', `Enter ${labelOf(kind, wrong.field).toLowerCase()} as YYYY-MM-DD, such as 2026-03-31`))
    await replaceValues(db, kind, id, given)
    const repeated = view.rowProblems.filter(({ mendable }) => !mendable)
    await db
      .updateTable('import')
      .set({
        mends: JSON.stringify([...view.mends, ...given]),
        problems: JSON.stringify({ rows: [...(await wrongValues(db, kind, id)), ...repeated] }),
        version: view.version + 1,
        ...(await measured(db, view)),
      })
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
    await lockSnapshots(db, first.organisation)
    const before = await importOf(context, id)
    if (before.state === 'committed') return before
    const view = await moving(context, id, 'committed')
    if (view.version !== seen) refuse(changedMeanwhile({}, view.version))
    if ((view.asAt ?? '') > endOfMonth(context.today)) refuse(inTheFuture)
    if (isRowKind(view.kind)) {
      if ((await baseOf(db, view.organisation, view.kind, view.asAt, id)) !== (view.effects?.base ?? null)) refuse(otherBase)
      if (await isLoaded(db, id)) refuse(loadedAlready)
      await dropUnreadDays(db, view.kind, id)
    } else {
      if (await newerProviders(db, view.organisation, view.asAt)) refuse(olderProviders)
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
      .set({ version: view.version + 1, ...(await measured(context.db, view)) })
      .where('id', '=', id)
      .execute()
    return view
  },
  audit: ({ input, output }) => ({ organisation: organisationOf(output), about: input.import }),
})

/** Two that change what counts of an organisation follow one another. */
const lockSnapshots = (db: Db, organisation: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`snapshots of ${organisation}`}, 0))`.execute(db)

/** Takes a confirmed import out of the counts: what counted before counts again. */
export const undoImport = command({
  name: 'workforce.import.undo',
  did: 'undid an import',
  input: z.object({ import: importField }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id }) {
    const { organisation } = await importOf(context, id)
    await lockSnapshots(context.db, organisation)
    const view = await moving(context, id, 'undone')
    if (!isRowKind(view.kind)) refuse(notUndone)
    if ((view.committedAt?.getTime() ?? 0) < context.now.getTime() - UNDO_DAYS * 86_400_000) refuse(tooLate)
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
