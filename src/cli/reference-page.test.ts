import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { installationReference } from './reference-installation.ts'
import { referencePage } from './reference-page.ts'

it.each([
  ['docs/reference/inputs-and-outputs.md', referencePage],
  ['docs/reference/installation.md', installationReference],
])('%s says what the code does', (path, write) => {
  expect(readFileSync(path, 'utf8')).toBe(write())
})
