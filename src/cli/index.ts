import { Command, InvalidArgumentError, Option } from 'commander'
import { parsePlainDate, type PlainDate } from '../kernel/index.ts'
import { runDemonstrate } from './demonstrate.ts'
import { runIdentify, type IdentifyOptions } from './identify.ts'
import { addIdentifyRecordsCommand } from './identify-records.ts'
import { addInstallationCommands } from './installation.ts'
import { addProtectCountsCommand } from './protect-counts.ts'
import { openTerminal } from './terminal.ts'
import { addUnderstandCommand } from './understand.ts'
import { VERSION } from '../version.ts'

const whole = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.')
  return Number(text)
}

const threads = (text: string): number => {
  const count = whole(text)
  if (count < 1 || count > 256) throw new InvalidArgumentError('Give a number from 1 to 256.')
  return count
}

const memory = (text: string): string => {
  const [, figure, unit] = /^(\d+(?:\.\d+)?)\s*(MB|GB)$/i.exec(text.trim()) ?? []
  if (!figure || !unit) throw new InvalidArgumentError('Give a size such as 500MB or 2GB.')
  if (Number(figure) * (unit.toUpperCase() === 'GB' ? 1000 : 1) < 200) throw new InvalidArgumentError('Give at least 200MB.')
  return `${figure}${unit.toUpperCase()}`
}

const today = (): PlainDate => parsePlainDate(new Date().toISOString().slice(0, 10)) as PlainDate

/** The command line: one command per job, each with `--json` for other programs. */
export function buildProgram(): Command {
  const program = new Command('triptych')
  program.description('Find the arts therapists in staff records; run the server. Nothing leaves this machine.').version(VERSION)
  program
    .command('identify')
    .description('find the arts therapists in a staff extract, explain every finding, count each person once')
    .requiredOption('--staff <file...>', 'staff extracts: CSV, XLSX or ODS')
    .option(
      '--register <file...>',
      'HCPC register, whole or in part: number, surname, forenames, profession, modality, status, locality, from, to',
      [],
    )
    .option('--members <file>', 'membership list of a professional body')
    .requiredOption('--out <dir>', 'where the results go; they appear all at once')
    .option('--mapping <file>', 'which column is which, where the headers do not say')
    .addOption(
      new Option('--register-covers <what>', 'what the register file holds: every profession, every arts therapist, or a part').choices([
        'whole',
        'arts',
        'part',
      ]),
    )
    .option('--as-at <day>', 'the day registrations are judged at, YYYY-MM-DD (default: today)')
    .addOption(new Option('--profile <name>', 'how names are compared').choices(['jaro-winkler', 'levenshtein']).default('jaro-winkler'))
    .option('--seed <number>', 'recorded with the run; the identification itself uses no chance', whole, 1)
    .option('--threads <number>', 'how many threads the linkage may use', threads)
    .option('--memory-limit <size>', 'how much memory the linkage may use, for example 400MB', memory)
    .option('--demonstration', 'mark the results as fictional')
    .option('--json', 'say the outcome as JSON')
    .action(async (options: IdentifyOptions & { json?: boolean }) => {
      const terminal = openTerminal(options.json ?? false)
      const result = await runIdentify(options, terminal, today())
      if (!result.ok) {
        terminal.problems(result.problems)
        process.exitCode = 2
        return
      }
      terminal.result([...result.value.summary, `Results: ${options.out}`, `Report:  ${options.out}/report.html`], {
        out: options.out,
        mode: result.value.mode,
        summary: result.value.summary,
        outcomes: result.value.outcomes,
        estimate: result.value.estimate,
      })
    })
  program
    .command('demonstrate')
    .description('make fictional staff extracts, a register and a membership list, with the truth kept apart')
    .requiredOption('--out <dir>', 'where the files go')
    .option('--seed <number>', 'the same seed makes the same files', whole, 1)
    .option('--posts <number>', 'how many posts', whole, 60_000)
    .option('--json', 'say the outcome as JSON')
    .action(async (options: { out: string; seed: number; posts: number; json?: boolean }) => {
      const terminal = openTerminal(options.json ?? false)
      const result = await runDemonstrate(options)
      if (result.ok) terminal.result([`Fictional data written to ${options.out}.`], result.value)
      else {
        terminal.problems(result.problems)
        process.exitCode = 2
      }
    })
  addUnderstandCommand(program)
  addIdentifyRecordsCommand(program)
  addProtectCountsCommand(program)
  addInstallationCommands(program)
  return program
}
