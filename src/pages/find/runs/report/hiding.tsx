import { measureOf, type ProtectedTable as Published } from '../../../../engines/disclosure/index.ts'
import { BarChart, ProtectedTable, shownFigure, type Bar } from '../../../../ui/index.ts'

const units = { headcount: 'people', posts: 'posts', fte: 'full-time equivalents' } as const

/** A chart has room for this many rows; the table beside it has them all. */
const mostBars = 12

export const Hiding = ({ tables }: { tables: readonly Published[] }) => (
  <>
    <p>
      These people work under titles or codes that do not say arts therapist. Each table counts the same people by another of their fields.
    </p>
    {tables.map((table, index) => (
      <>
        <HidingChart table={table} />
        <ProtectedTable id={`table-hiding-${index + 1}`} table={table} caption={`${table.title}, in figures`} captionSize="s" />
      </>
    ))}
  </>
)

const HidingChart = ({ table }: { table: Published }) => {
  const column = Math.max(0, table.totalColumn === undefined ? 0 : table.columns.indexOf(table.totalColumn))
  const rows = table.rows.filter((row) => !row.isTotal)
  const bars = rows.slice(0, mostBars).map((row): Bar => {
    const cell = row.cells[column]
    return { label: row.labels.join(', '), value: cell?.value ?? null, shown: shownFigure(cell?.shown ?? '') }
  })
  if (bars.every((bar) => bar.value === null || bar.value === 0)) return null
  const longest = bars.reduce((most, bar) => ((bar.value ?? 0) > (most.value ?? 0) ? bar : most))
  const part = bars.length < rows.length ? `, the first ${bars.length} of ${rows.length} rows` : ''
  const sentence = `Bar chart of ${table.title}${part}: the longest bar is ${longest.label} with ${longest.shown}. The table that follows has every figure.`
  return <BarChart title={table.title} sentence={sentence} unit={units[measureOf(table, column)]} bars={bars} />
}
