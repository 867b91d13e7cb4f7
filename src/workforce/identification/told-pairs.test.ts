import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDuckDB } from '../../analytics/index.ts'
import { plainDate, type PlainDate } from '../../kernel/index.ts'
import { csv, REGISTER, STAFF, world } from './a-trust.ts'
import { identify, type Identification } from './identify.ts'
import type { ReadableTable } from './load.ts'
import type { ToldPair } from './told-pairs.ts'

describe('pairs that people decided', () => {
  let directory: string
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'triptych-told-'))
  })
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  const { staff, register } = world()
  const table = (name: string, columns: readonly string[], rows: readonly Record<string, string | undefined>[]): ReadableTable => {
    const path = join(directory, `${name}.csv`)
    writeFileSync(path, csv(columns, rows))
    const data = { path, delimiter: ',', skipLines: 1, columns: columns.length, firstDataRow: 2, lineBreaks: false }
    return { data, mapping: new Map(columns.map((column, i) => [column, i])) }
  }

  async function identified(told: readonly ToldPair[]): Promise<Identification> {
    const sql = await openDuckDB({ threads: 1 })
    try {
      // Their numbers are not on the record, and their surnames have changed.
      const rows = staff.map((row, i) => ({
        ...row,
        ...(i < 5 && { registration_number: '', surname: `Wedlock${row.surname}` }),
        row_number: String(i + 2),
      }))
      const run = await identify(
        sql,
        {
          staff: [table('staff', [...STAFF, 'row_number'], rows)],
          registers: [table('register', REGISTER, register)],
          members: [],
          registerCovers: 'arts',
          asAt: plainDate(2026, 10, 31) as PlainDate,
          profile: 'jaro-winkler',
          told,
        },
        () => undefined,
      )
      if (!run.ok) throw new Error(run.problems[0]?.message)
      return run.value
    } finally {
      sql.close()
    }
  }

  const surname = ({ found }: Identification) => found.training?.trained.comparisons.find(({ name }) => name === 'surname')?.levels
  const confirmedPairs = (run: Identification): number => Number(/(\d+) confirmed/.exec(surname(run)?.[0]?.trained ?? '')?.[1])

  it('teach the weights what a changed surname is worth, and decide nobody', async () => {
    const told = register.slice(0, 5).map(({ number = '' }, i) => ({ row: i + 2, number }))
    const [without, with_] = [await identified([]), await identified(told)]
    expect(confirmedPairs(with_) - confirmedPairs(without)).toBe(5)
    expect(surname(with_)?.at(-1)?.m).toBeGreaterThan(surname(without)?.at(-1)?.m ?? 1)
    const accepted = ({ judged }: Identification) => judged.filter(({ decision }) => decision.candidate?.sameNumber).length
    expect(accepted(with_)).toBe(accepted(without))
  })
})
