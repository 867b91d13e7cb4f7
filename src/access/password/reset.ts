import { z } from 'zod'
import { command, emailField, refuse, tooMany, wrongField } from '../../commands/index.ts'
import { passwordResetLetter, queueMail } from '../../mail/index.ts'
import { minutesAfter } from '../sessions/lifetimes.ts'
import { countAttempt } from '../sign-in/attempts.ts'
import { homeOf } from '../sign-in/home-of.ts'
import { tokenHash } from '../tokens.ts'
import { forgetWaysIn } from './forget-ways-in.ts'
import { hashPassword } from './hash.ts'
import { newPasswordField } from './password-field.ts'

const LINK_MINUTES = 60
const ASKED = { attempts: 5, minutes: 60 } as const

/** Sends a link to choose a new password, if there is such an account. The answer is the same if there is none. */
export const askPasswordReset = command({
  name: 'access.password.ask-reset',
  did: 'asked for a new password',
  input: z.object({ email: emailField, source: z.string().max(100) }),
  permits: { act: 'sign in', where: 'self' },
  asSystem: true,
  async run(context, { email, source }) {
    const { db, now, newId, newToken, installation } = context
    const wait =
      (await countAttempt(context, 'reset', ASKED, email, source)) ??
      (await countAttempt(context, 'reset source', { attempts: 20, minutes: 60 }, source))
    if (wait !== null) refuse(tooMany(wait))
    const account = await db
      .selectFrom('account')
      .select(['id', 'name'])
      .where('email', '=', email)
      .where('status', '=', 'active')
      .executeTakeFirst()
    const organisation = account ? await homeOf(db, account.id) : null
    if (!account || !organisation) return { account: null, organisation: null }
    const token = newToken()
    const until = minutesAfter(now, LINK_MINUTES)
    await db
      .insertInto('password_reset')
      .values({ token_hash: tokenHash(token), account_id: account.id, expires_at: until })
      .execute()
    const queued = await queueMail(db, {
      id: newId(),
      organisation,
      purpose: 'password reset',
      to: { address: email, name: account.name },
      ...passwordResetLetter({
        name: account.name,
        link: `${installation.origin}/sign-in/reset/${token}`,
        minutes: LINK_MINUTES,
        service: installation.origin,
      }),
      once: `password-reset:${tokenHash(token)}`,
      now,
    })
    if (!queued.ok) refuse(...queued.problems)
    return { account: account.id, organisation }
  },
  audit: ({ output }) => ({ ...(output.organisation && { organisation: output.organisation }), about: output.account }),
})

/** Sets a new password by the link, once. All sessions end; a second step stays as it was. */
export const resetPassword = command({
  name: 'access.password.reset',
  did: 'chose a new password by a link',
  input: z.object({
    token: z.string('Open the link again').min(20, 'Open the link again').max(100, 'Open the link again'),
    password: newPasswordField,
  }),
  permits: { act: 'sign in', where: 'self' },
  asSystem: true,
  async run({ db, now }, { token, password }) {
    const used = await db
      .updateTable('password_reset')
      .set({ used_at: now })
      .where('token_hash', '=', tokenHash(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('account_id')
      .executeTakeFirst()
    if (!used) return refuse(wrongField('password', 'This link has been used or is too old', 'Ask for a new one.'))
    const account = used.account_id
    await db
      .updateTable('credential')
      .set({ password_hash: await hashPassword(password), password_changed_at: now })
      .where('account_id', '=', account)
      .execute()
    await forgetWaysIn(db, account)
    await db.updateTable('session').set({ ended_at: now }).where('account_id', '=', account).where('ended_at', 'is', null).execute()
    return { account, organisation: await homeOf(db, account) }
  },
  audit: ({ output }) => ({
    ...(output.organisation && { organisation: output.organisation }),
    about: output.account,
    changed: ['password'],
  }),
})
