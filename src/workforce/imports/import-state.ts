import type { Selectable } from 'kysely'
import type { Tables } from '../../database/index.ts'
import type { Problem } from '../../kernel/index.ts'
import type { RowProblem } from './check-rows.ts'
import type { Effects } from './effects.ts'
import type { ImportKind } from './kinds.ts'
import type { UnderstoodFile } from './read-file.ts'

export const READ_IMPORT_JOB = 'workforce.import.read'

/** What an import can become from each state: `reading` it, `asking` what a column is, `staged` to be looked at and confirmed. */
export const IMPORT_MOVES = {
  reading: ['asking', 'staged', 'failed', 'abandoned'],
  asking: ['reading', 'abandoned'],
  staged: ['reading', 'committed', 'abandoned'],
  committed: ['undone'],
  undone: [],
  failed: ['reading', 'abandoned'],
  abandoned: [],
} as const satisfies Record<ImportState, readonly ImportState[]>
export type ImportState = Tables['import']['state']

/** How long a confirmed import can be undone. */
export const UNDO_DAYS = 30

/** A value that is replaced in every row that has it; null takes it away. */
export interface Mend {
  readonly field: string
  readonly from: string
  readonly to: string | null
}

/** A column a person can choose from where the file was not understood. */
export interface OfferedColumn {
  readonly header: string
  readonly samples: readonly string[]
}

/** What a person decided about the file. */
export interface DecidedMapping {
  /** Field → header; null: the file has no such column. */
  readonly columns: Readonly<Record<string, string | null>>
  readonly sheet?: string | undefined
  readonly delimiter?: string | undefined
}

export interface ImportView {
  readonly id: string
  readonly organisation: string
  readonly kind: ImportKind
  readonly state: ImportState
  /** Last day of the month of a staff extract; the day of a register. */
  readonly asAt: string | null
  readonly covers: 'whole' | 'arts' | 'part' | null
  readonly fileName: string
  readonly bytes: number
  readonly rows: number
  readonly mapping: DecidedMapping | null
  readonly understood: Omit<UnderstoodFile, 'problems' | 'days'> | null
  /** Why the file could not be read, or what has to be decided. */
  readonly questions: readonly Problem[]
  readonly rowProblems: readonly RowProblem[]
  readonly mends: readonly Mend[]
  readonly effects: Effects | null
  readonly job: string | null
  readonly createdAt: Date
  readonly committedAt: Date | null
  readonly undoneAt: Date | null
  readonly version: number
}

const read = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T))

export function importView(row: Selectable<Tables['import']>): ImportView {
  const problems = read<{ questions?: Problem[]; rows?: RowProblem[] }>(row.problems)
  return {
    id: row.id,
    organisation: row.organisation_id,
    kind: row.kind as ImportKind,
    state: row.state,
    asAt: row.as_at,
    covers: row.covers,
    fileName: row.file_name,
    bytes: row.bytes,
    rows: row.row_count,
    mapping: read(row.mapping),
    understood: read(row.understood),
    questions: problems?.questions ?? [],
    rowProblems: problems?.rows ?? [],
    mends: read<Mend[]>(row.mends) ?? [],
    effects: read(row.effects),
    job: row.job_id,
    createdAt: row.created_at,
    committedAt: row.committed_at,
    undoneAt: row.undone_at,
    version: row.version,
  }
}
