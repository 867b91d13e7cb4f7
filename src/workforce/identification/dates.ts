import { isMissing, understandDates } from '../../engines/tables/index.ts'
import type { SqlEngine, SqlValue } from '../../engines/linkage/index.ts'
import type { Problem } from '../../kernel/index.ts'

/**
 * Reads a date column of a raw table once per distinct value, file by file (each system writes its own way),
 * into the lookup table `<table>_<column>` (file, value, day as YYYY-MM-DD).
 */
export async function readDates(
  sql: SqlEngine,
  table: string,
  column: string,
  label: string,
): Promise<{ lookup: string; problems: Problem[] }> {
  const byFile = new Map<number, string[]>()
  await sql.stream(
    `select distinct file, ${column} from ${table} where ${column} is not null order by file, ${column}`,
    ([file, value]) => {
      if (isMissing(String(value))) return
      const values = byFile.get(Number(file)) ?? []
      values.push(String(value))
      byFile.set(Number(file), values)
    },
  )
  const rows: SqlValue[][] = []
  const problems: Problem[] = []
  for (const [file, values] of byFile) {
    const understood = understandDates(values)
    problems.push(...understood.problems.map((problem) => ({ ...problem, where: { ...problem.where, column: label } })))
    for (const value of values) rows.push([file, value, understood.parse(value)])
  }
  const lookup = `${table}_${column}`
  await sql.load(
    lookup,
    [
      { name: 'file', type: 'whole' },
      { name: 'written', type: 'text' },
      { name: 'day', type: 'text' },
    ],
    rows,
  )
  return { lookup, problems }
}

/** The join that brings a day back to the rows. */
export const joinDates = (lookup: string, column: string): string =>
  `left join ${lookup} on ${lookup}.file = t.file and ${lookup}.written = t.${column}`
