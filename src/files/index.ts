export { readMappingBook, stageTable, type StagedTable } from './read/index.ts'
export {
  csvText,
  refusalToReplace,
  writeAllOrNothing,
  writeCsv,
  writeSheet,
  writeWorkbook,
  type OutCell,
  type OutRows,
} from './write/index.ts'
