export type { RowProblem } from './check-rows.ts'
export { abandonImport, compareAgain, confirmImport, decideColumns, mendValues, readAgain, undoImport } from './decide.ts'
export type { Effects } from './effects.ts'
export { importErrors } from './error-rows.ts'
export {
  findImport,
  importProgress,
  listImportChanges,
  listImports,
  type ChangedRow,
  type ImportWithJob,
  type ListedImport,
} from './find-import.ts'
export { fileOfImport, forgetImport, importDirectory, placeImport, sweepImports } from './import-directory.ts'
export { READ_IMPORT_JOB, UNDO_DAYS, type ImportState, type ImportView, type OfferedColumn } from './import-state.ts'
export { IMPORT_KINDS, isRowKind, ROW_KINDS, type ImportKind, type RowKind } from './kinds.ts'
export { listProviders, nameSuccessor, type ListedProvider } from './list-providers.ts'
export { lastMonthEnd, monthEnd, monthInWords } from './month.ts'
export { newestExtract } from './newest-import.ts'
export { stageProviders } from './providers.ts'
export { readRowsOfFile, type UnderstoodFile } from './read-file.ts'
export { receiveImport } from './receive.ts'
export { askAbout, GivenUp, importToRead, keepMapping, rememberedColumns, stageRows } from './stage-import.ts'
