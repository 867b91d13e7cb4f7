import { axisX, axisY, dot, link, text } from '@observablehq/plot'
import { wholeNumber } from '../figure.ts'
import { Chart } from './chart.tsx'
import { colours, drawing } from './drawing.ts'
import { wrapLabel } from './label.ts'

interface LabelledInterval {
  readonly label: string
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** Intervals under each other, each with its middle as a dot. */
export const IntervalChart = (props: { title: string; sentence: string; unit: string; intervals: readonly LabelledInterval[] }) => (
  <Chart title={props.title} svg={intervalChart(props.sentence, props.unit, props.intervals)} />
)

function intervalChart(sentence: string, unit: string, intervals: readonly LabelledInterval[]): string {
  const rows = intervals.map((each) => ({
    ...each,
    lowText: wholeNumber(each.low),
    highText: wholeNumber(each.high),
    middleText: wholeNumber(each.middle),
  }))
  const high = Math.max(1, ...rows.map((row) => row.high))
  return drawing(sentence, {
    width: 720,
    height: 46 * rows.length + 60,
    marginLeft: 230,
    marginRight: 56,
    marginBottom: 44,
    marginTop: 12,
    x: { domain: [0, high], nice: true, grid: false },
    y: { domain: rows.map((row) => row.label), type: 'point', padding: 0.6, label: null },
    marks: [
      axisX({
        label: unit,
        labelAnchor: 'center',
        labelArrow: 'none',
        fontSize: 14,
        labelOffset: 40,
        ticks: 6,
        tickSize: 4,
        color: colours.grey,
      }),
      axisY({ fontSize: 14, tickSize: 0, color: colours.ink, tickFormat: (label: string) => wrapLabel(label, 30) }),
      link(rows, {
        x1: 'low',
        x2: 'high',
        y1: 'label',
        y2: 'label',
        stroke: colours.blue,
        strokeWidth: 8,
        strokeOpacity: 0.35,
        strokeLinecap: 'round',
      }),
      dot(rows, { x: 'middle', y: 'label', r: 7, fill: colours.blue }),
      text(rows, { x: 'low', y: 'label', text: 'lowText', textAnchor: 'end', dx: -10, fontSize: 14, fill: colours.ink }),
      text(rows, { x: 'high', y: 'label', text: 'highText', textAnchor: 'start', dx: 10, fontSize: 14, fill: colours.ink }),
      text(rows, { x: 'middle', y: 'label', text: 'middleText', dy: -16, fontSize: 14, fontWeight: 600, fill: colours.ink }),
    ],
  })
}
