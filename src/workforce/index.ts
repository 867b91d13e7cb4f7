export * from './asks/index.ts'
export * from './corrections/index.ts'
export { loadDemonstrationRecords, writeDemonstration, type DemonstrationSummary } from './demonstration/index.ts'
export { membersSchema, missingFields, registerSchema, staffSchema } from './extracts/index.ts'
export {
  identify,
  reportOf,
  type CaseExplanation,
  type HiddenEstimate,
  type Identification,
  type IdentificationReport,
  type MethodDescription,
  type Outcome,
  type RegisterCoverage,
  type ReportInput,
} from './identification/index.ts'
export * from './imports/index.ts'
export * from './plans/index.ts'
export { parseRegistrationNumber, reasonCodes, referenceLists } from './reference/index.ts'
export { changedResults, RESULT_FILES, THERAPIST_COLUMNS, writeResults, writeRunRecord, type RunRecord } from './results/index.ts'
export * from './releases/index.ts'
export * from './review/index.ts'
export * from './runs/index.ts'
export * from './scenarios/index.ts'
export * from './therapists/index.ts'
export {
  deleteTrial,
  findTrial,
  forgetInputs,
  forgetTrial,
  inputsOf,
  keepTrial,
  listTrials,
  makeRoomFor,
  placeInputs,
  startTrial,
  sweepTrials,
  takeTrialFile,
  tooManyTrials,
  TRIAL_FILES,
  TRIAL_HOURS,
  TRIAL_JOB,
  trialDirectory,
  type Trial,
  type TrialInput,
  type TrialOutcome,
} from './trial/index.ts'
export { workforceQueue } from './work-queue.ts'
