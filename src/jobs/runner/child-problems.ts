import type { Problem } from '../../kernel/index.ts'

export const stopped: Problem = {
  code: 'jobs.stopped',
  kind: 'error',
  message: 'The work was stopped before it was done.',
  todo: 'Start it again when you want it done.',
}

export const outOfMemory: Problem = {
  code: 'jobs.out-of-memory',
  kind: 'error',
  message: 'The work needed more memory than it may use.',
  todo: 'Give it less at a time, or ask whoever looks after this service to allow more.',
}

export const killed: Problem = {
  code: 'jobs.killed',
  kind: 'error',
  message: 'The machine ended the work before it was done, which mostly means that it was short of memory.',
  todo: 'Try again when the machine has less to do, or tell whoever looks after it.',
}

export const tookTooLong = (milliseconds: number): Problem => ({
  code: 'jobs.too-long',
  kind: 'error',
  message: `The work took longer than the ${Math.round(milliseconds / 1000)} seconds it may.`,
  todo: 'Give it less at a time, or ask whoever looks after this service to allow longer.',
})
