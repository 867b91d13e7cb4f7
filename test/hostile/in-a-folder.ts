import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { readRecords, type MappingFile, type TableSchema } from '../../src/engines/tables/index.ts'
import { stageTable, type ReadLimits, type StagedTable } from '../../src/files/read/index.ts'
import { sentence, type Problem } from '../../src/kernel/index.ts'
import { staffSchema } from '../../src/workforce/extracts/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'triptych-hostile-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let number = 0

export interface Asked {
  readonly schema?: TableSchema
  readonly mapping?: Partial<MappingFile>
  readonly limits?: Partial<ReadLimits>
}

interface Answer {
  readonly staged?: StagedTable
  readonly problems: readonly Problem[]
}

/** Puts the bytes under a name into a folder of their own and stages them; checks that nothing but the work folder was touched. */
async function stageBytes(name: string, content: Uint8Array | string, asked: Asked = {}): Promise<Answer> {
  const place = join(folder, String(number++))
  const workDir = join(place, 'work')
  mkdirSync(join(place, 'in'), { recursive: true })
  const path = join(place, 'in', name)
  writeFileSync(path, content)
  const before = statSync(path)
  const mapping = asked.mapping && { columns: new Map(), ...asked.mapping }
  const result = await stageTable(path, asked.schema ?? staffSchema, {
    workDir,
    ...(mapping && { mapping }),
    ...(asked.limits && { limits: asked.limits }),
  })
  expect(readdirSync(place).filter((entry) => entry !== 'in' && entry !== 'work')).toEqual([])
  expect(readdirSync(join(place, 'in'))).toEqual([name])
  expect(statSync(path).mtimeMs).toBe(before.mtimeMs)
  const written = readdirSync(place).includes('work') ? readdirSync(workDir) : []
  if (result.ok) {
    expect(written.every((file) => join(workDir, file) === result.value.data.path)).toBe(true)
    return { staged: result.value, problems: result.value.problems }
  }
  expect(written).toEqual([])
  for (const problem of result.problems) expectPlain(problem)
  return { problems: result.problems }
}

/** One sentence on what is wrong and one on what to do, in words a person uses, without a trace of code. */
function expectPlain(problem: Problem): void {
  const said = sentence(problem)
  expect(said).not.toMatch(/undefined|NaN|\bat \w+ \(|Error:|\[object|invalid|please|oops/i)
  expect(problem.message).toMatch(/^["A-Z].*[.)]$/s)
  expect(problem.todo).toMatch(/^[A-Z].*\.$/s)
}

/** Expects a refusal or a question with this code and, where given, at this place. */
export async function expectRefused(
  name: string,
  content: Uint8Array | string,
  code: string,
  where: Problem['where'] = {},
  asked: Asked = {},
): Promise<Problem> {
  const { staged, problems } = await stageBytes(name, content, asked)
  expect(staged, 'should not be taken as a table').toBeUndefined()
  expect(problems[0]).toMatchObject({ code, where: { file: name, ...where } })
  expect(['error', 'question']).toContain(problems[0]?.kind)
  return problems[0] as Problem
}

/** Expects a table and gives it with its rows, as a bulk reader sees them. */
export async function expectTable(
  name: string,
  content: Uint8Array | string,
  asked: Asked = {},
): Promise<{ staged: StagedTable; rows: string[][]; field: (name: string) => string[] }> {
  const { staged, problems } = await stageBytes(name, content, asked)
  if (!staged) throw new Error(problems.map(sentence).join('\n'))
  const rows = rowsOf(staged)
  expect(rows).toHaveLength(staged.rows)
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([staged.data.columns]))
  return { staged, rows, field: (field) => rows.map((row) => row[staged.mapping.get(field) ?? -1] ?? '') }
}

function rowsOf({ data }: StagedTable): string[][] {
  const lines = readFileSync(data.path, 'utf8')
  let at = 0
  for (let skipped = 0; skipped < data.skipLines; skipped++) at = lines.indexOf('\n', at) + 1
  return readRecords(lines.slice(at), data.delimiter).map(({ cells }) => cells)
}

export const codes = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code)
