import type { Problem } from '../../kernel/index.ts'

/** The program ended again and again while it worked on this job. */
export const gaveUp = (job: string, attempts: number): Problem => ({
  code: 'jobs.gave-up',
  kind: 'error',
  message: `The work was begun ${attempts} times and the program ended each time before it was done.`,
  todo: `It may need more memory than this machine has. Try again, or tell whoever looks after this service; the reference is ${job}.`,
  details: { job, attempts },
})

export const noSuchJob: Problem = {
  code: 'jobs.not-found',
  kind: 'error',
  message: 'There is no such work.',
  todo: 'Check the address, or start again from the list.',
  status: 404,
}

export const alreadyEnded: Problem = {
  code: 'jobs.ended',
  kind: 'error',
  message: 'This work has already ended.',
  todo: 'Look at its result.',
  status: 409,
}

export const notToResume: Problem = {
  code: 'jobs.not-to-resume',
  kind: 'error',
  message: 'Only work that failed or was cancelled can be run again.',
  todo: 'Wait until it has ended, or start a new one.',
  status: 409,
}
