export const TRIAL_JOB = 'workforce.trial'

/** Without a word from the person, what a trial leaves is deleted so long after its work has ended. */
export const TRIAL_HOURS = 2
/** One that waits or runs still after so long is given up. */
export const OPEN_HOURS = 24
/** Kept on request, still not for ever: an extract tried out is no record. */
export const KEPT_DAYS = 30

export const hoursAfter = (instant: Date, hours: number): Date => new Date(instant.getTime() + hours * 3_600_000)

/** When a trial is deleted; null while its work goes on, as the hours have not begun. */
export function deletedOn(trial: {
  readonly keptAt: Date | null
  readonly deleteAfter: Date | null
  readonly endedAt: Date | null
  readonly isOpen: boolean
}): Date | null {
  if (trial.keptAt) return trial.deleteAfter
  if (trial.endedAt) return hoursAfter(trial.endedAt, TRIAL_HOURS)
  return trial.isOpen ? null : trial.deleteAfter
}
