import { sql } from 'kysely'
import { z } from 'zod'
import { listInput, notFound, pageFrom, query, refuse, sliceOf, sqlDirection, type Context, type ListPage } from '../../commands/index.ts'
import type { Db } from '../../database/index.ts'
import { jobView, type JobView } from '../../jobs/queue/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { sideBySide } from './effects.ts'
import { importView, type ImportState, type ImportView } from './import-state.ts'
import { columnOf, comparedFields, isRowKind, labelOf, ROW_KINDS, type ImportKind } from './kinds.ts'
import { importField, kindField } from './receive.ts'

/** An import with its reading, for whoever may act on it. */
export interface ImportWithJob extends ImportView {
  readonly reading: JobView | null
  readonly organisationName: string
  /** The same file counts already, for the same month. */
  readonly isLoadedAlready: boolean
}

export async function importOf({ db }: Pick<Context, 'db'>, id: string): Promise<ImportView> {
  const row = await db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? importView(row) : refuse(notFound('import'))
}

/** Whether the same file counts already for the same month, by another import. */
export async function isLoaded(db: Db, id: string): Promise<boolean> {
  const same = await db
    .selectFrom('import as a')
    .innerJoin('import as b', (on) =>
      on
        .onRef('a.organisation_id', '=', 'b.organisation_id')
        .onRef('a.kind', '=', 'b.kind')
        .onRef('a.as_at', '=', 'b.as_at')
        .onRef('a.sha256', '=', 'b.sha256'),
    )
    .select('a.id')
    .where('b.id', '=', id)
    .where('a.id', '<>', id)
    .where('a.state', '=', 'committed')
    .executeTakeFirst()
  return same !== undefined
}

export const findImport = query({
  name: 'workforce.import',
  did: 'looked at an import',
  input: z.object({ import: importField }),
  permits: { act: 'see imports', where: 'own' },
  async run(context, { import: id }): Promise<ImportWithJob> {
    const { db } = context
    const all = await importOf(context, id)
    // Values of rows are for those who load them.
    const mayLoad = context.viewer.allowance('load extracts').organisations.some((own) => own === all.organisation)
    const view = mayLoad ? all : { ...all, rowProblems: [], questions: [], mends: [] }
    const job = view.job === null ? undefined : await db.selectFrom('job').selectAll().where('id', '=', view.job).executeTakeFirst()
    const organisation = await db.selectFrom('organisation').select('name').where('id', '=', view.organisation).executeTakeFirst()
    return {
      ...view,
      reading: job ? jobView(job) : null,
      organisationName: organisation?.name ?? '',
      isLoadedAlready: await isLoaded(db, id),
    }
  },
  audit: ({ output }) => ({ organisation: output.organisation as OrganisationId, about: output.id }),
})

/** How far the reading is: nothing of the rows, so that following it fills no trail. */
export const importProgress = query({
  name: 'workforce.import.progress',
  did: 'followed the reading of an import',
  input: z.object({ import: importField }),
  permits: { act: 'see imports', where: 'own' },
  async run({ db }, { import: id }) {
    const row = await db
      .selectFrom('import as i')
      .leftJoin('job as j', 'j.id', 'i.job_id')
      .select(['i.state', 'j.state as jobState', 'j.stage', 'j.done', 'j.total'])
      .where('i.id', '=', id)
      .executeTakeFirst()
    return row ?? refuse(notFound('import'))
  },
  audit: null,
})

export interface ListedImport {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly kind: ImportKind
  readonly state: ImportState
  readonly asAt: string | null
  readonly rows: number
  readonly createdAt: Date
  readonly committedAt: Date | null
  /** Newest of its kind and month: what counts. */
  readonly isCurrent: boolean
}

const states = ['reading', 'asking', 'staged', 'committed', 'undone', 'failed', 'abandoned'] as const
const SORTS = { uploaded: 'i.created_at', month: 'i.as_at', kind: 'i.kind', state: 'i.state' } as const

/** What is loaded and from when, and what waits to be confirmed. */
export const listImports = query({
  name: 'workforce.imports',
  did: 'looked at the list of imports',
  input: z.object({
    ...listInput(['uploaded', 'month', 'kind', 'state']),
    kind: kindField.nullish().catch(null),
    state: z
      .enum([...states, 'open'])
      .nullish()
      .catch(null),
  }),
  permits: { act: 'see imports', where: 'own' },
  async run({ db }, { sort, direction, page, kind, state }): Promise<ListPage<ListedImport>> {
    const { limit, offset } = sliceOf(page)
    const conditions = [
      sql`true`,
      ...(kind ? [sql`i.kind = ${kind}`] : []),
      ...(state === 'open' ? [sql`i.state in ('reading', 'asking', 'staged')`] : state ? [sql`i.state = ${state}`] : []),
    ]
    const { rows } = await sql<ListedImport & { total: number }>`
      select i.id, i.organisation_id as organisation, o.name as "organisationName", i.kind, i.state, i.as_at as "asAt", i.row_count as rows,
        i.created_at as "createdAt", i.committed_at as "committedAt",
        i.state = 'committed' and not exists (select 1 from import n where n.organisation_id = i.organisation_id and n.kind = i.kind
          and n.state = 'committed' and n.as_at = i.as_at and n.committed_at > i.committed_at) as "isCurrent",
        count(*) over () as total
      from import i join organisation o on o.id = i.organisation_id
      where ${sql.join(conditions, sql` and `)}
      order by ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))} nulls last, i.created_at desc, i.id
      limit ${limit} offset ${offset}`.execute(db)
    return pageFrom(rows)
  },
  audit: null,
})

export interface ChangedRow {
  readonly effect: 'added' | 'changed' | 'gone'
  readonly key: string
  readonly row: number | null
  /** Fields that differ, as they were and as they are. */
  readonly fields: readonly { readonly label: string; readonly before: string | null; readonly after: string | null }[]
}

/** The rows that confirming adds, changes or ends, field by field. */
export const listImportChanges = query({
  name: 'workforce.import.changes',
  did: 'looked at what an import changes',
  input: z.object({
    ...listInput(['key']),
    import: importField,
    effect: z.enum(['added', 'changed', 'gone']).default('changed').catch('changed'),
  }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id, effect, page }): Promise<ListPage<ChangedRow> & { readonly organisation: string }> {
    const view = await importOf(context, id)
    if (!isRowKind(view.kind) || view.effects === null) return { rows: [], total: 0, organisation: view.organisation }
    const { kind } = view
    const { base } = view.effects
    const { limit, offset } = sliceOf(page)
    const table = sql.table(ROW_KINDS[kind].table)
    const { rows } = await sql<{
      effect: ChangedRow['effect']
      key: string
      row: number | null
      was: string | null
      is: string | null
      total: number
    }>`
      select s.effect, s.key, s.new_row as row, to_jsonb(o)::text as was, to_jsonb(n)::text as is, s.total
      from (select *, count(*) over () as total from (${sideBySide(kind, id, base)}) all_rows where effect = ${effect}
        order by key, new_row, old_row limit ${limit} offset ${offset}) s
        left join ${table} n on n.import_id = ${id}::uuid and n.row_number = s.new_row
        left join ${table} o on o.import_id = ${base}::uuid and o.row_number = s.old_row
      order by s.key, s.new_row, s.old_row`.execute(context.db)
    const changed = pageFrom(rows)
    return {
      total: changed.total,
      organisation: view.organisation,
      rows: changed.rows.map(({ effect: what, key, row, was, is }) => {
        const before = JSON.parse(was ?? '{}') as Record<string, string | null>
        const after = JSON.parse(is ?? '{}') as Record<string, string | null>
        const fields = comparedFields(kind).flatMap((field) => {
          const [old, now] = [before[columnOf(field)] ?? null, after[columnOf(field)] ?? null]
          return old === now ? [] : [{ label: labelOf(kind, field), before: old, after: now }]
        })
        return { effect: what, key, row, fields }
      }),
    }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation as OrganisationId, about: input.import, rows: output.rows.length }),
})
