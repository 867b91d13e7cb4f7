import type { Profile, SqlEngine } from '../../engines/linkage/index.ts'
import { failed, ok, type PlainDate, type Problem, type Result } from '../../kernel/index.ts'
import { judge, type JudgedPerson } from './judge.ts'
import type { ReadableTable } from './load.ts'
import { coverageOf, describeMode, type RegisterCoverage } from './mode.ts'
import type { IdentificationReport } from './report-data.ts'
import { search, type Found, type Progress } from './search.ts'
import type { ToldPair } from './told-pairs.ts'
import { unknownValues } from './unknown-values.ts'

export interface IdentificationInput {
  readonly staff: readonly ReadableTable[]
  readonly registers: readonly ReadableTable[]
  readonly members: readonly ReadableTable[]
  /** What the register files cover, where the person said; else judged by their size and said aloud. */
  readonly registerCovers: RegisterCoverage | null
  /** The day registrations are judged at. */
  readonly asAt: PlainDate
  readonly profile: Profile
  /** What people decided, for the training alone. */
  readonly told?: readonly ToldPair[]
}

export interface Identification {
  readonly mode: IdentificationReport['mode']
  readonly asAt: PlainDate
  readonly judged: readonly JudgedPerson[]
  readonly found: Found
  readonly problems: readonly Problem[]
}

/** Finds the arts therapists in staff extracts: search by linkage, judgement person by person, each with its reason. */
export async function identify(sql: SqlEngine, input: IdentificationInput, progress: Progress): Promise<Result<Identification>> {
  const found = await search(sql, input, progress)
  const open = found.problems.filter(({ kind }) => kind !== 'warning')
  if (open.length > 0) return failed(...open)
  if (input.registers.length > 0 && found.register.arts === 0) {
    return failed({
      code: 'workforce.no-arts-therapists-in-register',
      kind: 'error',
      message: `The register has ${found.register.others} rows and none of them is an arts therapist: no number begins with AS and no profession says art, drama or music therapist.`,
      todo: 'Check that this is the right file and that the column with the registration number was understood (see --mapping).',
    })
  }
  progress('Judging each person')
  const coverage = input.registers.length === 0 ? null : coverageOf(found.register, input.registerCovers)
  const mode = describeMode(found.register, coverage, input.members.length > 0)
  const judged = judge(found, mode.code, input.asAt)
  return ok({
    mode,
    asAt: input.asAt,
    judged,
    found,
    problems: [...found.problems, ...duplicateRows(found.duplicates), ...(await unknownValues(sql))],
  })
}

const duplicateRows = (duplicates: number): Problem[] =>
  duplicates === 0
    ? []
    : [
        {
          code: 'workforce.assignment-twice',
          kind: 'warning',
          message: `${duplicates} ${duplicates === 1 ? 'row repeats an assignment' : 'rows repeat assignments'} of the same organisation among the posts looked at.`,
          todo: 'Each assignment was counted once. If the rows are different people, check the assignment numbers.',
        },
      ]
