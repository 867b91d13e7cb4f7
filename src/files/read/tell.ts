import type { Damage, FoundTable, GridRow, LeftOut, TableSchema } from '../../engines/tables/index.ts'
import { shapeOf, type Problem } from '../../kernel/index.ts'
import { noRows, Refusal, refuse, told } from './refusal.ts'
import type { Understanding } from './understand.ts'

/** A table whose columns are known. */
export type Understood = Understanding & { readonly table: FoundTable }

/** Goes on only with a table that fits and leaves no question open. */
export function settled(understanding: Understanding, grid: readonly GridRow[], complete: boolean): Understood {
  const stop = understanding.problems.filter(({ kind }) => kind !== 'warning')
  if (stop.length > 0)
    throw new Refusal(...stop.map((problem) => ({ ...problem, details: { ...problem.details, columns: columnsOf(understanding, grid) } })))
  const { table } = understanding
  if (!table) return refuse('no-header', 'No line with the names of columns was found.', 'Add one above the first row of data.')
  if (complete && table.dataFrom >= table.dataTo) noRows(grid[table.headerTo]?.row ?? 1)
  return { ...understanding, table }
}

/** The columns that a person can choose from, each with values to know it by: what is in a column nobody has named may be personal, so their shapes. */
const columnsOf = ({ table }: Understanding, grid: readonly GridRow[]): { header: string; samples: string[] }[] =>
  (table?.headers ?? []).map((header, column) => {
    const values = grid.slice(table?.dataFrom, table?.dataTo).map(({ cells }) => (cells[column] ?? '').trim())
    return {
      header: header || `column ${column + 1}`,
      samples: [...new Set(values.filter((value) => value !== ''))].slice(0, 3).map(shapeOf),
    }
  })

/** Columns of codes that were mapped: they are watched for what spreadsheets do to them. */
export const watchedCodes = (schema: TableSchema, mapping: ReadonlyMap<string, number>): number[] =>
  schema.fields.flatMap((field) => (field.kind === 'code' ? (mapping.get(field.name) ?? []) : []))

const plural = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

export function tableSentences({ table, columns }: Understood, grid: readonly GridRow[], schema: TableSchema): string[] {
  const from = grid[table.headerFrom]?.row ?? 1
  const to = grid[table.headerTo]?.row ?? 1
  const header = from === to ? `The names of columns are in row ${to}` : `The names of columns are in rows ${from} and ${to}`
  const above = from > 1 ? `; ${plural(from - 1, 'row', 'rows')} above ${from === 2 ? 'was' : 'were'} left out` : ''
  const missing = schema.fields.length - columns.mapping.size
  return [
    `${header}${above}.`,
    `Columns were found for ${plural(columns.mapping.size, 'field', 'fields')} of ${schema.fields.length}${missing === 0 ? '' : `, none for ${missing}`}; ${plural(columns.unmapped.length, 'column is', 'columns are')} not used.`,
  ]
}

const whatLeft: Record<LeftOut['what'], readonly [string, string]> = {
  total: ['row of totals was', 'rows of totals were'],
  note: ['row of notes was', 'rows of notes were'],
  'repeated header': ['repeated header line was', 'repeated header lines were'],
}

/** Rows that were left out, by kind: a sentence and a warning each, with the first row. */
export function tellLeftOut(leftOut: readonly LeftOut[], blankRows: number): { sentences: string[]; problems: Problem[] } {
  const sentences: string[] = []
  const problems: Problem[] = []
  for (const what of ['total', 'note', 'repeated header'] as const) {
    const rows = leftOut.filter((left) => left.what === what).map(({ row }) => row)
    if (rows.length === 0) continue
    const said = `${plural(rows.length, ...whatLeft[what])} left out (row ${rows.slice(0, 3).join(', ')}${rows.length > 3 ? ' and more' : ''}).`
    sentences.push(said)
    problems.push(
      told('warning', `left-out-${what.replace(' ', '-')}`, said, 'Nothing, unless it is a row of data.', { row: Math.min(...rows) }),
    )
  }
  if (blankRows > 0) sentences.push(`${plural(blankRows, 'blank row was', 'blank rows were')} left out.`)
  return { sentences, problems }
}

export const damageProblems = (
  damage: readonly { readonly column: number; readonly damage: Damage }[],
  headers: readonly string[],
): Problem[] =>
  damage.map(({ column, damage: { kind, row, detail } }) =>
    told(
      'warning',
      kind.replaceAll(' ', '-'),
      `In this column ${detail}.`,
      'Export the table again with this column as text, without opening it in a spreadsheet in between.',
      { row, column: headers[column] || `column ${column + 1}` },
    ),
  )
