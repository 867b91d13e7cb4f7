export { numberOf, reviewQueue, THERAPIST_COLUMNS } from './rows.ts'
export { changedResults, modelOf, RESULT_FILES, writeResults, writeRunRecord, type RunRecord } from './write-results.ts'
