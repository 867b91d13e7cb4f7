import { buildProgram } from './cli/index.ts'
import { openTerminal } from './cli/terminal.ts'

try {
  await buildProgram().parseAsync(process.argv)
} catch (error) {
  // A mistake of ours, not the person's: one sentence, and the particulars only for whoever asks for them, since they may quote data.
  if (process.env['TRIPTYCH_DEBUG']) throw error
  if (error instanceof Error && error.message.includes('Out of Memory')) {
    openTerminal(false).problems([
      {
        code: 'cli.memory',
        kind: 'error',
        message: 'The linkage needs more memory than it may use; nothing was written.',
        todo: 'Give it more with --memory-limit, for example 2GB.',
      },
    ])
    process.exitCode = 2
  } else {
    process.stderr.write(
      'Triptych made a mistake and stopped; nothing was written. Set TRIPTYCH_DEBUG=1 and run again to see the particulars.\n',
    )
    process.exitCode = 70
  }
}
