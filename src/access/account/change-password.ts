import { z } from 'zod'
import { command, refuse, tooMany, wrongField, type Context } from '../../commands/index.ts'
import { hashPassword, passwordMatches } from '../password/hash.ts'
import { newPasswordField } from '../password/password-field.ts'
import { forgetWaysIn } from '../password/forget-ways-in.ts'
import { isPerson } from '../sessions/find-viewer.ts'
import { countAttempt } from '../sign-in/attempts.ts'

/** A new password, proved by the old one. All other sessions end. */
export const changePassword = command({
  name: 'access.account.change-password',
  did: 'changed their own password',
  input: z.object({
    current: z.string('Enter your current password').min(1, 'Enter your current password').max(1000, 'Enter your current password'),
    password: newPasswordField,
  }),
  permits: { act: 'manage own account', where: 'self' },
  guard: limitProofs,
  async run(context, { current, password }) {
    const { db, viewer, now } = context
    await provePassword(context, 'current', current)
    await forgetWaysIn(db, viewer.id ?? '')
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

const PROOFS = { attempts: 10, minutes: 15 } as const

/** A stranger at an open screen has few tries at the password. */
export async function limitProofs(context: Pick<Context, 'db' | 'viewer' | 'now' | 'installation'>): Promise<void> {
  const wait = await countAttempt(context, 'proof', PROOFS, context.viewer.id ?? '')
  if (wait !== null) refuse(tooMany(wait))
}

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
