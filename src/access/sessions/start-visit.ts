import { z } from 'zod'
import { command, refuse, signInFirst } from '../../commands/index.ts'
import { startSession } from './start-session.ts'

/** A session for a browser that has not signed in, so that what it tries out is its own and nobody else's. */
export const startVisit = command({
  name: 'access.visit.start',
  did: 'began to try an extract without an account',
  input: z.object({ browser: z.string().max(60) }),
  permits: { act: 'sign in', where: 'self' },
  asSystem: true,
  run: (context, { browser }) =>
    context.installation.tryWithoutSignIn ? startSession(context, { account: null, state: 'visitor', browser }) : refuse(signInFirst),
  audit: ({ output }) => ({ about: output.id }),
})
