export { readMappingBook, stageTable, type StagedTable } from './read/index.ts'
export {
  csvText,
  refusalToReplace,
  removeTree,
  sheetFile,
  workbookFile,
  writeAllOrNothing,
  writeCsv,
  writeSheet,
  writeWorkbook,
  type OutCell,
  type OutRows,
  type WorkbookParts,
} from './write/index.ts'
