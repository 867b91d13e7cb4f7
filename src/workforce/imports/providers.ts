import { readFile } from 'node:fs/promises'
import { readRecords } from '../../engines/tables/index.ts'
import type { Database, Db } from '../../database/index.ts'
import { failed, ok, plainDate, type Problem, type Result } from '../../kernel/index.ts'
import { organisationCodeShape } from '../reference/index.ts'
import type { ImportView } from './import-state.ts'

/** One organisation as the ODS file of NHS trusts states it. */
export interface StatedProvider {
  readonly code: string
  readonly name: string
  readonly region: string | null
  readonly icb: string | null
  readonly opened: string | null
  readonly closed: string | null
}

const COLUMNS = 27

const day = (text: string): string | null => {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim())
  return match ? plainDate(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

const wrong = (message: string, row?: number): Problem => ({
  code: 'workforce.ods-file',
  kind: 'error',
  message,
  todo: 'Use the file etr.csv of the Organisation Data Service as it is: no header line, 27 columns.',
  ...(row !== undefined && { where: { row } }),
})

/**
 * Reads the ODS file of NHS trusts (`etr.csv`): no header, 27 columns; 1 code, 2 name, 3 region, 4 ICB, 11 open date, 12 close date
 * (YYYYMMDD). Codes have three to five characters since 2024.
 */
export async function readProviders(path: string): Promise<Result<StatedProvider[]>> {
  const records = readRecords(new TextDecoder('utf-8').decode(await readFile(path)), ',').filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  )
  if (records.length === 0) return failed(wrong('The file holds no organisation.'))
  const providers: StatedProvider[] = []
  for (const { row, cells } of records) {
    if (cells.length !== COLUMNS) return failed(wrong(`The row has ${cells.length} columns where the ODS file has ${COLUMNS}.`, row))
    const [code = '', name = '', region = '', icb = ''] = cells.map((cell) => cell.trim())
    if (organisationCodeShape(code) === null) return failed(wrong('The first column is no organisation code.', row))
    providers.push({ code, name, region: region || null, icb: icb || null, opened: day(cells[10] ?? ''), closed: day(cells[11] ?? '') })
  }
  return ok(providers)
}

interface EarlierName {
  readonly name: string
  /** The day of the file that had another name. */
  readonly until: string
}

/** Brings the organisations of a file in: a new name keeps the old one with its last day; a successor that somebody named stays. */
export async function storeProviders(
  db: Db,
  { organisation, import: id, asAt }: { readonly organisation: string; readonly import: string; readonly asAt: string },
  stated: readonly StatedProvider[],
): Promise<void> {
  const known = new Map(
    (await db.selectFrom('provider').selectAll().where('organisation_id', '=', organisation).execute()).map((row) => [row.code, row]),
  )
  for (const provider of stated) {
    const before = known.get(provider.code)
    const names = JSON.parse(before?.earlier_names ?? '[]') as EarlierName[]
    const renamed = before && before.name !== provider.name ? [...names, { name: before.name, until: asAt }] : names
    const values = { ...provider, earlier_names: JSON.stringify(renamed), import_id: id }
    await db
      .insertInto('provider')
      .values({ organisation_id: organisation, ...values })
      .onConflict((conflict) => conflict.columns(['organisation_id', 'code']).doUpdateSet(values))
      .execute()
  }
}

/** Whether an ODS file of a later day counts already. */
export async function newerProviders(db: Db, organisation: string, asAt: string | null): Promise<boolean> {
  const row = await db
    .selectFrom('import')
    .select('id')
    .where('organisation_id', '=', organisation)
    .where('kind', '=', 'organisations')
    .where('state', '=', 'committed')
    .where('as_at', '>', asAt ?? '')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Reads an ODS file for an import: what it holds waits in the import until it is confirmed. */
export async function stageProviders(database: Database, view: ImportView, path: string): Promise<Result<null>> {
  const read = await readProviders(path)
  await database.transaction({ kind: 'system' }, async (db) => {
    const known = await db
      .selectFrom('provider')
      .select(['code', 'name', 'closed'])
      .where('organisation_id', '=', view.organisation)
      .execute()
    const before = new Map(known.map((row) => [row.code, row]))
    const counts = read.ok
      ? {
          base: null,
          added: read.value.filter(({ code }) => !before.has(code)).length,
          changed: read.value.filter(
            ({ code, name, closed }) => before.has(code) && (before.get(code)?.name !== name || before.get(code)?.closed !== closed),
          ).length,
          unchanged: read.value.filter(({ code, name, closed }) => before.get(code)?.name === name && before.get(code)?.closed === closed)
            .length,
          gone: 0,
          fields: [],
          stated: read.value,
        }
      : null
    await db
      .updateTable('import')
      .set(
        read.ok
          ? { state: 'staged', row_count: read.value.length, effects: JSON.stringify(counts), problems: null }
          : { state: 'asking', problems: JSON.stringify({ questions: read.problems }) },
      )
      .where('id', '=', view.id)
      .where('state', '=', 'reading')
      .execute()
  })
  return ok(null)
}
