import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { englandRegions, integratedCareBoards } from '../../src/ui/index.ts'

interface Board {
  readonly code: string
  readonly region: string
  readonly from: string
  readonly to: string | null
}
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const known = read('src/workforce/reference/organisations.json') as {
  readonly regions: readonly { readonly code: string; readonly name: string }[]
  readonly integratedCareBoards: readonly Board[]
}
const { asAt } = read('src/ui/chart/reference/integrated-care-boards.json') as { readonly asAt: string }

const byCode = (a: { readonly code: string }, b: { readonly code: string }): number => (a.code < b.code ? -1 : 1)

it('the map of regions shows the regions that records are read by, under the same names', () => {
  const shown = englandRegions.map(({ code, name }) => ({ code, name })).sort(byCode)
  expect(shown).toEqual(known.regions.map(({ code, name }) => ({ code, name })).sort(byCode))
})

it('the map of care boards shows the boards that stood on the day of its list, each in its region', () => {
  const stood = known.integratedCareBoards.filter(({ from, to }) => from <= asAt && (to === null || to > asAt))
  expect(stood.length).toBeGreaterThan(40)
  const shown = integratedCareBoards.map(({ code, region }) => ({ code, region })).sort(byCode)
  expect(shown).toEqual(stood.map(({ code, region }) => ({ code, region })).sort(byCode))
})
