import type { Command } from 'commander'
import { describeSettings, readConfig, type Config } from '../config.ts'
import type { Result } from '../kernel/index.ts'
import { runBackup, runCheck, runMove, runRestore, runVerify } from './database.ts'
import { runServe } from './serve.ts'
import { runSetup } from './setup.ts'
import { openTerminal, type Terminal } from './terminal.ts'

interface Common {
  readonly json?: boolean
  readonly directory?: string
  readonly demonstration?: boolean
}

/** Reads the settings, does the work, says how it ended: 0 done, 2 something a person can mend. */
async function withConfig<T>(
  options: Common,
  work: (config: Config, terminal: Terminal) => Promise<Result<T>>,
  say: (value: T, terminal: Terminal) => void,
): Promise<void> {
  const terminal = openTerminal(options.json ?? false)
  const config = readConfig({
    ...process.env,
    ...(options.directory !== undefined && { TRIPTYCH_DIRECTORY: options.directory }),
    ...(options.demonstration && { TRIPTYCH_DEMONSTRATION: 'yes' }),
  })
  const result = config.ok ? await work(config.value, terminal) : config
  if (result.ok) say(result.value, terminal)
  else {
    terminal.problems(result.problems)
    process.exitCode = 2
  }
}

/** The commands of whoever runs the server. */
export function addInstallationCommands(program: Command): void {
  const add = (parent: Command, name: string, description: string): Command =>
    parent
      .command(name)
      .description(description)
      .option('--directory <dir>', 'where the data stands (TRIPTYCH_DIRECTORY)')
      .option('--json', 'say the outcome as JSON')

  add(program, 'serve', 'run the server; settings come from the environment, see "config check"')
    .option('--demonstration', 'fill an empty database with invented organisations and people')
    .action((options: Common) => withConfig(options, runServe, () => undefined))

  add(program, 'setup', 'make the link by which the first administrator of a new installation signs up')
    .requiredOption('--name <name>', 'the name of the administrator')
    .requiredOption('--email <address>', 'their email address')
    .action((options: Common & { name: string; email: string }) =>
      withConfig(
        options,
        (config) => runSetup(config, options),
        ({ link }, terminal) => terminal.result(['Open this link within 14 days. It works once:', link], { link }),
      ),
    )

  const db = program.command('db').description('back up, restore, check or move the database')
  add(db, 'backup <file>', 'write everything to one file, while the server runs or not').action((file: string, options: Common) =>
    withConfig(
      options,
      (config) => runBackup(config, file),
      (_, terminal) => terminal.result([`Backed up to ${file}.`], { file }),
    ),
  )
  add(db, 'restore <file>', 'read a backup into an empty database; the server must be stopped').action((file: string, options: Common) =>
    withConfig(
      options,
      (config) => runRestore(config, file),
      (_, terminal) => terminal.result(['Restored.'], { file }),
    ),
  )
  add(db, 'check', 'look at the schema, the walls between organisations and every row').action((options: Common) =>
    withConfig(
      options,
      (config) => runCheck(config),
      ({ problems, ...rest }, terminal) => {
        terminal.problems(problems)
        terminal.result(problems.length === 0 ? ['Nothing is wrong.'] : [`${problems.length} things are wrong.`], { problems, ...rest })
        if (problems.length > 0) process.exitCode = 2
      },
    ),
  )
  add(db, 'move', 'carry everything over to PostgreSQL and compare it there; the server must be stopped')
    .requiredOption('--to <url>', 'postgres://…')
    .action((options: Common & { to: string }) =>
      withConfig(
        options,
        (config) => runMove(config, options.to),
        (_, terminal) =>
          terminal.result(['Moved; counts and checksums are the same. Set DATABASE_URL to the new database now.'], { moved: true }),
      ),
    )

  const audit = program.command('audit').description('the audit trail')
  add(audit, 'verify', 'read every trail from its start and compare it with the seals').action((options: Common) =>
    withConfig(
      options,
      (config) => runVerify(config),
      (trails, terminal) => {
        const broken = trails.filter(({ breaks }) => breaks.length > 0)
        const lines = trails.map(({ organisation, entries, breaks }) =>
          breaks.length === 0
            ? `${organisation}  ${entries} entries, whole`
            : `${organisation}  ${entries} entries, BROKEN: ${breaks.map(({ sequence, what }) => `${what} at ${sequence}`).join('; ')}`,
        )
        terminal.result(lines, { trails })
        if (broken.length > 0) process.exitCode = 2
      },
    ),
  )

  program
    .command('config')
    .description('the settings')
    .command('check')
    .description('show every setting, its value and where it comes from')
    .option('--json', 'say the outcome as JSON')
    .action((options: Common) =>
      withConfig(
        options,
        async (config) => ({ ok: true, value: config }),
        (_, terminal) => {
          const settings = describeSettings(process.env)
          terminal.result(
            settings.map(({ name, from, value }) => `${name.padEnd(24)} ${value} (${from})`),
            { settings },
          )
        },
      ),
    )
}
