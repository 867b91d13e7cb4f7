export { attack, type RecoveredBounds } from './attack.ts'
export { defaultRule, measureOf, type CountRow, type CountTable, type DisclosureRule, type Measure } from './count-table.ts'
export { protectTable } from './protect.ts'
export { type ProtectedCell, type ProtectedRow, type ProtectedTable } from './protected-table.ts'
