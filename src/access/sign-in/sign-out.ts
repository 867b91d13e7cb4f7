import { z } from 'zod'
import { command } from '../../commands/index.ts'
import { isPerson } from '../sessions/find-viewer.ts'

/** Ends the session of this browser. */
export const signOut = command({
  name: 'access.sign-out',
  did: 'signed out',
  input: z.object({}),
  permits: { act: 'manage own account', where: 'self' },
  async run({ db, viewer, now }) {
    if (isPerson(viewer)) await db.updateTable('session').set({ ended_at: now }).where('id', '=', viewer.session).execute()
  },
  audit: ({ viewer }) => ({ about: viewer.id }),
})
