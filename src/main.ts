import { buildProgram } from './cli/index.ts'

await buildProgram().parseAsync(process.argv)
