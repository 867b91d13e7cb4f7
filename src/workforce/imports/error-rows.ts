import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { checksOf } from './check-rows.ts'
import { importOf } from './find-import.ts'
import { columnOf, fieldsOf, isRowKind, labelOf, ROW_KINDS } from './kinds.ts'
import { importField } from './receive.ts'
import { valuesOf } from './wrong-values.ts'

/** Rows in one workbook: enough to work through. */
const MOST = 5_000

/** The rows with something wrong, each once, with what is wrong and what to do: the file to mend at its source. */
export const importErrors = query({
  name: 'workforce.import.errors',
  did: 'took the rows of an import with something wrong',
  input: z.object({ import: importField }),
  permits: { act: 'load extracts', where: 'own' },
  async run(context, { import: id }) {
    const view = await importOf(context, id)
    if (!isRowKind(view.kind)) return { organisation: view.organisation, columns: [] as string[], rows: [] as (string | number | null)[][] }
    const { kind } = view
    const fields = fieldsOf(kind)
    const columns = ['Row', 'Problem', 'What to do', ...fields.map((field) => labelOf(kind, field))]
    const found = new Map<number, { problems: Set<string>; todos: Set<string>; values: (string | null)[] }>()
    for (const { field, label, message, todo, values, mendable } of view.rowProblems) {
      const check = mendable ? checksOf(kind).find((each) => each.field === field) : undefined
      const wrong = check
        ? (await valuesOf(context.db, kind, id, field)).filter(({ value }) => check.isWrong(value)).map(({ value }) => value)
        : []
      const where = check
        ? sql`${sql.ref(columnOf(field))} = any (${wrong}::text[])`
        : sql`row_number = any (${values.map(({ row }) => row)}::integer[])`
      const { rows } = await sql<Record<string, string | null> & { row_number: number }>`
        select * from ${sql.table(ROW_KINDS[kind].table)} where import_id = ${id}::uuid and ${where} order by row_number limit ${MOST}`.execute(
        context.db,
      )
      for (const row of rows) {
        const entry = found.get(row.row_number) ?? {
          problems: new Set<string>(),
          todos: new Set<string>(),
          values: fields.map((each) => row[columnOf(each)] ?? null),
        }
        entry.problems.add(mendable ? `${label}: ${row[columnOf(field)] ?? ''}` : `${label}: ${message}`)
        entry.todos.add(todo)
        if (found.size < MOST || found.has(row.row_number)) found.set(row.row_number, entry)
      }
    }
    const rows = [...found]
      .sort(([a], [b]) => a - b)
      .map(([row, { problems, todos, values }]) => [row, [...problems].join('; '), [...todos].join(' '), ...values])
    return { organisation: view.organisation, columns, rows }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation as OrganisationId, about: input.import, rows: output.rows.length }),
})
