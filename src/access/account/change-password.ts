import { z } from 'zod'
import { command, refuse, wrongField, type Context } from '../../commands/index.ts'
import { hashPassword, passwordMatches } from '../password/hash.ts'
import { newPasswordField } from '../password/password-field.ts'
import { isPerson } from '../sessions/find-viewer.ts'

/** A new password, proved by the old one. All other sessions end. */
export const changePassword = command({
  name: 'access.account.change-password',
  did: 'changed their own password',
  input: z.object({
    current: z.string('Enter your current password').min(1, 'Enter your current password').max(1000, 'Enter your current password'),
    password: newPasswordField,
  }),
  permits: { act: 'manage own account', where: 'self' },
  async run(context, { current, password }) {
    const { db, viewer, now } = context
    await provePassword(context, 'current', current)
    await db
      .updateTable('credential')
      .set({ password_hash: await hashPassword(password), password_changed_at: now })
      .where('account_id', '=', viewer.id ?? '')
      .execute()
    await db
      .updateTable('session')
      .set({ ended_at: now })
      .where('account_id', '=', viewer.id)
      .where('ended_at', 'is', null)
      .where('id', '<>', isPerson(viewer) ? viewer.session : '')
      .execute()
  },
  audit: ({ viewer }) => ({ about: viewer.id, changed: ['password'] }),
})

/** Asks for the password again before something that a stranger at an open screen must not do. */
export async function provePassword(context: Context, field: string, password: string): Promise<void> {
  const { db, viewer } = context
  const { password_hash } = await db
    .selectFrom('credential')
    .select('password_hash')
    .where('account_id', '=', viewer.id ?? '')
    .executeTakeFirstOrThrow()
  if (await passwordMatches(password_hash, password)) return
  return refuse(wrongField(field, 'This is not your current password'))
}
