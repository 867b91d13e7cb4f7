import { seededRandom } from '../../kernel/index.ts'
import type { Cast } from './cast.ts'
import type { KnownPost } from './kinds.ts'
import { OtherStaff } from './other-staff.ts'
import { RECORD } from './rates.ts'
import type { Stage } from './stage.ts'
import type { StaffRow } from './staff-row.ts'
import type { Organisation } from './world.ts'

/** All rows of one organisation: those whose truth is known stand anywhere among the others, and now and then a row stands twice. */
export function* staffOf(stage: Stage, organisation: Organisation, known: readonly KnownPost[], cast: Cast): Generator<StaffRow> {
  const random = seededRandom(stage.seed, `rows of ${organisation.code}`)
  const others = new OtherStaff(stage, organisation, cast.register)
  const waiting = known.map(({ row }) => row)
  for (let left = Math.max(organisation.posts, waiting.length); left > 0; left--) {
    const fromKnown = random.next() * left < waiting.length
    const at = random.between(0, waiting.length - 1)
    const row = (fromKnown ? waiting[at] : undefined) ?? others.next()
    if (fromKnown) {
      waiting[at] = waiting.at(-1) ?? row
      waiting.pop()
    }
    yield row
    if (random.chance(RECORD.duplicateRow)) yield row
  }
}
