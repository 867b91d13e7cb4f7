import { personalColumns, type PersonalColumn } from '../database/index.ts'

export interface InventoryRow extends PersonalColumn {
  readonly table: string
  readonly column: string
}

/** Every column that holds something of a person, with its purpose and how long it is kept: read from the schema’s own classification. */
export const dataInventory: readonly InventoryRow[] = Object.entries(personalColumns).flatMap(([table, columns]) =>
  Object.entries(columns as Readonly<Record<string, PersonalColumn | null>>).flatMap(([column, tag]) =>
    tag === null ? [] : [{ table, column, ...tag }],
  ),
)
