import type { Command } from 'commander'
import { protectCounted, readCounts } from '../workforce/index.ts'
import { openTerminal } from './terminal.ts'

export function addProtectCountsCommand(program: Command): void {
  program
    .command('protect-counts')
    .description('make the counts of a release safe to publish that the server handed over')
    .argument('<dir>', 'where the server left them')
    .option('--json', 'say the outcome as JSON')
    .action(async (directory: string, { json = false }: { json?: boolean }) => {
      const terminal = openTerminal(json)
      const safe = await protectCounted(await readCounts(directory))
      if (safe.ok) return terminal.result([`Figures attacked: ${safe.value.attacked}.`], safe.value)
      terminal.problems(safe.problems)
      process.exitCode = 2
    })
}
