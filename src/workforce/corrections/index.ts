export { dropCorrection, markCorrectionsSent } from './act-on-corrections.ts'
export { correctionProgress, type CorrectionProgress } from './correction-progress.ts'
export { correctionWorkbook } from './correction-workbook.ts'
export { correctionsFor, type Correction } from './corrections.ts'
export {
  CORRECTION_STATES,
  exportCorrections,
  findCorrection,
  listCorrections,
  type CorrectionState,
  type ListedCorrection,
} from './list-corrections.ts'
export { CORRECTED_FIELDS, CORRECTION_WAYS } from './post-corrections.ts'
export { makeCorrections, refreshCorrections, type Refreshed } from './refresh-corrections.ts'
export { readStated } from './stated-post.ts'
