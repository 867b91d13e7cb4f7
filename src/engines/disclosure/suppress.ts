import { cheapestPath } from './cheapest-path.ts'
import { type DisclosureRule, type Measure } from './count-table.ts'
import { freedom, type Bounds, type Network } from './network.ts'
import { exactReader, requiredWidth, ruleReader, type Treatment, type View } from './views.ts'

export interface Suppression {
  readonly network: Network
  /** For each cell: how many people stand behind it, and whether it is a total. */
  readonly people: readonly number[]
  readonly isTotal: readonly boolean[]
  readonly views: readonly View[]
  readonly rule: DisclosureRule
}

/** Above this many cells the extra pass that gives back what need not have been hidden would take too long. */
const givingBackUpTo = 400

/**
 * Which cells to keep back. The small ones first; then, for as long as one of two readers could pin a hidden figure down,
 * the cheapest further cells that set it free: a path through the network along which figures could move (Dijkstra).
 * Last, the dearest of the further cells are given back where the table stays safe without them.
 */
export function suppress(task: Suppression): Treatment[] {
  const { people, rule } = task
  const treated = people.map((count): Treatment => (count === 0 ? 'zero' : count < rule.smallestShown ? 'small' : 'shown'))
  for (let changed = true; changed;) {
    changed = false
    for (const cell of hiddenCells(treated)) {
      const threat = threatTo(task, treated, cell)
      if (threat === null) continue
      const further = setFree(task, treated, cell, threat)
      for (const other of further) treated[other] = 'complementary'
      changed ||= further.length > 0
    }
  }
  if (people.length <= givingBackUpTo) giveBack(task, treated)
  return treated
}

interface Threat {
  readonly bounds: Bounds
  readonly view: View
  readonly width: number
  /** The least this reader would take a further hidden figure to be. */
  readonly leastHidden: number
}

const isHidden = (treatment: Treatment | undefined): boolean => treatment === 'small' || treatment === 'complementary'
const hiddenCells = (treated: readonly Treatment[]): number[] => [...treated.keys()].filter((cell) => isHidden(treated[cell]))

/** The reader who learns too much about this cell, or null where none does. */
function threatTo({ network, views, isTotal, rule }: Suppression, treated: readonly Treatment[], cell: number): Threat | null {
  for (const view of views) {
    const readers = [
      { bounds: exactReader(view, treated), width: requiredWidth(view.measures[cell] as Measure, rule), leastHidden: 1 },
      { bounds: ruleReader(view, treated, isTotal, rule), width: 1, leastHidden: view.measures[cell] === 'fte' ? 1 : rule.smallestShown },
    ]
    for (const reader of readers) {
      const { low, high } = freedom(network, view.figures, reader.bounds, cell, reader.width)
      if (high - low < reader.width) return { ...reader, view }
    }
  }
  return null
}

/** The cheapest cells to hide so that this one may be larger by the width asked for, or else smaller; failing both, all. */
function setFree(task: Suppression, treated: readonly Treatment[], cell: number, { bounds, view, width, leastHidden }: Threat): number[] {
  const { network, people, isTotal } = task
  const { from, to } = network.arcs[cell] as { from: number; to: number }
  const dearest = people.reduce((sum, count) => sum + count, 1)
  const cost = (move: number): number | null => {
    const other = move < 0 ? ~move : move
    if (other === cell || treated[other] === 'zero') return null
    const figure = view.figures[other] ?? 0
    const now = move < 0 ? figure - (bounds.low[other] ?? 0) : (bounds.high[other] ?? 0) - figure
    if (now >= width) return 0
    if (isHidden(treated[other]) || (move < 0 && figure - leastHidden < width)) return null
    return (people[other] ?? 0) + (isTotal[other] ? dearest : 0)
  }
  const roomDown = (view.figures[cell] ?? 0) - (bounds.low[cell] ?? 0)
  const path = cheapestPath(network, to, from, cost) ?? (roomDown >= width ? cheapestPath(network, from, to, cost) : null)
  const found = path?.filter((move) => (cost(move) ?? 0) > 0).map((move) => (move < 0 ? ~move : move)) ?? []
  return found.length > 0 ? found : [...treated.keys()].filter((other) => treated[other] === 'shown')
}

function giveBack(task: Suppression, treated: Treatment[]): void {
  const { people } = task
  const further = hiddenCells(treated).filter((cell) => treated[cell] === 'complementary')
  further.sort((a, b) => Number(task.isTotal[b]) - Number(task.isTotal[a]) || (people[b] ?? 0) - (people[a] ?? 0) || a - b)
  for (const cell of further) {
    treated[cell] = 'shown'
    if (hiddenCells(treated).some((other) => threatTo(task, treated, other) !== null)) treated[cell] = 'complementary'
  }
}
