import { trace, type Network } from './network.ts'

/**
 * The cheapest way from one node to another (Dijkstra; ties go to the arc that comes first).
 * `cost` gives the cost of a move along an arc (`~arc`: against it), null where it is closed.
 */
export function cheapestPath(
  network: Network,
  source: number,
  sink: number,
  cost: (move: number) => number | null,
): readonly number[] | null {
  const distance = Array.from({ length: network.nodes }, () => Infinity)
  const cameBy: (number | null)[] = distance.map(() => null)
  const open = new Set([source])
  distance[source] = 0
  while (open.size > 0) {
    const node = [...open].reduce((best, each) => ((distance[each] ?? 0) < (distance[best] ?? 0) ? each : best))
    if (node === sink) return trace(network, cameBy, source, sink)
    open.delete(node)
    for (const move of network.touching[node] ?? []) {
      const step = cost(move)
      if (step === null) continue
      const next = (move < 0 ? network.arcs[~move]?.from : network.arcs[move]?.to) as number
      const reached = (distance[node] ?? 0) + step
      if (reached >= (distance[next] ?? 0)) continue
      distance[next] = reached
      cameBy[next] = move
      open.add(next)
    }
  }
  return null
}
