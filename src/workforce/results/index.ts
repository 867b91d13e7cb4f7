export { THERAPIST_COLUMNS } from './rows.ts'
export { changedResults, RESULT_FILES, writeResults, writeRunRecord, type RunRecord } from './write-results.ts'
