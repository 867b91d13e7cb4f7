export { deleteTrial, sweepTrials } from './delete-trial.ts'
export { forgetInputs, forgetTrial, inputsOf, placeInputs, trialDirectory, type TrialInput } from './trial-directory.ts'
export {
  findTrial,
  keepTrial,
  listTrials,
  startTrial,
  takeTrialFile,
  TRIAL_FILES,
  TRIAL_HOURS,
  TRIAL_JOB,
  type Trial,
  type TrialOutcome,
} from './trial.ts'
