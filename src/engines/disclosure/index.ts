export { attack, type RecoveredBounds } from './attack.ts'
export { attackRelease, type AttackOptions, type RecoveredFigure } from './attack-release.ts'
export { defaultRule, measureOf, type CountRow, type CountTable, type DisclosureRule, type Measure } from './count-table.ts'
export { classOf, largestFirst, meanOf, shareOf, type DerivedFigure } from './derived.ts'
export { protectTable } from './protect.ts'
export { protectRelease } from './protect-release.ts'
export { type ProtectedCell, type ProtectedRow, type ProtectedTable } from './protected-table.ts'
export {
  type Coordinates,
  type Dimension,
  type KeptBack,
  type Movement,
  type ProtectedRelease,
  type PublishedRelease,
  type PublishedTable,
  type Release,
  type ReleaseRow,
  type ReleaseTable,
} from './release.ts'
