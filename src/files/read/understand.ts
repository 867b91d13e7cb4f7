import {
  findTable,
  headerScore,
  mapColumns,
  TRUSTED,
  type ColumnMapping,
  type FoundTable,
  type GridRow,
  type MappingFile,
  type TableSchema,
} from '../../engines/tables/index.ts'
import type { Problem } from '../../kernel/index.ts'
import { told } from './refusal.ts'

/** What the beginning of a text or a sheet was understood to be. */
export interface Understanding {
  readonly table: FoundTable | null
  readonly columns: ColumnMapping
  /** Whether every needed column is there, or a question was asked about it. */
  readonly fits: boolean
  readonly problems: readonly Problem[]
}

const nothing: ColumnMapping = { mapping: new Map(), report: [], unmapped: [], problems: [] }

export function understand(grid: readonly GridRow[], schema: TableSchema, mapping?: MappingFile): Understanding {
  const known = new Map<string, boolean>()
  const recognises = (cell: string): boolean => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const found = cell.length <= 80 && schema.fields.some((field) => headerScore(cell, field) > TRUSTED)
    known.set(cell, found)
    return found
  }
  const table = findTable(grid, { recognises, ...(mapping?.headerRow !== undefined && { headerRow: mapping.headerRow }) })
  if (!table) {
    const problem =
      mapping?.headerRow === undefined
        ? told(
            'error',
            'no-header',
            'No line with the names of columns was found.',
            'Add one above the first row of data, or say in a mapping file where it is with the line "headerRow": 1.',
          )
        : told(
            'error',
            'no-header',
            `The mapping file says that the names of columns are in row ${mapping.headerRow}, and there is nothing.`,
            'Correct the line "headerRow" in the mapping file.',
            { row: mapping.headerRow },
          )
    return { table, columns: nothing, fits: false, problems: [problem] }
  }
  const leftOut = new Set(table.leftOut.map(({ row }) => row))
  const sample = grid.slice(table.dataFrom, table.dataTo).filter(({ row }) => !leftOut.has(row))
  const columns = mapColumns(
    table.headers,
    sample.map(({ cells }) => cells),
    schema,
    mapping,
  )
  return { table, columns, fits: !columns.problems.some(({ kind }) => kind === 'error'), problems: columns.problems }
}
