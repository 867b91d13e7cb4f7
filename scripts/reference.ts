// Writes docs/reference/inputs-and-outputs.md from the schemas, columns and reason codes themselves.
import { writeFile } from 'node:fs/promises'
import { referencePage } from '../src/cli/reference-page.ts'

await writeFile('docs/reference/inputs-and-outputs.md', referencePage())
