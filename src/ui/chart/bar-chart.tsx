import { axisX, axisY, barX, ruleX, text } from '@observablehq/plot'
import { Chart } from './chart.tsx'
import { colours, drawing } from './drawing.ts'
import { wrapLabel } from './label.ts'

export interface Bar {
  readonly label: string
  /** Null where the figure is kept back: the bar is left out and its symbol shown. */
  readonly value: number | null
  readonly shown: string
}

/** Bars from left to right, one for each row, in the order given. */
export const BarChart = ({ title, sentence, unit, bars }: { title: string; sentence: string; unit: string; bars: readonly Bar[] }) => (
  <Chart title={title} svg={barChart(sentence, unit, bars)} />
)

function barChart(sentence: string, unit: string, bars: readonly Bar[]): string {
  const most = Math.max(5, ...bars.map((bar) => bar.value ?? 0))
  const rows = bars.map((bar) => ({ ...bar, length: bar.value ?? 0 }))
  return drawing(sentence, {
    width: 720,
    height: 34 * bars.length + 56,
    marginLeft: 230,
    marginRight: 56,
    marginBottom: 44,
    marginTop: 8,
    x: { domain: [0, most], nice: true },
    y: { domain: rows.map((row) => row.label), padding: 0.28, label: null },
    marks: [
      axisX({
        label: unit,
        labelAnchor: 'center',
        labelArrow: 'none',
        fontSize: 14,
        labelOffset: 40,
        ticks: Math.min(6, most / 5),
        tickSize: 0,
        color: colours.grey,
      }),
      axisY({ fontSize: 14, tickSize: 0, color: colours.ink, tickFormat: (label: string) => wrapLabel(label, 30) }),
      barX(rows, { x: 'length', y: 'label', fill: colours.blue }),
      text(rows, { x: 'length', y: 'label', text: 'shown', textAnchor: 'start', dx: 6, fontSize: 14, fontWeight: 600, fill: colours.ink }),
      ruleX([0], { stroke: colours.ink }),
    ],
  })
}
