import { seededRandom } from '../../kernel/index.ts'
import { SIZE } from './rates.ts'
import { FreshNumbers } from './registration.ts'
import { EmployeeNumbers, NationalIdentifiers } from './staff-row.ts'
import type { Organisation, World } from './world.ts'

/** What everybody in one fictional world shares: the places, and numbers given out once. */
export interface Stage {
  readonly seed: number
  readonly world: World
  readonly numbers: FreshNumbers
  readonly identifiers: NationalIdentifiers
  readonly employees: ReadonlyMap<Organisation, EmployeeNumbers>
  /** How long the register is at least. */
  readonly registrants: { readonly arts: number; readonly others: number }
}

export const openStage = (
  seed: number,
  world: World,
  registrants: Stage['registrants'] = { arts: SIZE.artsRegistrants, others: SIZE.otherRegistrantsAtLeast },
): Stage => ({
  seed,
  world,
  numbers: new FreshNumbers(),
  identifiers: new NationalIdentifiers(),
  employees: new Map(
    world.organisations.map((organisation) => [organisation, new EmployeeNumbers(seededRandom(seed, `employees of ${organisation.code}`))]),
  ),
  registrants,
})
