import { Table } from '../components/table.tsx'
import { wholeNumber } from '../figure.ts'
import { ChartWithTable } from './chart-with-table.tsx'
import { colours } from './drawing.ts'
import { wrapLabel } from './label.ts'
import { stepOf, stepsOf, type Step } from './tile-steps.ts'

export interface Tile {
  readonly code: string
  readonly name: string
  readonly column: number
  readonly row: number
  /** Null where the figure is kept back: its symbol is shown and the tile has no colour. */
  readonly value: number | null
  readonly shown: string
  readonly href?: string | undefined
}

export interface TileMapProps {
  /** Unique on the page: the id of the table's caption. */
  readonly id: string
  readonly caption: string
  /** What the map shows, for whom does not see it. */
  readonly sentence: string
  readonly tiles: readonly Tile[]
  /** What is counted: "Therapists". */
  readonly legend: string
}

/** Places as tiles of one size, roughly where they lie, each with its figure on it; and the table, which holds the links. */
export const TileMap = ({ id, caption, sentence, tiles, legend }: TileMapProps) => {
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1
  const steps = stepsOf(tiles.flatMap(({ value }) => (value === null ? [] : [value])))
  const isWide = columns > 4
  return (
    <ChartWithTable
      stacked={isWide}
      chart={
        <figure class="triptych-figure">
          <figcaption>{caption}</figcaption>
          <div class="triptych-scroll" role="region" aria-label={`Map: ${caption}`} tabindex={0}>
            <Map sentence={sentence} tiles={tiles} columns={columns} steps={steps} isWide={isWide} />
          </div>
          <Legend
            steps={steps}
            legend={legend}
            symbols={[...new Set(tiles.flatMap(({ value, shown }) => (value === null ? [shown] : [])))]}
          />
        </figure>
      }
      table={
        <Table
          id={id}
          caption={`${caption}: figures`}
          captionSize="s"
          columns={[{ heading: 'Area' }, { heading: legend, numeric: true }]}
          rows={tiles
            .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
            .map(({ code, name, shown, href }) => ({
              cells: [
                <>
                  {href === undefined ? name : <a href={href}>{name}</a>}
                  {isWide ? ` (${code})` : null}
                </>,
                shown,
              ],
            }))}
        />
      }
    />
  )
}

const gap = 6

interface MapProps {
  readonly sentence: string
  readonly tiles: readonly Tile[]
  readonly columns: number
  readonly steps: readonly Step[]
  readonly isWide: boolean
}

const Map = ({ sentence, tiles, columns, steps, isWide }: MapProps) => {
  const size = isWide ? { width: 76, height: 64 } : { width: 170, height: 96 }
  const rows = Math.max(...tiles.map(({ row }) => row)) + 1
  const width = columns * (size.width + gap) - gap
  return (
    <svg
      class={`triptych-tiles${isWide ? ' triptych-tiles--wide' : ''}`}
      role="img"
      aria-label={sentence}
      viewBox={`-1 -1 ${width + 2} ${rows * (size.height + gap) - gap + 2}`}
      xmlns="http://www.w3.org/2000/svg"
    >
      {tiles.map((tile) => (
        <TileShape
          tile={tile}
          step={tile.value === null ? undefined : stepOf(steps, tile.value)}
          size={size}
          label={isWide ? tile.code : tile.name}
        />
      ))}
    </svg>
  )
}

interface TileShapeProps {
  readonly tile: Tile
  readonly step: Step | undefined
  readonly size: { readonly width: number; readonly height: number }
  readonly label: string
}

const TileShape = ({ tile, step, size: { width, height }, label }: TileShapeProps) => {
  const x = tile.column * (width + gap)
  const y = tile.row * (height + gap)
  const lines = wrapLabel(label, 17).split('\n')
  const colour = step?.text ?? colours.ink
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx="4"
        fill={step?.fill ?? '#ffffff'}
        stroke={step === undefined ? colours.grey : step.fill}
        stroke-dasharray={step === undefined ? '4 3' : undefined}
      />
      {lines.map((line, index) => (
        <text x={x + 10} y={y + 22 + index * 18} font-size="14" fill={colour}>
          {line}
        </text>
      ))}
      <text x={x + 10} y={y + height - 12} font-size="20" font-weight="600" fill={colour}>
        {tile.shown}
      </text>
    </g>
  )
}

const Legend = ({ steps, legend, symbols }: { steps: readonly Step[]; legend: string; symbols: readonly string[] }) => (
  <ul class="triptych-legend" aria-label={`Colours: ${legend}`}>
    {steps.map(({ from, to, fill }) => (
      <li>
        <Swatch fill={fill} />
        {from === to ? wholeNumber(from) : `${wholeNumber(from)} to ${wholeNumber(to)}`}
      </li>
    ))}
    {symbols.map((symbol) => (
      <li>
        <Swatch fill="#ffffff" />
        {symbol}
      </li>
    ))}
  </ul>
)

const Swatch = ({ fill }: { fill: string }) => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <rect x="0.5" y="0.5" width="19" height="19" rx="3" fill={fill} stroke={colours.grey} />
  </svg>
)
