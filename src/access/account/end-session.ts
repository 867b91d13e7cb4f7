import { z } from 'zod'
import { command, idField, notFound, refuse } from '../../commands/index.ts'

/** Ends one of one’s own sessions: the browser there is asked to sign in again with its next request. */
export const endOwnSession = command({
  name: 'access.account.end-session',
  did: 'ended a session of their own',
  input: z.object({ session: idField<'session'>('Choose a session') }),
  permits: { act: 'manage own account', where: 'self' },
  async run({ db, viewer, now }, { session }) {
    const ended = await db
      .updateTable('session')
      .set({ ended_at: now })
      .where('id', '=', session)
      .where('account_id', '=', viewer.id)
      .where('ended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!ended) refuse(notFound('session'))
  },
  audit: ({ input }) => ({ about: input.session }),
})
