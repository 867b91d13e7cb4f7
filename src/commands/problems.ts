import type { Problem } from '../kernel/index.ts'

/** The problems that any operation can meet. Each module has its own beside its commands. */
export const notFound = (what = 'page'): Problem => ({
  code: 'not-found',
  kind: 'error',
  status: 404,
  message: `There is no such ${what}, or it is not yours to see.`,
  todo: 'Check the address, or start again from the list.',
})

export const notAllowed = (act: string): Problem => ({
  code: 'not-allowed',
  kind: 'error',
  status: 403,
  message: 'Your roles do not let you do this.',
  todo: `Ask an administrator of your organisation for a role that may ${act}.`,
  details: { act },
})

export const signInFirst: Problem = {
  code: 'sign-in-first',
  kind: 'error',
  status: 401,
  message: 'You are not signed in.',
  todo: 'Sign in and try again.',
}

/** Somebody else saved the same thing first: both versions, for the person to choose from. */
export const changedMeanwhile = (saved: Readonly<Record<string, string>>, version: number): Problem => ({
  code: 'changed-meanwhile',
  kind: 'question',
  status: 409,
  message: 'Somebody else changed this while you had it open.',
  todo: 'Choose for each difference whether to keep yours or theirs.',
  details: { saved, version },
})

export const tooMany = (minutes: number): Problem => ({
  code: 'too-many',
  kind: 'error',
  status: 429,
  message: 'This was tried too often in a short time.',
  todo: `Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.`,
  details: { minutes },
})

/** A field of a form or request that cannot be used as it is. */
export const wrongField = (field: string, message: string, todo = ''): Problem => ({
  code: 'input.field',
  kind: 'error',
  status: 422,
  message,
  todo,
  where: { field },
})
