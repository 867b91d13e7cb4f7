import { axisX, axisY, barX, ruleX, text } from '@observablehq/plot'
import { wholeNumber } from '../figure.ts'
import { Chart } from './chart.tsx'
import { colours, drawing } from './drawing.ts'
import { wrapLabel } from './label.ts'

export interface TornadoBar {
  readonly label: string
  readonly atLow: number
  readonly atHigh: number
}

interface TornadoChartProps {
  readonly title: string
  readonly sentence: string
  readonly unit: string
  /** What the figure is with everything as assumed: the line that the bars cross. */
  readonly expected: number
  readonly bars: readonly TornadoBar[]
}

/** How far a figure swings when one assumption after the other stands at its low and at its high; the widest on top. */
export const TornadoChart = ({ title, sentence, unit, expected, bars }: TornadoChartProps) => (
  <Chart title={title} svg={tornado(sentence, unit, expected, bars)} />
)

function tornado(sentence: string, unit: string, expected: number, bars: readonly TornadoBar[]): string {
  const rows = bars.flatMap(({ label, atLow, atHigh }) => [
    { label, end: atLow, colour: colours.orange },
    { label, end: atHigh, colour: colours.blue },
  ])
  const ends = rows.map(({ end }) => end)
  const [least, most] = [Math.min(expected, ...ends), Math.max(expected, ...ends)]
  const space = (most - least || 1) * 0.12
  const shown = rows.filter(({ end }) => end !== expected).map((row) => ({ ...row, words: wholeNumber(row.end) }))
  return drawing(sentence, {
    width: 720,
    height: 34 * bars.length + 76,
    marginLeft: 230,
    marginRight: 24,
    marginBottom: 44,
    marginTop: 28,
    x: { domain: [least - space, most + space] },
    y: { domain: bars.map(({ label }) => label), padding: 0.28, label: null },
    marks: [
      axisX({
        label: unit,
        labelAnchor: 'center',
        labelArrow: 'none',
        fontSize: 14,
        labelOffset: 40,
        ticks: 6,
        tickSize: 0,
        color: colours.grey,
      }),
      axisY({ fontSize: 14, tickSize: 0, color: colours.ink, tickFormat: (label: string) => wrapLabel(label, 30) }),
      barX(rows, { x1: expected, x2: 'end', y: 'label', fill: 'colour' }),
      ruleX([expected], { stroke: colours.ink }),
      text([expected], {
        x: (value: number) => value,
        text: () => wholeNumber(expected),
        frameAnchor: 'top',
        dy: -18,
        fontSize: 14,
        fontWeight: 600,
        fill: colours.ink,
      }),
      ...(['start', 'end'] as const).map((textAnchor) =>
        text(
          shown.filter(({ end }) => end > expected === (textAnchor === 'start')),
          { x: 'end', y: 'label', text: 'words', textAnchor, dx: textAnchor === 'start' ? 6 : -6, fontSize: 14, fill: colours.ink },
        ),
      ),
    ],
  })
}
