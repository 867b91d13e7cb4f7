export type { ReadLimits } from './limits.ts'
export { readMappingBook } from './read-mapping.ts'
export { stageTable, type StagedTable, type StageOptions } from './stage-table.ts'
