import { axisX, axisY, link, rect, ruleX, text } from '@observablehq/plot'
import { bits } from '../figure.ts'
import { Chart } from './chart.tsx'
import { colours, drawing } from './drawing.ts'
import { wrapLabel } from './label.ts'

interface WaterfallStep {
  readonly label: string
  readonly milliBits: number
}

/** How evidence adds up: each step starts where the last one ended, and the last bar is the sum. */
export const Waterfall = ({ title, sentence, steps }: { title: string; sentence: string; steps: readonly WaterfallStep[] }) => (
  <Chart title={title} svg={waterfall(sentence, steps)} />
)

function waterfall(sentence: string, steps: readonly WaterfallStep[]): string {
  let sum = 0
  const rising = steps.map(({ label, milliBits }, row) => {
    const from = sum
    sum += milliBits
    return { row, label, from: from / 1000, to: sum / 1000, shown: bits(milliBits), colour: milliBits < 0 ? colours.orange : colours.blue }
  })
  const bars = [...rising, { row: steps.length, label: 'Match weight', from: 0, to: sum / 1000, shown: bits(sum), colour: colours.ink }]
  const ends = bars.flatMap(({ from, to }) => [from, to])
  const low = Math.min(0, ...ends)
  const high = Math.max(0, ...ends)
  const space = (high - low || 1) * 0.2
  return drawing(sentence, {
    width: 720,
    height: 34 * bars.length + 56,
    marginLeft: 230,
    marginRight: 24,
    marginBottom: 44,
    marginTop: 8,
    x: { domain: [low - space, high + space] },
    y: { type: 'linear', domain: [bars.length - 0.5, -0.5] },
    marks: [
      ruleX([0], { stroke: colours.grey }),
      axisX({
        label: 'bits of evidence: to the right for, to the left against',
        labelAnchor: 'center',
        labelArrow: 'none',
        fontSize: 14,
        labelOffset: 40,
        ticks: 6,
        tickSize: 0,
        color: colours.grey,
      }),
      axisY({
        ticks: bars.map((bar) => bar.row),
        tickFormat: (row: number) => wrapLabel(bars[row]?.label ?? '', 30),
        fontSize: 14,
        tickSize: 0,
        label: null,
        color: colours.ink,
      }),
      link(rising, {
        x1: 'to',
        x2: 'to',
        y1: (bar: { row: number }) => bar.row - 0.36,
        y2: (bar: { row: number }) => bar.row + 1.36,
        stroke: colours.grey,
        strokeDasharray: '2,3',
      }),
      rect(bars, {
        x1: (bar: { from: number; to: number }) => Math.min(bar.from, bar.to),
        x2: (bar: { from: number; to: number }) => Math.max(bar.from, bar.to),
        y1: (bar: { row: number }) => bar.row - 0.36,
        y2: (bar: { row: number }) => bar.row + 0.36,
        fill: 'colour',
        inset: 0,
      }),
      ...(['start', 'end'] as const).map((textAnchor) =>
        text(
          bars.filter(({ from, to }) => to >= from === (textAnchor === 'start')),
          {
            x: 'to',
            y: 'row',
            text: 'shown',
            textAnchor,
            dx: textAnchor === 'start' ? 6 : -6,
            fontSize: 14,
            fill: colours.ink,
            stroke: '#fff',
            strokeWidth: 4,
          },
        ),
      ),
    ],
  })
}
