import type { Db } from '../../database/index.ts'

/** With a new password the links to choose one lose their use, and no browser is known any more: an intruder's could be among them. */
export async function forgetWaysIn(db: Db, account: string): Promise<void> {
  await db.deleteFrom('password_reset').where('account_id', '=', account).execute()
  await db.deleteFrom('known_browser').where('account_id', '=', account).execute()
}
