import type { FreshNumbers } from './registration.ts'
import type { EmployeeNumbers, NationalIdentifiers } from './staff-row.ts'
import type { Organisation, World } from './world.ts'

/** What everybody in one fictional world shares: the places, and numbers given out once. */
export interface Stage {
  readonly seed: number
  readonly world: World
  readonly numbers: FreshNumbers
  readonly identifiers: NationalIdentifiers
  readonly employees: ReadonlyMap<Organisation, EmployeeNumbers>
}
