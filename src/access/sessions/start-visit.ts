import { z } from 'zod'
import { command, refuse, signInFirst, tooMany } from '../../commands/index.ts'
import { countAttempt } from '../sign-in/attempts.ts'
import { startSession } from './start-session.ts'

/** A session for a browser that has not signed in, so that what it tries out is its own and nobody else's. */
export const startVisit = command({
  name: 'access.visit.start',
  did: 'began to try an extract without an account',
  input: z.object({ browser: z.string().max(60), source: z.string().max(100) }),
  permits: { act: 'sign in', where: 'self' },
  asSystem: true,
  async guard(context, { source }) {
    const wait = await countAttempt(context, 'visit', { attempts: 20, minutes: 60 }, source)
    if (wait !== null) refuse(tooMany(wait))
  },
  run: (context, { browser }) =>
    context.installation.tryWithoutSignIn ? startSession(context, { account: null, state: 'visitor', browser }) : refuse(signInFirst),
  audit: ({ output }) => ({ about: output.id }),
})
