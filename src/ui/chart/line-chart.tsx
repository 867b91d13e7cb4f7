import { areaY, axisX, axisY, dot, line, text } from '@observablehq/plot'
import { wholeNumber } from '../figure.ts'
import { Chart } from './chart.tsx'
import { colours, drawing } from './drawing.ts'
import { wrapLabel } from './label.ts'

export interface LinePoint {
  /** Its place from left to right: the same words in every line. */
  readonly at: string
  readonly value: number
  /** Both or neither: the interval around the line. */
  readonly low?: number | undefined
  readonly high?: number | undefined
}

export interface Line {
  readonly label: string
  readonly points: readonly LinePoint[]
}

interface LineChartProps {
  readonly title: string
  readonly sentence: string
  readonly unit: string
  /** Up to four, told apart by colour and dashes. */
  readonly lines: readonly Line[]
}

/** How figures go from left to right, with their intervals; the first line is the one that the others are held against. */
export const LineChart = ({ title, sentence, unit, lines }: LineChartProps) => (
  <Chart title={title} svg={lineChart(sentence, unit, lines)} />
)

const styles = [
  { colour: colours.blue, dashes: 'none' },
  { colour: colours.orange, dashes: '8,4' },
  { colour: colours.ink, dashes: '2,4' },
  { colour: colours.grey, dashes: '12,4,2,4' },
] as const

const HEIGHT = 380
/** Two lines of words and the space between labels, in pixels of the drawing. */
const LABEL_HEIGHT = 46

function lineChart(sentence: string, unit: string, lines: readonly Line[]): string {
  const styled = lines.map((each, index) => ({ ...each, ...(styles[index % styles.length] ?? styles[0]) }))
  const amounts = lines.flatMap(({ points }) => points.flatMap(({ value, low = value, high = value }) => [value, low, high]))
  const [least, most] = [Math.min(...amounts), Math.max(...amounts)]
  const space = (most - least || 1) * 0.1
  const domain: [number, number] = [least < 0 ? least - space : Math.max(0, least - space), most + space]
  const ends = apart(
    styled.flatMap(({ label, colour, points }) => {
      const end = points.at(-1)
      return end ? [{ at: end.at, y: end.value, colour, words: `${wholeNumber(end.value)}${lines.length > 1 ? ` ${label}` : ''}` }] : []
    }),
    ((domain[1] - domain[0]) / HEIGHT) * LABEL_HEIGHT,
  )
  return drawing(sentence, {
    width: 720,
    height: HEIGHT,
    marginLeft: 64,
    marginRight: lines.length > 1 ? 170 : 64,
    marginBottom: 50,
    marginTop: 30,
    x: { type: 'point', domain: lines[0]?.points.map(({ at }) => at) ?? [] },
    y: { domain, nice: true, grid: false },
    marks: [
      axisX({
        label: null,
        fontSize: 14,
        tickSize: 4,
        color: colours.ink,
        tickFormat: (at: string) => at.replace(' ', '\n'),
        ticks: shownTicks(lines[0]?.points ?? []),
      }),
      axisY({ label: unit, labelArrow: 'none', fontSize: 14, ticks: 6, tickSize: 0, color: colours.grey }),
      ...styled.map(({ points, colour }) =>
        areaY(
          points.filter(({ low, high }) => low !== undefined && high !== undefined),
          { x: 'at', y1: 'low', y2: 'high', fill: colour, fillOpacity: lines.length > 1 ? 0.1 : 0.2 },
        ),
      ),
      ...styled.flatMap(({ points, colour, dashes }) => [
        line(points, { x: 'at', y: 'value', stroke: colour, strokeWidth: 3, strokeDasharray: dashes }),
        dot(points, { x: 'at', y: 'value', r: 4, fill: colour }),
      ]),
      text(ends, {
        x: 'at',
        y: 'y',
        text: ({ words }: { words: string }) => wrapLabel(words, 18),
        textAnchor: 'start',
        dx: 10,
        fontSize: 14,
        fontWeight: 600,
        fill: 'colour',
      }),
    ],
  })
}

/** At most ten words fit under a chart. */
function shownTicks(points: readonly LinePoint[]): string[] {
  const step = Math.ceil(points.length / 10)
  return points.filter((_, index) => index % step === 0).map(({ at }) => at)
}

/** Labels moved apart where they would lie on each other. */
function apart<Label extends { readonly y: number }>(labels: readonly Label[], least: number): Label[] {
  let below = -Infinity
  return labels
    .toSorted((a, b) => a.y - b.y)
    .map((label) => {
      below = Math.max(label.y, below + least)
      return { ...label, y: below }
    })
}
