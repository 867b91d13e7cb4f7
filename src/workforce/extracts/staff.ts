import { schemaFrom } from './schema-from.ts'
import list from './reference/staff.json' with { type: 'json' }

/** A staff extract: one row per post (assignment). The names of its columns and their source stand in `reference/staff.json`. */
export const staffSchema = schemaFrom(list)
