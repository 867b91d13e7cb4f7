import { readFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import { z } from 'zod'
import type { MappingFile } from '../engines/tables/index.ts'
import { readRowsOfFile, ROW_KINDS, type RowKind } from '../workforce/index.ts'
import { openTerminal } from './terminal.ts'

/** What was decided about a file in a browser. */
const decided = z.object({
  columns: z.record(z.string(), z.string().nullable()),
  remembered: z.literal(true).optional(),
  sheet: z.string().optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
})

async function readDecided(path: string): Promise<MappingFile> {
  const { columns, remembered, sheet, delimiter } = decided.parse(JSON.parse(await readFile(path, 'utf8')))
  return {
    columns: new Map(Object.entries(columns)),
    ...(remembered && { remembered }),
    ...(sheet !== undefined && { sheet }),
    ...(delimiter !== undefined && { delimiter }),
  }
}

interface Options {
  readonly as: RowKind
  readonly rowsTo: string
  readonly work: string
  readonly decided?: string
  readonly json?: boolean
}

export function addUnderstandCommand(program: Command): void {
  program
    .command('understand')
    .description('say what a file is understood to be and what is wrong with its values; write its rows as lines of JSON')
    .argument('<file>', 'CSV, XLSX or ODS')
    .addOption(new Option('--as <kind>', 'what it holds').choices(Object.keys(ROW_KINDS)).makeOptionMandatory())
    .requiredOption('--rows-to <file>', 'where the rows go')
    .requiredOption('--work <dir>', 'an empty directory for what is needed in between')
    .option('--decided <file>', 'which column is which, as somebody decided')
    .option('--json', 'say the outcome as JSON')
    .action(async (file: string, options: Options) => {
      const terminal = openTerminal(options.json ?? false)
      const mapping = options.decided === undefined ? undefined : await readDecided(options.decided)
      const read = await readRowsOfFile(file, options.as, { workDir: options.work, rowsTo: options.rowsTo, ...(mapping && { mapping }) })
      if (read.ok) {
        const { sentences, problems } = read.value
        terminal.result([...sentences, ...problems.map(({ label, message, todo }) => `${label}: ${message} ${todo}`)], read.value)
        return
      }
      terminal.problems(read.problems)
      process.exitCode = 2
    })
}
