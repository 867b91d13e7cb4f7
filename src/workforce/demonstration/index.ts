export { loadDemonstrationRecords } from './load-records.ts'
export type { Kind } from './kinds.ts'
export { writeDemonstration, type DemonstrationOptions, type DemonstrationSummary, type Writers } from './write-demonstration.ts'
export type { SheetCell } from './workbook-sheet.ts'
