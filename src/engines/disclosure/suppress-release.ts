import { type Highs } from 'highs'
import { type Cell } from './cells.ts'
import { type DisclosureRule } from './count-table.ts'
import { type Lattice } from './lattice.ts'
import { releaseReader, type ReleaseReader } from './release-reader.ts'
import { releaseViews, totalsAmong } from './release-views.ts'
import { type Movement } from './release.ts'
import { type Treatment } from './views.ts'

export interface ReleaseTask {
  readonly space: Lattice
  readonly cells: readonly Cell[]
  readonly movements: readonly Movement[]
  readonly rule: DisclosureRule
  /** How each cell must at least be treated, and whether it may be hidden further. */
  readonly start: readonly Treatment[]
  readonly mayHide: readonly boolean[]
}

export type ReleaseSuppression =
  | {
      readonly treated: readonly Treatment[]
      /** For each further hidden cell, the one for whose sake. */ readonly protects: ReadonlyMap<number, number>
    }
  /** Hiding all that may be hidden would not keep this one safe; null: no figures agree with those published before. */
  | { readonly unsafe: number | null }

const isHidden = (treatment: Treatment | undefined): boolean => treatment === 'small' || treatment === 'complementary'

/** As `suppress`, over all tables of a release at once, with a linear programme in place of the network. */
export function suppressRelease(highs: Highs, task: ReleaseTask): ReleaseSuppression {
  const { space, cells, movements, rule, start, mayHide } = task
  const isTotal = totalsAmong(space, cells)
  const readers = releaseViews(space, cells, movements, rule).flatMap((view) =>
    view.readers.map((reader) => releaseReader(highs, view, reader, cells, isTotal)),
  )
  try {
    const treated: Treatment[] = []
    const treat = (cell: number, treatment: Treatment): void => {
      treated[cell] = treatment
      for (const reader of readers) reader.see(cell, treatment)
    }
    for (const [cell, treatment] of start.entries()) treat(cell, treatment)
    if (!readers.every((reader) => reader.isPossible())) return { unsafe: null }
    const weights = weightsOf(cells, isTotal)
    const protects = new Map<number, number>()
    const weightOf = (cell: number): number | null => (mayHide[cell] && treated[cell] === 'shown' ? (weights[cell] as number) : null)
    for (let changed = true; changed;) {
      changed = false
      for (const reader of readers)
        for (let cell = reader.firstBound(hiddenCells(treated)); cell !== null; cell = reader.firstBound(hiddenCells(treated))) {
          const found = reader.further(cell, weightOf)
          const further = found.length > 0 ? found : [...cells.keys()].filter((other) => weightOf(other) !== null)
          if (further.length === 0) return { unsafe: cell }
          for (const other of further) {
            treat(other, 'complementary')
            protects.set(other, cell)
          }
          changed = true
        }
    }
    giveBack({ treat, treated, readers, weights }, protects)
    return { treated, protects }
  } finally {
    for (const reader of readers) reader.end()
  }
}

const hiddenCells = (treated: readonly Treatment[]): number[] => [...treated.keys()].filter((cell) => isHidden(treated[cell]))

/** A cell less is worth more than the people in it; a total counts as three. */
function weightsOf(cells: readonly Cell[], isTotal: readonly boolean[]): number[] {
  const most = Math.max(1, ...cells.map(({ people }) => people ?? 0))
  return cells.map(({ people }, cell) => (isTotal[cell] ? 3 : 1) + (people ?? 0) / most)
}

interface Given {
  readonly treat: (cell: number, treatment: Treatment) => void
  readonly treated: readonly Treatment[]
  readonly readers: readonly ReleaseReader[]
  readonly weights: readonly number[]
}

/** Shows again, the dearest first, what the release is safe without hiding. */
function giveBack({ treat, treated, readers, weights }: Given, protects: Map<number, number>): void {
  const further = [...protects.keys()].sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b)
  for (const cell of further) {
    const recalls = readers.map((reader) => reader.remember())
    treat(cell, 'shown')
    const likely = protects.get(cell) as number
    const hidden = [likely, ...hiddenCells(treated).filter((other) => other !== likely)]
    if (readers.every((reader) => reader.firstBound(hidden.slice(0, 1)) === null && reader.firstBound(hidden) === null)) {
      protects.delete(cell)
      continue
    }
    treat(cell, 'complementary')
    for (const recall of recalls) recall()
  }
}
