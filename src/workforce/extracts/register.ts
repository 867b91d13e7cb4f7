import { schemaFrom } from './schema-from.ts'
import list from './reference/register.json' with { type: 'json' }

/** A register of a regulator, the whole or the arts therapists alone, or results that were looked up: one row per registrant (and modality). The names of its columns and their source stand in `reference/register.json`. */
export const registerSchema = schemaFrom(list)
