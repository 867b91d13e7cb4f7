import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { referencePage } from './reference-page.ts'

it('the reference in docs says what the code does', () => {
  expect(readFileSync('docs/reference/inputs-and-outputs.md', 'utf8')).toBe(referencePage())
})
