import { z } from 'zod'
import { command, notFound, refuse } from '../../commands/index.ts'
import { askToCancel } from '../../jobs/queue/index.ts'
import { forgetTrial } from './trial-directory.ts'
import { trialField } from './trial.ts'

/** Deletes a trial with everything it left, at once. */
export const deleteTrial = command({
  name: 'workforce.trial.delete',
  did: 'deleted a trial',
  input: z.object({ trial: trialField }),
  permits: { act: 'try an extract', where: 'self' },
  async run({ db, viewer, now, installation, after }, { trial }) {
    const deleted = await db
      .deleteFrom('trial')
      .where('id', '=', trial)
      .where('owner_id', '=', viewer.id ?? '')
      .returning('job_id')
      .executeTakeFirst()
    if (!deleted) return refuse(notFound('trial'))
    // A job that has ended need not be stopped.
    await askToCancel(db, deleted.job_id, now)
    await db.updateTable('job').set({ result: null, problems: null }).where('id', '=', deleted.job_id).execute()
    after(() => void forgetTrial(installation.directory, trial).catch(() => undefined))
  },
  audit: ({ input }) => ({ about: input.trial }),
})
