import { buildProgram } from './cli/index.ts'

try {
  await buildProgram().parseAsync(process.argv)
} catch (error) {
  // A mistake of ours, not the person's: one sentence, and the particulars only for whoever asks for them, since they may quote data.
  if (process.env['TRIPTYCH_DEBUG']) throw error
  process.stderr.write(
    'Triptych made a mistake and stopped; nothing was written. Set TRIPTYCH_DEBUG=1 and run again to see the particulars.\n',
  )
  process.exitCode = 70
}
