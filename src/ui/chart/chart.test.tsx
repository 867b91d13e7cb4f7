import { expect, it } from 'vitest'
import { rendered } from '../rendered.ts'
import { BarChart, IntervalChart, Waterfall } from './index.ts'

const charts = {
  bars: () => (
    <BarChart
      title="Titles"
      sentence="A & B"
      unit="people"
      bars={[
        { label: 'Worker', value: 30, shown: '30' },
        { label: 'Other', value: null, shown: '[c]' },
      ]}
    />
  ),
  waterfall: () => (
    <Waterfall
      title="Evidence"
      sentence="Steps"
      steps={[
        { label: 'Prior', milliBits: -14_000 },
        { label: 'Name', milliBits: 20_500 },
      ]}
    />
  ),
  interval: () => (
    <IntervalChart
      title="Estimate"
      sentence="From 1 to 3"
      unit="people"
      intervals={[{ label: 'Independent', low: 255, middle: 270, high: 310 }]}
    />
  ),
}

it.each(Object.entries(charts))('is one picture with one sentence to a screen reader: %s', (_, chart) => {
  const html = rendered(chart())
  const svg = html.slice(html.indexOf('<svg'))
  expect(svg).toMatch(/^<svg[^>]* role="img"/)
  expect(svg.match(/aria-/g)).toHaveLength(1)
  expect(svg).not.toMatch(/<style|NaN|undefined/)
})

it.each(Object.entries(charts))('is drawn the same every time: %s', (_, chart) => {
  expect(rendered(chart())).toBe(rendered(chart()))
})

it('shows a figure that is kept back as its symbol and draws no bar of its length', () => {
  const html = rendered(charts.bars())
  expect(html).toContain('[c]')
  expect(html.match(/<rect[^>]* width="0"/g)).toHaveLength(1)
})

it('ends a waterfall with the sum of its steps', () => {
  expect(rendered(charts.waterfall())).toMatch(/\+20\.500[\s\S]*\+6\.500/)
})
