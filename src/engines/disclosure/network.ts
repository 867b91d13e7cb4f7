/**
 * A table with totals is a network in which the figures circulate: every inner cell is an arc from its row to its column,
 * every total an arc back. A set of figures agrees with its totals exactly when as much flows into each node as out of it,
 * so what a reader can work out about a cell is how much more or less could flow through its arc.
 * (L. H. Cox, "Network models for complementary cell suppression", JASA 90, 1995.)
 */
export interface Network {
  readonly nodes: number
  readonly arcs: readonly Arc[]
  /** For each node the arcs that touch it: the arc's index, and its complement (`~index`) where the arc ends here. */
  readonly touching: readonly (readonly number[])[]
}

export interface Arc {
  readonly from: number
  readonly to: number
}

export interface Bounds {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

export interface NetworkShape {
  readonly rows: number
  readonly columns: number
  readonly totalRow: number | null
  readonly totalColumn: number | null
  /** True where a total may be less than what it is the total of. */
  readonly loose?: boolean
}

/** Arc `row * columns + column` is that cell. Without a total column all rows are one node, without a total row all columns, without either all of them. */
export function tableNetwork({ rows, columns, totalRow, totalColumn, loose }: NetworkShape): Network {
  const rowNode = (row: number): number => (totalColumn === null ? 0 : row)
  const columnNode = (column: number): number => (totalRow !== null ? rows + column : totalColumn !== null ? rows : 0)
  const arcs: Arc[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const forward = (row === totalRow) === (column === totalColumn)
      arcs.push(forward ? { from: rowNode(row), to: columnNode(column) } : { from: columnNode(column), to: rowNode(row) })
    }
  const ground = rows + columns
  if (loose) {
    for (let row = 0; row < rows; row++)
      arcs.push(row === totalRow ? { from: rowNode(row), to: ground } : { from: ground, to: rowNode(row) })
    for (let column = 0; column < columns; column++)
      arcs.push(column === totalColumn ? { from: ground, to: columnNode(column) } : { from: columnNode(column), to: ground })
  }
  return networkOf(ground + 1, arcs)
}

export function networkOf(nodes: number, arcs: readonly Arc[]): Network {
  const touching: number[][] = Array.from({ length: nodes }, () => [])
  arcs.forEach(({ from, to }, arc) => {
    touching[from]?.push(arc)
    touching[to]?.push(~arc)
  })
  return { nodes, arcs, touching }
}

/**
 * The smallest and the largest figure an arc can carry while everything still adds up, given a set of figures that does.
 * The search ends once the figure is seen to be free by `enough`; the bounds are then inside the true ones.
 */
export function freedom(
  network: Network,
  flow: readonly number[],
  bounds: Bounds,
  arc: number,
  enough = Infinity,
): { readonly low: number; readonly high: number } {
  const { from, to } = network.arcs[arc] as Arc
  const figure = flow[arc] ?? 0
  const roomUp = Math.min((bounds.high[arc] ?? 0) - figure, enough)
  const up = push(network, flow, bounds, to, from, arc, roomUp)
  const roomDown = Math.min(figure - (bounds.low[arc] ?? 0), enough - up)
  const down = push(network, flow, bounds, from, to, arc, roomDown)
  return { low: figure - down, high: figure + up }
}

/** How much more can flow from one node to another without one arc (shortest augmenting paths). */
export function push(
  network: Network,
  flow: readonly number[],
  bounds: Bounds,
  source: number,
  sink: number,
  without: number,
  limit: number,
  carried: number[] = [...flow],
): number {
  if (source === sink) return limit
  let pushed = 0
  while (pushed < limit) {
    const path = shortestPath(network, carried, bounds, source, sink, without)
    if (!path) break
    const step = Math.min(limit - pushed, ...path.map((move) => room(carried, bounds, move)))
    if (step === Infinity) return Infinity
    for (const move of path) {
      const arc = move < 0 ? ~move : move
      carried[arc] = (carried[arc] ?? 0) + (move < 0 ? -step : step)
    }
    pushed += step
  }
  return pushed
}

/** What can still move along an arc (a complement `~arc` is against its direction). */
const room = (flow: readonly number[], bounds: Bounds, move: number): number =>
  move < 0 ? (flow[~move] ?? 0) - (bounds.low[~move] ?? 0) : (bounds.high[move] ?? 0) - (flow[move] ?? 0)

function shortestPath(
  network: Network,
  flow: readonly number[],
  bounds: Bounds,
  source: number,
  sink: number,
  without: number,
): number[] | null {
  const cameBy: (number | null)[] = Array.from({ length: network.nodes }, () => null)
  const queue = [source]
  for (const node of queue) {
    for (const move of network.touching[node] ?? []) {
      const arc = move < 0 ? ~move : move
      const next = (move < 0 ? network.arcs[arc]?.from : network.arcs[arc]?.to) as number
      if (arc === without || next === source || cameBy[next] !== null || room(flow, bounds, move) <= 0) continue
      cameBy[next] = move
      if (next === sink) return trace(network, cameBy, source, sink)
      queue.push(next)
    }
  }
  return null
}

/** The moves that led from the source to the sink, in order. */
export function trace(network: Network, cameBy: readonly (number | null)[], source: number, sink: number): number[] {
  const path: number[] = []
  for (let node = sink; node !== source;) {
    const move = cameBy[node] as number
    path.unshift(move)
    node = (move < 0 ? network.arcs[~move]?.to : network.arcs[move]?.from) as number
  }
  return path
}
