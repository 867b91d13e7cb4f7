import type { SqlEngine } from '../../engines/linkage/index.ts'
import { ok, type PlainDate, type Result } from '../../kernel/index.ts'
import {
  identify,
  reportOf,
  type Identification,
  type IdentificationReport,
  type RegisterCoverage,
  type ReportInput,
  type ToldPair,
} from '../identification/index.ts'
import { modelOf } from '../results/index.ts'
import { readableRecords, type ExportedRecords } from './export-records.ts'
import { casesOf, type FoundCase } from './found-case.ts'

/** What a run works on. */
export interface RunInput {
  readonly records: readonly ExportedRecords[]
  readonly registerCovers: RegisterCoverage | null
  readonly asAt: PlainDate
  /** Pairs that people decided, for the training alone. */
  readonly told: readonly ToldPair[]
  readonly demonstration: boolean
}

/** What a run found: what is kept of it. */
export interface RunResult {
  readonly report: IdentificationReport
  /** The weights, as the model file holds them. */
  readonly model: unknown
  readonly cases: readonly FoundCase[]
}

/** Identifies the arts therapists in exported records. */
export async function identifyRecords(sql: SqlEngine, input: RunInput, progress: (stage: string) => void): Promise<Result<RunResult>> {
  const of = (kind: ExportedRecords['kind']) => input.records.filter((records) => records.kind === kind).map(readableRecords)
  const { registerCovers, asAt, told } = input
  const given = { staff: of('staff'), registers: of('register'), members: of('members'), registerCovers, asAt, told }
  const run = await identify(sql, { ...given, profile: 'jaro-winkler' }, progress)
  if (!run.ok) return run
  progress('Writing down what was found')
  return ok({
    report: reportOf(run.value, input.records.map(inputOf(run.value)), { demonstration: input.demonstration, keptIn: 'service' }),
    model: modelOf(run.value),
    cases: casesOf(run.value),
  })
}

/** What was noticed across the files is told once, at the staff records. */
const inputOf =
  ({ problems }: Identification) =>
  ({ kind, rows, fields, stated }: ExportedRecords): ReportInput => ({
    role: kind,
    rows,
    understood: [],
    warnings: kind === 'staff' ? problems : [],
    columns: stated.map((field) => ({ field: field.replaceAll('_', ' '), column: field })),
    unused: fields.filter((field) => !stated.includes(field)),
  })
