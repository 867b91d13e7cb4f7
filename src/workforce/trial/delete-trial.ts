import { z } from 'zod'
import { command, notFound, refuse } from '../../commands/index.ts'
import type { Database } from '../../database/index.ts'
import { askToCancel } from '../../jobs/queue/index.ts'
import { forgetStrayTrials, forgetTrial } from './trial-directory.ts'
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
    after(() => void forgetTrial(installation.directory, trial).catch(() => undefined))
  },
  audit: ({ input }) => ({ about: input.trial }),
})

/** Deletes trials whose time is over, and files that belong to none. */
export async function sweepTrials(database: Database, directory: string, now: Date): Promise<number> {
  const { over, known } = await database.transaction({ kind: 'system' }, async (db) => ({
    over: await db.deleteFrom('trial').where('delete_after', '<', now).returning('id').execute(),
    known: await db.selectFrom('trial').select('id').execute(),
  }))
  for (const { id } of over) await forgetTrial(directory, id)
  await forgetStrayTrials(directory, new Set(known.map(({ id }) => id)), now)
  return over.length
}
