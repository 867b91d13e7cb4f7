export { identify, type Identification, type IdentificationInput } from './identify.ts'
export { listsOf } from './hidden.ts'
export { comparisonInWords } from './explain.ts'
export { EVIDENCE_LEVELS } from './evidence.ts'
export { evidenceOf, type JudgedPerson, type JudgedPost, type Modality } from './judge.ts'
export type { RegisterCoverage } from './mode.ts'
export type { ToldPair } from './told-pairs.ts'
export { reportOf } from './report.ts'
export type {
  CaseExplanation,
  HiddenEstimate,
  IdentificationReport,
  MethodDescription,
  Outcome,
  ReportInput,
  RunMode,
} from './report-data.ts'
