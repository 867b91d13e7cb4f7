import { describe, expect, it } from 'vitest'
import { rendered } from '../rendered.ts'
import { englandRegions, integratedCareBoards } from './places.ts'
import { TileMap } from './tile-map.tsx'
import { stepOf, stepsOf } from './tile-steps.ts'

const map = (value: (index: number) => number | null) =>
  rendered(
    <TileMap
      id="map"
      caption="Therapists by region"
      sentence="From 3 in London to 40 in the Midlands."
      legend="Therapists"
      tiles={englandRegions.map((region, index) => {
        const figure = value(index)
        return { ...region, value: figure, shown: figure === null ? '[c]' : String(figure), href: `/find?region=${region.code}` }
      })}
    />,
  )

it('is one picture with one sentence, whose figures and links stand in the table beside it', () => {
  const html = map((index) => (index === 1 ? null : index * 10))
  const svg = html.slice(html.indexOf('<svg'), html.indexOf('</svg>'))
  expect(svg).toMatch(/^<svg[^>]* role="img" aria-label="From 3 in London/)
  expect(svg.match(/aria-/g)).toHaveLength(1)
  expect(svg).not.toMatch(/<a |NaN|undefined/)
  expect(html.slice(html.indexOf('<table')).match(/<a href/g)).toHaveLength(7)
})

it('shows a figure that is kept back as its symbol, without a colour', () => {
  const html = map((index) => (index === 1 ? null : index * 10))
  expect(html.match(/stroke-dasharray/g)).toHaveLength(1)
  expect(html.match(/\[c\]/g)).toHaveLength(3)
})

describe('the steps of colour', () => {
  it('cover every value once, from the lowest to the highest', () => {
    const steps = stepsOf([3, 17, 40])
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [3, 10],
      [11, 17],
      [18, 25],
      [26, 32],
      [33, 40],
    ])
    expect(stepOf(steps, 17)).toBe(steps[1])
    expect(stepOf(steps, 17.5)).toBe(steps[1])
  })

  it('are as many as there are values to tell apart', () => {
    expect(stepsOf([4, 4])).toHaveLength(1)
    expect(stepsOf([0, 1])).toHaveLength(2)
    expect(stepsOf([])).toEqual([])
  })
})

it.each([
  ['regions', englandRegions, 7],
  ['boards', integratedCareBoards, 42],
] as const)('has each place once: %s', (_, places, count) => {
  expect(places).toHaveLength(count)
  expect(new Set(places.map(({ column, row }) => `${column}/${row}`)).size).toBe(count)
  expect(new Set(places.map(({ code }) => code)).size).toBe(count)
})
