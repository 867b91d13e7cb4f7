import { join } from 'node:path'
import type { Command } from 'commander'
import { openDuckDB } from '../analytics/index.ts'
import { ok, type Result } from '../kernel/index.ts'
import { identifyRecords, readRunInput, writeRunResult } from '../workforce/index.ts'
import { openTerminal, type Terminal } from './terminal.ts'

/** The heavy part of an identification run: from records in a directory to what was found, beside them. */
async function runIdentifyRecords(directory: string, terminal: Terminal): Promise<Result<{ readonly cases: number }>> {
  const sql = await openDuckDB({ tempDirectory: join(directory, 'between', 'spill'), memoryLimit: '1GB' })
  try {
    const run = await identifyRecords(sql, await readRunInput(directory), (stage) => terminal.stage(stage))
    if (!run.ok) return run
    await writeRunResult(directory, run.value)
    return ok({ cases: run.value.cases.length })
  } finally {
    sql.close()
  }
}

export function addIdentifyRecordsCommand(program: Command): void {
  program
    .command('identify-records')
    .description('find the arts therapists in the records of a run that the server handed over')
    .argument('<dir>', 'where the run left them')
    .option('--json', 'say the outcome as JSON')
    .action(async (directory: string, { json = false }: { json?: boolean }) => {
      const terminal = openTerminal(json)
      const found = await runIdentifyRecords(directory, terminal)
      if (found.ok) return terminal.result([`People judged: ${found.value.cases}.`], found.value)
      terminal.problems(found.problems)
      process.exitCode = 2
    })
}
