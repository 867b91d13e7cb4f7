import { assertCountTable, defaultRule, measureOf, type CountRow, type CountTable, type DisclosureRule } from './count-table.ts'
import { tableNetwork } from './network.ts'
import { legendOf, roundToNearest, type ProtectedCell, type ProtectedTable } from './protected-table.ts'
import { suppress } from './suppress.ts'
import { stepOf, viewsOf, type Treatment } from './views.ts'

/**
 * Makes a table safe to publish: figures about 1–4 people are kept back, others rounded, and as many more kept back as it takes
 * that no hidden figure can be worked out from the totals. The order of the rows makes no difference.
 * Throws where the table does not hold together (a missing figure, a negative count, FTE without the headcount behind it).
 */
export function protectTable(table: CountTable, rule: DisclosureRule = defaultRule): ProtectedTable {
  assertCountTable(table)
  const order = canonicalOrder(table)
  const rows = order.rows.map((row) => inColumnOrder(table.rows[row] as CountRow, order.columns))
  const sorted = {
    ...table,
    columns: order.columns.map((column) => table.columns[column] as string),
    measure: order.columns.map((column) => measureOf(table, column)),
  }
  const network = tableNetwork({
    rows: rows.length,
    columns: sorted.columns.length,
    totalRow: indexOrNull(rows.findIndex((row) => row.isTotal)),
    totalColumn: table.totalColumn === undefined ? null : sorted.columns.indexOf(table.totalColumn),
  })
  const isTotal = rows.flatMap((row) => sorted.columns.map((column) => row.isTotal === true || column === table.totalColumn))
  const treated = suppress({ network, isTotal, ...viewsOf(sorted, rows), rule })
  return protectedTable(
    table,
    (row, column) => treated[order.rows.indexOf(row) * table.columns.length + order.columns.indexOf(column)] as Treatment,
    rule,
  )
}

/** The table as it may be published, once it is known how each cell is to be treated. */
export function protectedTable(
  table: CountTable,
  treatmentOf: (row: number, column: number) => Treatment,
  rule: DisclosureRule,
): ProtectedTable {
  return {
    title: table.title,
    population: table.population,
    measure: table.measure,
    rowLabels: table.rowLabels,
    columns: table.columns,
    rows: table.rows.map((row, index) => ({
      labels: row.labels,
      cells: row.counts.map((count, column) =>
        printed(
          count,
          treatmentOf(index, column),
          stepOf(measureOf(table, column), rule),
          measureOf(table, column) === 'fte' ? 100 : 1,
          rule,
        ),
      ),
      isTotal: row.isTotal === true,
    })),
    ...(table.totalColumn === undefined ? {} : { totalColumn: table.totalColumn }),
    adds: table.adds !== false,
    rule,
    legend: legendOf(table, rule),
    notes: table.notes ?? [],
  }
}

function printed(count: number, why: Treatment, step: number, unit: number, rule: DisclosureRule): ProtectedCell {
  if (why === 'small' || why === 'complementary') return { shown: rule.symbol, value: null, why }
  const value = roundToNearest(count, step) / unit
  return { shown: String(value), value, why }
}

const indexOrNull = (index: number): number | null => (index < 0 ? null : index)

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

/** Rows and columns by their labels, so that which of two equal cells is hidden does not hang on how the table was built. */
function canonicalOrder(table: CountTable): { rows: number[]; columns: number[] } {
  const rowKeys = table.rows.map((row) => JSON.stringify([row.isTotal === true, row.labels, row.basis ?? [], row.counts]))
  return {
    rows: [...table.rows.keys()].sort((a, b) => byText(rowKeys[a] ?? '', rowKeys[b] ?? '') || a - b),
    columns: [...table.columns.keys()].sort((a, b) => byText(table.columns[a] ?? '', table.columns[b] ?? '') || a - b),
  }
}

const inColumnOrder = (row: CountRow, columns: readonly number[]): CountRow => ({
  ...row,
  counts: columns.map((column) => row.counts[column] as number),
  ...(row.basis ? { basis: columns.map((column) => row.basis?.[column] as number) } : {}),
})
