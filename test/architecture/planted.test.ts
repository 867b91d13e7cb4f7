import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Files that each break one rule of the house, and the rule that must notice. */
const PLANTED: readonly { readonly breaks: string; readonly rule: string; readonly files: Readonly<Record<string, string>> }[] = [
  {
    breaks: 'kernel importing an engine',
    rule: 'no-restricted-imports',
    files: { 'src/kernel/a.ts': "export { x } from '../engines/linkage/index.ts'\n" },
  },
  {
    breaks: 'kernel importing a package',
    rule: 'no-restricted-imports',
    files: { 'src/kernel/a.ts': "import { z } from 'zod'\nexport const a = z\n" },
  },
  {
    breaks: 'an engine importing Node',
    rule: 'no-restricted-imports',
    files: { 'src/engines/tables/a.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync\n" },
  },
  {
    breaks: 'an engine importing plumbing',
    rule: 'no-restricted-imports',
    files: { 'src/engines/tables/a.ts': "export { x } from '../../files/index.ts'\n" },
  },
  {
    breaks: 'an engine importing the inside of another engine',
    rule: 'no-restricted-imports',
    files: { 'src/engines/tables/a.ts': "export { x } from '../linkage/cluster.ts'\n" },
  },
  {
    breaks: 'an engine importing a package that is not pure',
    rule: 'no-restricted-imports',
    files: { 'src/engines/tables/a.ts': "import { Hono } from 'hono'\nexport const a = Hono\n" },
  },
  {
    breaks: 'an engine reading the clock',
    rule: 'no-restricted-globals',
    files: { 'src/engines/tables/a.ts': 'export const a = () => Date.now()\n' },
  },
  {
    breaks: 'an engine reading the clock through globalThis',
    rule: 'no-restricted-globals',
    files: { 'src/engines/tables/a.ts': 'export const a = () => globalThis.performance.now()\n' },
  },
  {
    breaks: 'an engine drawing from chance',
    rule: 'no-restricted-properties',
    files: { 'src/engines/tables/a.ts': 'export const a = () => Math.random()\n' },
  },
  {
    breaks: 'plumbing importing the field',
    rule: 'no-restricted-imports',
    files: { 'src/files/a.ts': "export { x } from '../workforce/index.ts'\n" },
  },
  {
    breaks: 'plumbing importing the inside of an engine',
    rule: 'no-restricted-imports',
    files: { 'src/analytics/a.ts': "export { x } from '../engines/linkage/cluster.ts'\n" },
  },
  {
    breaks: 'a field module importing a door',
    rule: 'no-restricted-imports',
    files: { 'src/workforce/a.ts': "export { x } from '../pages/index.ts'\n" },
  },
  {
    breaks: 'a field module importing the inside of plumbing',
    rule: 'no-restricted-imports',
    files: { 'src/workforce/plans/a.ts': "export { x } from '../../files/write/csv.ts'\n" },
  },
  {
    breaks: 'a field module knowing DuckDB',
    rule: 'no-restricted-imports',
    files: { 'src/workforce/a.ts': "import { DuckDBInstance } from '@duckdb/node-api'\nexport const a = DuckDBInstance\n" },
  },
  {
    breaks: 'a door importing the inside of a field module',
    rule: 'no-restricted-imports',
    files: { 'src/cli/a.ts': "export { x } from '../workforce/titles/index.ts'\n" },
  },
  {
    breaks: 'a door knowing a spreadsheet package',
    rule: 'no-restricted-imports',
    files: { 'src/pages/a.ts': "import { read } from 'hucre'\nexport const a = read\n" },
  },
  {
    breaks: 'plumbing other than analytics knowing DuckDB',
    rule: 'no-restricted-imports',
    files: { 'src/files/a.ts': "import { DuckDBInstance } from '@duckdb/node-api'\nexport const a = DuckDBInstance\n" },
  },
  {
    breaks: 'plumbing other than files knowing spreadsheets',
    rule: 'no-restricted-imports',
    files: { 'src/analytics/a.ts': "import { read } from 'hucre'\nexport const a = read\n" },
  },
  {
    breaks: 'commands importing a field module',
    rule: 'no-restricted-imports',
    files: { 'src/commands/a.ts': "export { x } from '../access/index.ts'\n" },
  },
  {
    breaks: 'the database knowing the web',
    rule: 'no-restricted-imports',
    files: { 'src/database/a.ts': "import { Hono } from 'hono'\nexport const a = Hono\n" },
  },
  {
    breaks: 'the queue of jobs importing its runner',
    rule: 'no-restricted-imports',
    files: { 'src/jobs/queue/a.ts': "export { x } from '../../jobs/runner/index.ts'\n" },
  },
  {
    breaks: 'a field module knowing PostgreSQL',
    rule: 'no-restricted-imports',
    files: { 'src/access/a.ts': "import { Pool } from 'pg'\nexport const a = Pool\n" },
  },
  {
    breaks: 'a field module sending letters by itself',
    rule: 'no-restricted-imports',
    files: { 'src/access/a.ts': "import { createTransport } from 'nodemailer'\nexport const a = createTransport\n" },
  },
  {
    breaks: 'a field module importing the inside of another',
    rule: 'no-restricted-imports',
    files: { 'src/installation/a.ts': "export { x } from '../access/people/list.ts'\n" },
  },
  {
    breaks: 'a page importing the inside of the database',
    rule: 'no-restricted-imports',
    files: { 'src/pages/a.ts': "export { x } from '../database/migrate.ts'\n" },
  },
  {
    breaks: 'the server knowing the embedded database',
    rule: 'no-restricted-imports',
    files: { 'src/http/a.ts': "import { PGlite } from '@electric-sql/pglite'\nexport const a = PGlite\n" },
  },
  {
    breaks: 'a circle of imports',
    rule: 'no-cycle',
    files: { 'src/workforce/a.ts': "export { b as a } from './b.ts'\n", 'src/workforce/b.ts': "export { a as b } from './a.ts'\n" },
  },
  { breaks: 'a default export', rule: 'no-default-export', files: { 'src/workforce/a.ts': 'const a = 1\nexport default a\n' } },
  { breaks: 'a file of more than 300 lines', rule: 'max-lines', files: { 'src/workforce/a.ts': 'export {}\n'.repeat(301) } },
]

describe('the linter keeps the arrows pointing inward: it notices', () => {
  let house: string
  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'triptych-house-'))
  })
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  it.each(PLANTED)('$breaks', ({ rule, files }) => {
    rmSync(join(house, 'src'), { recursive: true, force: true })
    cpSync('.oxlintrc.json', join(house, '.oxlintrc.json'))
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(house, path)), { recursive: true })
      writeFileSync(join(house, path), content)
    }
    const { stdout, status } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format', 'unix', 'src'], { cwd: house, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stdout).toContain(rule)
  })
})
