import { measureOf } from './count-table.ts'
import { freedom, networkOf, push, tableNetwork, type Bounds, type Network } from './network.ts'
import { type ProtectedTable } from './protected-table.ts'
import { publishedRange } from './views.ts'

/** What a reader can work out about a hidden figure; FTE in hundredths. */
export interface RecoveredBounds {
  readonly row: number
  readonly column: number
  readonly low: number
  readonly high: number
}

/**
 * Attacks a published table as the strongest of its readers would, who knows the rule, how the figures were rounded and which
 * hidden figures inside it are the small ones: the exact smallest and largest figure that each hidden cell can have. The figures are whole,
 * and a network's answer to whole bounds is whole, so these are the bounds an integer programme would give.
 * Throws where no figures at all agree with the published ones.
 */
export function attack(table: ProtectedTable): readonly RecoveredBounds[] {
  const columns = table.columns.length
  const total = table.rows.findIndex((row) => row.isTotal)
  const network = tableNetwork({
    rows: table.rows.length,
    columns,
    totalRow: total < 0 ? null : total,
    totalColumn: table.totalColumn === undefined ? null : table.columns.indexOf(table.totalColumn),
    loose: !table.adds,
  })
  const bounds = publishedBounds(table, network)
  const figures = anyAgreeing(network, bounds)
  if (!figures) throw new RangeError(`"${table.title}": the published figures contradict each other`)
  return table.rows.flatMap((row, rowIndex) =>
    row.cells.flatMap((cell, column) =>
      cell.value === null ? [{ row: rowIndex, column, ...freedom(network, figures, bounds, rowIndex * columns + column) }] : [],
    ),
  )
}

function publishedBounds(table: ProtectedTable, network: Network): Bounds {
  const ranges = table.rows.flatMap((row) =>
    row.cells.map((cell, column) => {
      const measure = measureOf(table, column)
      const isTotal = row.isTotal || table.columns[column] === table.totalColumn
      const published = (cell.value ?? 0) * (measure === 'fte' ? 100 : 1)
      return publishedRange({ treatment: cell.why, published, measure, isTotal }, table.rule)
    }),
  )
  const beyond = network.arcs.slice(ranges.length).map(() => ({ low: 0, high: Infinity }))
  const all = [...ranges, ...beyond]
  return { low: all.map((range) => range.low), high: all.map((range) => range.high) }
}

/** One set of figures within the bounds that adds up (a circulation with lower bounds, by one further source and sink). */
function anyAgreeing(network: Network, bounds: Bounds): readonly number[] | null {
  const source = network.nodes
  const sink = network.nodes + 1
  const excess = Array.from({ length: network.nodes }, () => 0)
  network.arcs.forEach(({ from, to }, arc) => {
    const low = bounds.low[arc] ?? 0
    excess[from] = (excess[from] ?? 0) - low
    excess[to] = (excess[to] ?? 0) + low
  })
  const feeding = excess.flatMap((amount, node) => (amount > 0 ? [{ from: source, to: node, amount }] : []))
  const draining = excess.flatMap((amount, node) => (amount < 0 ? [{ from: node, to: sink, amount: -amount }] : []))
  const extended = networkOf(network.nodes + 2, [...network.arcs, ...feeding, ...draining])
  const zeros = [...feeding, ...draining].map(() => 0)
  const wide: Bounds = {
    low: [...bounds.low, ...zeros],
    high: [...bounds.high, ...feeding.map(({ amount }) => amount), ...draining.map(({ amount }) => amount)],
  }
  const flow = [...bounds.low, ...zeros]
  const needed = feeding.reduce((sum, { amount }) => sum + amount, 0)
  const pushed = push(extended, flow, wide, source, sink, -1, needed, flow)
  return pushed === needed ? flow.slice(0, network.arcs.length) : null
}
