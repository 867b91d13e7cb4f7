import type { Database } from '../database/index.ts'

const DAY = 86_400_000
/** A letter that could not be sent waits this long for somebody to decide. */
const DAYS = 30

/** Takes the addressee and the words out of letters that nobody has sent again for a month; that they failed stays known. */
export const forgetOldLetters = (database: Database, now: Date): Promise<void> =>
  database.transaction({ kind: 'system' }, async (db) => {
    await db
      .updateTable('mail')
      .set({ recipient: '', recipient_name: '', subject: '', body: '' })
      .where('state', 'in', ['failed', 'unknown'])
      .where('created_at', '<', new Date(now.getTime() - DAYS * DAY))
      .where('recipient', '<>', '')
      .execute()
  })
