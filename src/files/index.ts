export { readMappingFile, stageTable, type StagedTable } from './read/index.ts'
export {
  guardFormula,
  writeAllOrNothing,
  writeCsv,
  writeSheet,
  writeWorkbook,
  type CodebookEntry,
  type OutCell,
  type OutRows,
} from './write/index.ts'
