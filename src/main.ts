import { buildProgram } from './cli/index.ts'

try {
  await buildProgram().parseAsync(process.argv)
} catch (error) {
  // A mistake of ours, not the person's: one sentence, and the particulars only for whoever asks for them, since they may quote data.
  if (process.env['TRIPTYCH_DEBUG']) throw error
  if (error instanceof Error && error.message.includes('Out of Memory')) {
    process.stderr.write(
      'Problem: the linkage needs more memory than it may use; nothing was written. Give it more with --memory-limit, for example 2GB.\n',
    )
    process.exit(2)
  }
  process.stderr.write(
    'Triptych made a mistake and stopped; nothing was written. Set TRIPTYCH_DEBUG=1 and run again to see the particulars.\n',
  )
  process.exitCode = 70
}
