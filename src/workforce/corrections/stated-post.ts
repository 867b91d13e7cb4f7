import { isMissing } from '../../engines/tables/index.ts'
import { SIGN_COLUMNS, signsFrom } from '../identification/evidence.ts'
import type { Post } from '../identification/person.ts'
import { readPost, readSigns, saysArts } from '../identification/signs.ts'

/** A post as its record states it and as that is read. */
export type StatedPost = Pick<Post, 'stated' | 'signs' | 'reading' | 'fields'>

const READ_FROM: Readonly<Record<(typeof SIGN_COLUMNS)[number], readonly string[]>> = {
  sign_title: ['position_title'],
  sign_occupation: ['occupation_code'],
  sign_role: ['job_role'],
  sign_area: ['area_of_work'],
  sign_band: ['band'],
  sign_type: ['registration_type', 'registration_body'],
}

/** Columns of a staff extract that corrections are read from. */
export const STATED_COLUMNS = [...new Set([...Object.values(READ_FROM).flat(), 'registration_number'])]

/** Reads a row of a staff extract as identification does. `fields` are those that the extract has a column for. */
export function readStated(row: Readonly<Record<string, string | null>>, fields: ReadonlySet<string>): StatedPost {
  const stated = Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, value === null || isMissing(value) ? null : value.trim()]),
  )
  const signs = signsFrom(
    SIGN_COLUMNS.map((sign) =>
      readSigns(
        sign,
        READ_FROM[sign].map((field) => stated[field] ?? null),
      ),
    ),
  )
  return { stated, signs, reading: readPost(stated, saysArts(signs)), fields }
}
