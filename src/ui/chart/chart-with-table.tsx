import type { Child } from 'hono/jsx'

interface ChartWithTableProps {
  readonly chart: Child
  readonly table: Child
  /** Under each other even where there is room for both: for a chart that needs the width. */
  readonly stacked?: boolean | undefined
}

/** A chart and the figures it draws: whoever cannot see the one reads the other, and the table's links are for all. */
export const ChartWithTable = ({ chart, table, stacked }: ChartWithTableProps) => (
  <div class={`triptych-beside${stacked ? ' triptych-beside--stacked' : ''}`}>
    <div>{chart}</div>
    <div>{table}</div>
  </div>
)
