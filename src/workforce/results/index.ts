export { THERAPIST_COLUMNS } from './rows.ts'
export { RESULT_FILES, writeResults, writeRunRecord, type RunRecord } from './write-results.ts'
