import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { readStated } from '../corrections/index.ts'
import { staffSchema } from '../extracts/index.ts'
import type { Outcome } from '../identification/index.ts'
import { speakingFields } from '../runs/index.ts'

/** One cell of the staff record that a finding came from. */
export interface SourceCell {
  /** As `staff_post` names it. */
  readonly field: string
  readonly label: string
  readonly value: string
  /** It speaks for an arts therapist. */
  readonly speaks: boolean
}

/** One post of the person, with the cells of its row. */
export interface SourcePost {
  /** Row of the extract. */
  readonly rowNumber: number
  readonly employer: string
  readonly outcome: Outcome
  readonly reasonCode: string
  readonly line: 'ahp' | 'psychology' | 'neither'
  /** Active at the day of the extract. */
  readonly counts: boolean
  readonly hidden: boolean
  /** Empty where the rows of the extract were deleted. */
  readonly cells: readonly SourceCell[]
}

/** Nobody needs these to decide what somebody is. */
const LEFT_OUT = new Set(['ni_number', 'date_of_birth', 'snapshot_month'])

/** The posts of a finding in the order of the extract. */
export async function sourcePosts(db: Db, finding: string): Promise<SourcePost[]> {
  const { rows } = await sql<
    Omit<SourcePost, 'cells'> & { cells: Readonly<Record<string, unknown>> | null }
  >`select p.row_number as "rowNumber", coalesce(p.employer_name || ' (' || p.employer || ')', p.employer) as employer, p.outcome,
      p.reason_code as "reasonCode", p.line, p.counts, p.hidden, to_jsonb(s) as cells
    from finding_post p left join staff_post s on s.import_id = p.import_id and s.row_number = p.row_number
    where p.finding_id = ${finding} order by p.row_number`.execute(db)
  return rows.map(({ cells, ...post }) => ({ ...post, cells: cellsFrom(cells ?? {}) }))
}

function cellsFrom(row: Readonly<Record<string, unknown>>): SourceCell[] {
  const stated = Object.fromEntries(
    staffSchema.fields.flatMap(({ name }) => {
      const value = row[name]
      return typeof value === 'string' && value !== '' ? [[name, value] as const] : []
    }),
  )
  const speaking = new Set(speakingFields([readStated(stated, new Set())]))
  return staffSchema.fields.flatMap(({ name, label }) => {
    const value = stated[name]
    return value === undefined || LEFT_OUT.has(name) ? [] : [{ field: name, label, value, speaks: speaking.has(name) }]
  })
}

/** Which cells a comparison reads, by its words in the account of a finding (see `comparisonInWords`). */
const READS: Readonly<Record<string, readonly string[]>> = {
  'Registration number': ['registration_number'],
  Surname: ['surname', 'full_name', 'previous_surname'],
  Forename: ['forenames', 'known_as', 'full_name'],
  'Second forename': ['forenames', 'full_name'],
  'Place of work': ['town', 'organisation_name', 'organisation_code', 'icb'],
  Modality: ['position_title', 'job_role', 'area_of_work'],
  'Registration stated': ['registration_type', 'registration_number', 'registration_body'],
  'What the posts say': ['position_title', 'occupation_code', 'job_role', 'area_of_work', 'band'],
}

/** Where in the record a step of the weight comes from: the cells there are. Empty for what is no cell's, such as the start. */
export function cellsOf(comparison: string, posts: readonly SourcePost[]): { readonly rowNumber: number; readonly cell: SourceCell }[] {
  const fields = READS[comparison.replace(/: how common$/, '')] ?? []
  return posts.flatMap(({ rowNumber, cells }) => cells.filter(({ field }) => fields.includes(field)).map((cell) => ({ rowNumber, cell })))
}
