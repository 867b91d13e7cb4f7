import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { openTerminal } from '../src/cli/terminal.ts'
import { runDemonstrate } from '../src/cli/demonstrate.ts'
import { runIdentify, type IdentifyOptions } from '../src/cli/identify.ts'
import { plainDate, type PlainDate } from '../src/kernel/index.ts'

type Row = Readonly<Record<string, string>>

const table = async (path: string): Promise<Row[]> =>
  parse(await readFile(path), { columns: true, bom: true, skip_empty_lines: true }) as Row[]

const quiet = { ...openTerminal(true), stage: () => undefined, problems: () => undefined, result: () => undefined }

/** What one run found, held against the truth of the demonstration. Persons are true persons; posts are posts. */
export interface Score {
  truePersons: number
  acceptedPosts: number
  acceptedRight: number
  acceptedPersons: number
  foundPersons: number
  foundOrInReview: number
  queue: number
  trapsAccepted: number
  /** Accepted with a registration number other than the person's own. */
  wrongNumber: number
  hiddenLow: number
  hiddenHigh: number
  covered: number
  runs: number
}

export const nothing = (): Score => ({
  truePersons: 0,
  acceptedPosts: 0,
  acceptedRight: 0,
  acceptedPersons: 0,
  foundPersons: 0,
  foundOrInReview: 0,
  queue: 0,
  trapsAccepted: 0,
  wrongNumber: 0,
  hiddenLow: 0,
  hiddenHigh: 0,
  covered: 0,
  runs: 0,
})

export const pooled = (a: Score, b: Score): Score =>
  Object.fromEntries(Object.entries(a).map(([key, value]) => [key, value + b[key as keyof Score]])) as unknown as Score

export type Mode = 'full register' | 'part of a register' | 'extract only'

/** Makes one demonstration and runs the three kinds of identification on it. */
export async function evaluateSeed(seed: number, posts: number): Promise<Record<Mode, Score>> {
  const directory = await mkdtemp(join(tmpdir(), 'triptych-evaluation-'))
  try {
    const data = join(directory, 'data')
    const made = await runDemonstrate({ out: data, seed, posts })
    if (!made.ok) throw new Error(made.problems[0]?.message)
    const staff = (await readdir(data)).filter((name) => name.startsWith('staff')).map((name) => join(data, name))
    const truth = await table(join(data, 'truth', 'truth.csv'))
    const run = async (name: string, extra: Partial<IdentifyOptions>): Promise<Score> => {
      const out = join(directory, name)
      const result = await runIdentify(
        { staff, register: [], out, seed: 1, profile: 'jaro-winkler', asAt: '2026-10-31', ...extra },
        quiet,
        plainDate(2026, 10, 31) as PlainDate,
      )
      if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join(' '))
      const score = scored(truth, await table(join(out, 'therapists.csv')))
      const { estimate } = result.value
      if (estimate.possible) {
        score.hiddenLow = estimate.interval.low
        score.hiddenHigh = estimate.interval.high
        score.covered = estimate.interval.low <= score.truePersons && score.truePersons <= estimate.interval.high ? 1 : 0
      }
      return score
    }
    return {
      'full register': await run('full', { register: [join(data, 'register.csv')], members: join(data, 'members.csv') }),
      'part of a register': await run('part', {
        register: [join(data, 'lookups.csv')],
        members: join(data, 'members.csv'),
        registerCovers: 'part',
      }),
      'extract only': await run('extract', {}),
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

const key = (row: Row): string => `${row['organisation_code'] ?? row['organisation']}|${row['assignment_number']}`

function scored(truth: readonly Row[], found: readonly Row[]): Score {
  const outcome = new Map(found.map((row) => [key(row), row]))
  const real = truth.filter((row) => row['is_arts_therapist'] === 'yes')
  const accepted = found.filter((row) => row['outcome'] === 'accepted')
  const realPosts = new Map(real.map((row) => [key(row), row]))
  const persons = new Map<string, Row[]>()
  for (const row of real) persons.set(row['true_person'] ?? '', [...(persons.get(row['true_person'] ?? '') ?? []), row])
  const holds = (rows: readonly Row[], wanted: readonly string[]): boolean =>
    rows.some((row) => wanted.includes(outcome.get(key(row))?.['outcome'] ?? ''))
  const everyone = [...persons.values()]
  const kinds = new Map(truth.map((row) => [key(row), row['kind'] ?? '']))
  return {
    ...nothing(),
    truePersons: persons.size,
    acceptedPosts: accepted.length,
    acceptedRight: accepted.filter((row) => realPosts.has(key(row))).length,
    acceptedPersons: new Set(accepted.map((row) => row['person'])).size,
    foundPersons: everyone.filter((rows) => holds(rows, ['accepted'])).length,
    foundOrInReview: everyone.filter((rows) => holds(rows, ['accepted', 'review'])).length,
    queue: new Set(found.filter((row) => row['outcome'] === 'review').map((row) => row['person'])).size,
    trapsAccepted: accepted.filter((row) => (kinds.get(key(row)) ?? '').includes('trap')).length,
    wrongNumber: accepted.filter(
      (row) =>
        row['registration_number'] !== '' &&
        realPosts.has(key(row)) &&
        realPosts.get(key(row))?.['registration_number'] !== row['registration_number'],
    ).length,
    runs: 1,
  }
}
