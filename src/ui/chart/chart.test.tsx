import { expect, it } from 'vitest'
import { rendered } from '../rendered.ts'
import { BarChart, IntervalChart, LineChart, TornadoChart, Waterfall } from './index.ts'

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
  lines: () => (
    <LineChart
      title="Stock"
      sentence="From 40 to 52"
      unit="people"
      lines={[
        {
          label: 'Base',
          points: [
            { at: '2026', value: 40, low: 40, high: 40 },
            { at: '2027', value: 52, low: 45, high: 60 },
          ],
        },
        {
          label: 'More training',
          points: [
            { at: '2026', value: 40 },
            { at: '2027', value: 53 },
          ],
        },
      ]}
    />
  ),
  tornado: () => (
    <TornadoChart
      title="What it hangs on"
      sentence="Attrition most"
      unit="people"
      expected={50}
      bars={[
        { label: 'Attrition rate', atLow: 60, atHigh: 42 },
        { label: 'FTE per head', atLow: 50, atHigh: 50 },
      ]}
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

it('names each line at its end, so that its colour is not all that tells it apart, and the names do not lie on each other', () => {
  const html = rendered(charts.lines())
  expect(html.match(/stroke-dasharray="8,4"/g)).toHaveLength(1)
  const heights = [...html.matchAll(/<text[^>]*transform="translate\([^,]+,([\d.]+)\)"[^>]*>(?:<tspan[^>]*>)?5[23] /g)].map(([, y]) =>
    Number(y),
  )
  expect(heights).toHaveLength(2)
  expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThan(30)
})

it('gives an assumption on which nothing hangs no bar and no figure', () => {
  const html = rendered(charts.tornado())
  expect(html.match(/<rect/g)).toHaveLength(4)
  expect(html.match(/<rect[^>]* width="0"/g)).toHaveLength(2)
  expect(html.match(/>(60|42|50)</g)).toEqual(expect.arrayContaining(['>60<', '>42<', '>50<']))
})
