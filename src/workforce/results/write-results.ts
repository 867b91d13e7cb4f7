import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeCsv, writeWorkbook } from '../../files/index.ts'
import type { Problem } from '../../kernel/index.ts'
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
  readonly inputs: readonly {
    readonly role: string
    readonly name: string
    readonly rows: number
    readonly sha256: string
    /** Which column was read as which field, how sure that is, and sample values (personal ones by their shape). */
    readonly columns: readonly {
      readonly field: string
      readonly column: string
      readonly confidence: number
      readonly samples: readonly string[]
    }[]
    readonly unused: readonly string[]
  }[]
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

/** Written last: its presence says that the results are whole. It holds the hash of every other file, so that a change is noticed. */
export async function writeRunRecord(directory: string, record: RunRecord): Promise<void> {
  const outputs: Record<string, string> = {}
  for (const name of RESULT_FILES) if (name !== 'run.json') outputs[name] = await hashOf(join(directory, name))
  await writeFile(join(directory, 'run.json'), json({ ...record, outputs }))
}

const hashOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

/** Results of an earlier run that somebody has worked on since: they must not be replaced. */
export async function changedResults(directory: string): Promise<Problem | null> {
  const record = await readFile(join(directory, 'run.json'), 'utf8').catch(() => null)
  if (record === null) return null
  const { outputs = {} } = JSON.parse(record) as { outputs?: Record<string, string> }
  for (const [name, hash] of Object.entries(outputs)) {
    const now = await hashOf(join(directory, name)).catch(() => hash)
    if (now === hash) continue
    return {
      code: 'workforce.results-changed',
      kind: 'error',
      message: 'This file was changed since Triptych wrote it, and would be lost.',
      todo: 'Choose another directory for --out, or move the file away first.',
      where: { file: join(directory, name) },
    }
  }
  return null
}

/** The weights as they are kept: the model file, or why there is none. */
export const modelOf = ({ found }: Identification): unknown =>
  found.training?.trained ?? {
    format: 'triptych-linkage/1',
    name: found.model.name,
    trained: false,
    why: 'No register was given: nothing was linked.',
  }
