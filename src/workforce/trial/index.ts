export { deleteTrial } from './delete-trial.ts'
export { sweepTrials } from './sweep-trials.ts'
export { forgetInputs, forgetTrial, inputsOf, makeRoomFor, placeInputs, trialDirectory, type TrialInput } from './trial-directory.ts'
export { TRIAL_HOURS, TRIAL_JOB } from './trial-times.ts'
export {
  findTrial,
  keepTrial,
  listTrials,
  startTrial,
  takeTrialFile,
  tooManyTrials,
  TRIAL_FILES,
  type Trial,
  type TrialOutcome,
} from './trial.ts'
