/** Two records that belong together, with how sure that is. */
export interface Edge {
  readonly left: number
  readonly right: number
  readonly milliBits: number
}

export interface ClusterGuards {
  /** Two records that must never stand in one cluster, whatever joins them (conflicting dates of birth, say). */
  readonly conflict?: (a: number, b: number) => boolean
  /** A cluster never grows beyond this many records. */
  readonly most?: number
}

export interface Clusters {
  /** For each record the smallest record number of its cluster. */
  readonly of: Int32Array
  /** Edges that a guard refused: worth a person's look. */
  readonly refused: readonly Edge[]
}

/**
 * Joins records into clusters, strongest edges first, so that where a guard forbids a cluster it is the weakest bridge
 * that is cut. The same result whatever the order of the edges.
 */
export function cluster(records: number, edges: readonly Edge[], guards: ClusterGuards = {}): Clusters {
  const parent = Int32Array.from({ length: records }, (_, i) => i)
  const members = new Map<number, number[]>()
  const find = (record: number): number => {
    let root = record
    while (parent[root] !== root) root = parent[root] as number
    for (let at = record; parent[at] !== root;) [at, parent[at]] = [parent[at] as number, root]
    return root
  }
  const all = (root: number): number[] => members.get(root) ?? [root]
  const refused: Edge[] = []
  const strongestFirst = [...edges].sort((a, b) => b.milliBits - a.milliBits || a.left - b.left || a.right - b.right)
  for (const edge of strongestFirst) {
    const [a, b] = [find(edge.left), find(edge.right)]
    if (a === b) continue
    const [mine, theirs] = [all(a), all(b)]
    const tooMany = mine.length + theirs.length > (guards.most ?? Infinity)
    const { conflict } = guards
    if (tooMany || (conflict && mine.some((x) => theirs.some((y) => conflict(x, y))))) {
      refused.push(edge)
      continue
    }
    const [root, other] = a < b ? [a, b] : [b, a]
    parent[other] = root
    members.set(root, [...mine, ...theirs])
    members.delete(other)
  }
  return { of: parent.map((_, record) => find(record)), refused }
}
