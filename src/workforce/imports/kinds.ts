import type { TableSchema } from '../../engines/tables/index.ts'
import { membersSchema, registerSchema, staffSchema } from '../extracts/index.ts'

/** What can be imported row by row, and where its rows stand. */
export const ROW_KINDS = {
  staff: { schema: staffSchema, table: 'staff_post', name: 'Staff extract', noun: ['post', 'posts'] },
  register: { schema: registerSchema, table: 'register_entry', name: 'HCPC register', noun: ['registrant', 'registrants'] },
  members: { schema: membersSchema, table: 'member_entry', name: 'Membership list', noun: ['member', 'members'] },
} as const satisfies Record<string, { schema: TableSchema; table: string; name: string; noun: readonly [string, string] }>
export type RowKind = keyof typeof ROW_KINDS

/** Everything that can be imported. */
export const IMPORT_KINDS = {
  staff: 'Staff extract',
  register: 'HCPC register',
  members: 'Membership list of a professional body',
  organisations: 'ODS organisations (etr.csv)',
} as const
export type ImportKind = keyof typeof IMPORT_KINDS

export const isRowKind = (kind: string): kind is RowKind => Object.hasOwn(ROW_KINDS, kind)

/** Words that SQL has a use for stand in the table under another name. */
const RENAMED: Readonly<Record<string, string>> = { from: 'registered_from', to: 'registered_to' }

/** The column of the table that holds a field. */
export const columnOf = (field: string): string => RENAMED[field] ?? field

export const fieldsOf = (kind: RowKind): readonly string[] => ROW_KINDS[kind].schema.fields.map(({ name }) => name)

/** Fields that hold a day. */
export const dateFieldsOf = (kind: RowKind): readonly string[] =>
  ROW_KINDS[kind].schema.fields.filter((field) => field.kind === 'date').map(({ name }) => name)

/** Fields that say when rather than what: the same post a month later is unchanged. */
const MOVING = new Set(['snapshot_month'])

/** The fields that make a row another one than before. */
export const comparedFields = (kind: RowKind): readonly string[] => fieldsOf(kind).filter((field) => !MOVING.has(field))

/** How a person says a field. */
export const labelOf = (kind: RowKind, field: string): string =>
  ROW_KINDS[kind].schema.fields.find(({ name }) => name === field)?.label ?? field
