// Writes the pages of docs/reference from the code that they describe.
import { writeFile } from 'node:fs/promises'
import { installationReference } from '../src/cli/reference-installation.ts'
import { referencePage } from '../src/cli/reference-page.ts'

await writeFile('docs/reference/inputs-and-outputs.md', referencePage())
await writeFile('docs/reference/installation.md', installationReference())
