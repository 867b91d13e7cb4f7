import type { Db } from '../../database/index.ts'
import { countedOf, type FoundPerson } from '../findings/index.ts'
import { flowFigures, type FlowFigures } from './flow-figures.ts'
import { postsElsewhere, startDays } from './flow-rows.ts'
import { flowsBetween } from './flows.ts'
import type { Snapshot } from './snapshot.ts'
import type { Counted } from './traits.ts'

/** A snapshot with everybody who was found in it. */
export interface Found {
  readonly snapshot: Snapshot
  readonly people: readonly FoundPerson[]
}

/** What became of those who count at either of two snapshots, added up. */
export async function figuresBetween(db: Db, before: Found, after: Found): Promise<FlowFigures> {
  const [then, now] = [countedOf(before.people), countedOf(after.people)]
  const [came, went] = [without(now, then), without(then, now)]
  const [inBefore, inAfter] = [
    await postsElsewhere(db, after.snapshot, before.snapshot, came),
    await postsElsewhere(db, before.snapshot, after.snapshot, went),
  ]
  return flowFigures(
    flowsBetween({
      before: { asAt: before.snapshot.asAt, people: then },
      after: { asAt: after.snapshot.asAt, people: now },
      elsewhere: new Map([...inBefore, ...inAfter]),
      started: await startDays(db, after.snapshot, came),
    }),
  )
}

/** The ids of those in one list alone. */
const without = (people: readonly Counted[], others: readonly Counted[]): string[] => {
  const known = new Set(others.map(({ id }) => id))
  return people.map(({ id }) => id).filter((id) => !known.has(id))
}
