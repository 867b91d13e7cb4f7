import { schemaFrom } from './schema-from.ts'
import list from './reference/members.json' with { type: 'json' }

/** A list of members of a professional body: one row per member. The names of its columns and their source stand in `reference/members.json`. */
export const membersSchema = schemaFrom(list)
