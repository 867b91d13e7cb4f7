import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { CORRECTED_FIELDS } from './post-corrections.ts'
import { STATED_COLUMNS } from './stated-post.ts'

export interface ExtractRow {
  readonly number: number
  readonly cells: Readonly<Record<string, string | null>>
}

/** A staff extract, as far as corrections are concerned. */
export interface Extract {
  /** The columns that it has: what stands in another is unknown, not empty. */
  readonly fields: ReadonlySet<string>
  /** The rows of each post: most often one. */
  readonly posts: ReadonlyMap<string, readonly ExtractRow[]>
}

const AT_ONCE = 1_000
const NUMBERS = ['assignment_number', 'employee_number', 'person_identifier'] as const

/** Reads the rows of the posts asked for. */
export async function readExtract(db: Db, staffImport: string, postKeys: readonly string[]): Promise<Extract> {
  const posts = new Map<string, ExtractRow[]>()
  const columns = sql.join([...STATED_COLUMNS, ...NUMBERS].map((column) => sql.ref(column)))
  for (let from = 0; from < postKeys.length; from += AT_ONCE) {
    const part = postKeys.slice(from, from + AT_ONCE)
    const { rows } = await sql<Record<string, string | null> & { readonly post_key: string; readonly row_number: never }>`
      select post_key, row_number, ${columns} from staff_post
      where import_id = ${staffImport} and post_key = any (${part}::text[]) order by row_number`.execute(db)
    for (const { post_key: key, row_number: number, ...cells } of rows) posts.set(key, [...(posts.get(key) ?? []), { number, cells }])
  }
  return { fields: await fieldsOf(db, staffImport), posts }
}

/** As the ESR team knows the post: its assignment number, or what the extract has instead. */
export const assignmentOf = ({ cells }: ExtractRow): string => NUMBERS.map((column) => cells[column]).find((value) => value) ?? ''

/** The columns that the reading of the file understood, and those in which a row states something. */
async function fieldsOf(db: Db, staffImport: string): Promise<Set<string>> {
  const columns = Object.keys(CORRECTED_FIELDS)
  const { rows } = await sql<Record<string, boolean | null>>`
    select ${sql.join(columns.map((column) => sql`bool_or(${sql.ref(column)} is not null) as ${sql.ref(column)}`))}
    from staff_post where import_id = ${staffImport}`.execute(db)
  const { understood } = await db.selectFrom('import').select('understood').where('id', '=', staffImport).executeTakeFirstOrThrow()
  const read = (JSON.parse(understood ?? '{}') as { columns?: readonly { readonly field: string }[] }).columns ?? []
  return new Set([...columns.filter((column) => rows[0]?.[column]), ...read.map(({ field }) => field)])
}
