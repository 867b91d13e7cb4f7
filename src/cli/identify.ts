import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { openDuckDB } from '../analytics/index.ts'
import { readMappingBook, refusalToReplace, stageTable, writeAllOrNothing, type StagedTable } from '../files/index.ts'
import { mappingFor } from '../engines/tables/index.ts'
import { failed, ok, parsePlainDate, type PlainDate, type Problem, type Result } from '../kernel/index.ts'
import { renderIdentificationReport } from '../pages/index.ts'
import {
  identify,
  changedResults,
  membersSchema,
  missingFields,
  registerSchema,
  reportOf,
  RESULT_FILES,
  staffSchema,
  writeResults,
  writeRunRecord,
  type IdentificationReport,
  type RegisterCoverage,
  type ReportInput,
  type RunRecord,
} from '../workforce/index.ts'
import type { Terminal } from './terminal.ts'
import { VERSION } from '../version.ts'

export interface IdentifyOptions {
  readonly staff: readonly string[]
  readonly register: readonly string[]
  readonly members?: string | undefined
  readonly out: string
  readonly mapping?: string | undefined
  readonly registerCovers?: RegisterCoverage | undefined
  readonly asAt?: string | undefined
  readonly seed: number
  readonly threads?: number | undefined
  readonly memoryLimit?: string | undefined
  readonly demonstration?: boolean | undefined
  readonly profile: 'jaro-winkler' | 'levenshtein'
}

type Role = ReportInput['role']

interface Input {
  readonly role: Role
  readonly staged: StagedTable
}

/** The whole main job: files in, results out, all or nothing. */
export async function runIdentify(options: IdentifyOptions, terminal: Terminal, today: PlainDate): Promise<Result<IdentificationReport>> {
  const asAt = options.asAt === undefined ? today : parsePlainDate(options.asAt)
  if (!asAt) {
    return failed({
      code: 'cli.as-at',
      kind: 'error',
      message: `"${options.asAt}" is not a day.`,
      todo: 'Write --as-at as YYYY-MM-DD, for example 2026-03-31.',
    })
  }
  const refusal = (await refusalToReplace(options.out, { ours: RESULT_FILES })) ?? (await changedResults(options.out))
  if (refusal) return failed(refusal)
  const workDir = await mkdtemp(join(tmpdir(), 'triptych-'))
  const clean = (): void => rmSync(workDir, { recursive: true, force: true })
  const interrupted = (signal: NodeJS.Signals): void => {
    clean()
    process.stderr.write('Stopped. Nothing was written.\n')
    // After the other listeners: whoever is writing undoes it in theirs.
    setImmediate(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  }
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    const timings: Record<string, number> = {}
    const inputs = await timed(timings, 'understanding the files', () => stageAll(options, workDir, terminal))
    if (!inputs.ok) return inputs
    return await identifyStaged(options, inputs.value, { asAt, workDir, timings }, terminal)
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    clean()
  }
}

async function timed<T>(timings: Record<string, number>, name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const value = await work()
  timings[name] = Number(((performance.now() - started) / 1000).toFixed(3))
  return value
}

async function stageAll(options: IdentifyOptions, workDir: string, terminal: Terminal): Promise<Result<Input[]>> {
  const schemas = { staff: staffSchema, register: registerSchema, members: membersSchema }
  const book = options.mapping === undefined ? ok(null) : await readMappingBook(options.mapping, Object.values(schemas))
  if (!book.ok) return book
  const wanted: { role: Role; path: string }[] = [
    ...options.staff.map((path) => ({ role: 'staff' as const, path })),
    ...options.register.map((path) => ({ role: 'register' as const, path })),
    ...(options.members === undefined ? [] : [{ role: 'members' as const, path: options.members }]),
  ]
  const inputs: Input[] = []
  const problems: Problem[] = []
  for (const { role, path } of wanted) {
    terminal.stage(`Understanding ${basename(path)}`)
    const mapping = book.value ? mappingFor(book.value, role, basename(path)) : undefined
    const staged = await stageTable(path, schemas[role], { workDir, ...(mapping && { mapping }) })
    if (staged.ok) {
      const input = { role, staged: role === 'staff' ? withMissingFields(staged.value) : staged.value }
      terminal.problems(input.staged.problems)
      inputs.push(input)
    } else problems.push(...staged.problems)
  }
  return problems.length > 0 ? failed(...problems) : ok(inputs)
}

const withMissingFields = (staged: StagedTable): StagedTable => ({
  ...staged,
  problems: [...staged.problems, ...missingFields(staged.mapping, staged.unmapped, staged.source.name)],
})

async function identifyStaged(
  options: IdentifyOptions,
  inputs: readonly Input[],
  around: { readonly asAt: PlainDate; readonly workDir: string; readonly timings: Record<string, number> },
  terminal: Terminal,
): Promise<Result<IdentificationReport>> {
  const startedAt = new Date().toISOString()
  const of = (role: Role) => inputs.filter((input) => input.role === role).map((input) => input.staged)
  const sql = await openDuckDB({
    tempDirectory: join(around.workDir, 'spill'),
    memoryLimit: options.memoryLimit ?? '500MB',
    ...(options.threads !== undefined && { threads: options.threads }),
  })
  try {
    const run = await timed(around.timings, 'identifying', () =>
      identify(
        sql,
        {
          staff: of('staff'),
          registers: of('register'),
          members: of('members'),
          registerCovers: options.registerCovers ?? null,
          asAt: around.asAt,
          profile: options.profile,
        },
        (stage) => terminal.stage(stage),
      ),
    )
    if (!run.ok) return run
    terminal.problems(run.value.problems)
    terminal.stage('Writing the results')
    const report = reportOf(run.value, inputs.map(asReportInput(run.value.problems)), {
      demonstration: options.demonstration ?? false,
      keptIn: 'files',
    })
    const written = await writeAllOrNothing(
      options.out,
      async (directory) => {
        await timed(around.timings, 'writing the results', async () => {
          await writeResults(directory, run.value, report)
          await writeFile(join(directory, 'report.html'), renderIdentificationReport(report))
        })
        await writeRunRecord(directory, {
          inputs: inputs.map(recordOf),
          version: VERSION,
          node: process.version,
          seed: options.seed,
          asAt: around.asAt,
          mode: report.mode.code,
          startedAt,
          seconds: around.timings,
        })
      },
      { ours: RESULT_FILES },
    )
    return written.ok ? ok(report) : written
  } finally {
    sql.close()
  }
}

const recordOf = ({ role, staged }: Input): RunRecord['inputs'][number] => ({
  role,
  name: staged.source.name,
  rows: staged.rows,
  sha256: staged.source.sha256,
  columns: staged.mappingReport.map(({ field, column, confidence, samples }) => ({ field, column, confidence, samples })),
  unused: staged.unmapped,
})

const asReportInput =
  (problems: readonly Problem[]) =>
  ({ role, staged }: Input, at: number, all: readonly Input[]): ReportInput => ({
    role,
    rows: staged.rows,
    understood: staged.understood,
    columns: staged.mappingReport.map(({ field, column }) => ({ field: field.replaceAll('_', ' '), column })),
    unused: staged.unmapped,
    // What was noticed across all staff files is told once, at the first.
    warnings:
      role === 'staff' && all.findIndex((input) => input.role === 'staff') === at ? [...staged.problems, ...problems] : staged.problems,
  })
