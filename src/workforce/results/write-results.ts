import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeCsv, writeWorkbook } from '../../files/index.ts'
import { correctionsFor } from '../corrections/index.ts'
import type { Identification, IdentificationReport } from '../identification/index.ts'
import { reasonCodes } from '../reference/index.ts'
import { COUNT_COLUMNS, countRows, REVIEW_COLUMNS, reviewRows, THERAPIST_COLUMNS, therapistRows } from './rows.ts'

/** Every file a run writes. */
export const RESULT_FILES = [
  'therapists.xlsx',
  'therapists.csv',
  'review.csv',
  'corrections.csv',
  'counts.csv',
  'report.html',
  'model.json',
  'run.json',
] as const

/** What is recorded of a run beside its results: which inputs, which versions, which seed, how long. */
export interface RunRecord {
  readonly inputs: readonly { readonly role: string; readonly name: string; readonly rows: number; readonly sha256: string }[]
  readonly version: string
  readonly node: string
  readonly seed: number
  readonly asAt: string
  readonly mode: string
  readonly startedAt: string
  readonly seconds: Readonly<Record<string, number>>
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** Writes all results but report.html into a directory. The same identification gives the same bytes, run.json apart. */
export async function writeResults(directory: string, run: Identification, report: IdentificationReport): Promise<void> {
  const at = (name: (typeof RESULT_FILES)[number]): string => join(directory, name)
  const columns = THERAPIST_COLUMNS.map(({ column }) => column)
  const rows = therapistRows(run.judged)
  const fictional: [string, string][] = report.demonstration
    ? [['Fictional data', 'Everybody and everything in this workbook is invented.']]
    : []
  await writeWorkbook(at('therapists.xlsx'), {
    cover: {
      title: 'Arts therapists found, doubtful and set aside',
      lines: [
        ...fictional,
        ['What this is', 'One row per post that was accepted, is for a person to decide, or was set aside, with the reason.'],
        ['Who may see it', 'Those who may see the staff extract it came from: it holds assignment and registration numbers.'],
        ['Kind of run', run.mode.sentence],
        ['Judged as at', run.asAt],
        ['Files', 'Their names and fingerprints stand in run.json beside this workbook.'],
        ['Rows', rows.length],
      ],
    },
    notes: [
      ...run.mode.cannotClaim,
      ...reasonCodes.map(({ code, outcome, sentence, todo }) => `${code} (${outcome}): ${sentence} ${todo}`),
    ],
    codebook: THERAPIST_COLUMNS,
    data: { columns, rows },
  })
  await writeCsv(at('therapists.csv'), columns, rows, { byteOrderMark: false })
  await writeCsv(at('review.csv'), REVIEW_COLUMNS, reviewRows(run.judged))
  await writeCsv(
    at('corrections.csv'),
    ['organisation', 'assignment_number', 'position_title', 'field', 'current', 'suggested', 'reason', 'how'],
    correctionsFor(run.judged).map((c) => [
      c.organisation,
      c.assignmentNumber,
      c.positionTitle,
      c.field,
      c.current,
      c.suggested,
      c.reason,
      c.how,
    ]),
  )
  await writeCsv(at('counts.csv'), COUNT_COLUMNS, countRows([report.reconciliation, ...report.counts]))
  await writeFile(at('model.json'), json(modelOf(run)))
}

/** Written last: its presence says that the results are whole. */
export const writeRunRecord = (directory: string, record: RunRecord): Promise<void> => writeFile(join(directory, 'run.json'), json(record))

const modelOf = ({ found }: Identification): unknown =>
  found.training?.trained ?? {
    format: 'triptych-linkage/1',
    name: found.model.name,
    trained: false,
    why: 'No register was given: nothing was linked.',
  }
