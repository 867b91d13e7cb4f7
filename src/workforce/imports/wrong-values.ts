import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { checksOf, SHOWN, type RowProblem } from './check-rows.ts'
import { columnOf, labelOf, ROW_KINDS, type RowKind } from './kinds.ts'

/** What is wrong with the values of the stored rows now, by kind: the same checks as at the first reading. */
export async function wrongValues(db: Db, kind: RowKind, id: string): Promise<RowProblem[]> {
  const problems: RowProblem[] = []
  for (const check of checksOf(kind)) {
    const wrong = (await valuesOf(db, kind, id, check.field)).filter(({ value }) => check.isWrong(value))
    if (wrong.length === 0) continue
    problems.push({
      code: check.code,
      field: check.field,
      label: labelOf(kind, check.field),
      message: check.message(wrong.length),
      todo: check.todo,
      count: wrong.reduce((sum, { count }) => sum + count, 0),
      values: wrong.slice(0, SHOWN),
      mendable: true,
    })
  }
  return problems
}

/** The distinct values of a field, the commonest first, with the first row of each. */
export async function valuesOf(db: Db, kind: RowKind, id: string, field: string): Promise<{ value: string; count: number; row: number }[]> {
  const column = sql.ref(columnOf(field))
  const { rows } = await sql<{ value: string; count: number; row: number }>`
    select ${column} as value, count(*) as count, min(row_number) as row from ${sql.table(ROW_KINDS[kind].table)}
    where import_id = ${id}::uuid and ${column} is not null group by ${column} order by count(*) desc, min(row_number)`.execute(db)
  return rows
}
