import { z } from 'zod'
import { command, query, refuse, wrongField } from '../../commands/index.ts'
import { newRecoveryCodes, recoveryCodeHash } from '../two-step/recovery-codes.ts'
import { readSecret, sealSecret } from '../two-step/secret.ts'
import { acceptedStep, base32, otpauthLink } from '../two-step/totp.ts'
import { limitProofs, provePassword } from './change-password.ts'

/** A secret for the authenticator app; it does nothing until a code made with it comes back. */
export const beginTwoStep = command({
  name: 'access.account.begin-two-step',
  did: 'began to set up two-step sign-in',
  input: z.object({
    current: z.string('Enter your current password').min(1, 'Enter your current password').max(1000, 'Enter your current password'),
  }),
  permits: { act: 'manage own account', where: 'self' },
  guard: limitProofs,
  async run(context, { current }) {
    const { db, viewer, newToken } = context
    await provePassword(context, 'current', current)
    const { two_step_since } = await db
      .selectFrom('account')
      .select('two_step_since')
      .where('id', '=', viewer.id ?? '')
      .executeTakeFirstOrThrow()
    if (two_step_since) refuse(wrongField('current', 'Two-step sign-in is on already', 'Turn it off first if you have a new phone.'))
    const secret = Buffer.from(newToken(), 'base64url').subarray(0, 20)
    await db
      .updateTable('credential')
      .set({ totp_secret: sealSecret(context, secret), totp_last_step: null })
      .where('account_id', '=', viewer.id ?? '')
      .execute()
  },
  audit: ({ viewer }) => ({ about: viewer.id }),
})

/** The secret that waits for its first code, to be shown to its owner; null where none waits. */
export const waitingTwoStep = query({
  name: 'access.account.waiting-two-step',
  did: 'looked at the setting up of two-step sign-in',
  input: z.object({}),
  permits: { act: 'manage own account', where: 'self' },
  async run(context) {
    const { db, viewer } = context
    const row = await db
      .selectFrom('account')
      .innerJoin('credential', 'credential.account_id', 'account.id')
      .select(['account.email', 'account.two_step_since', 'credential.totp_secret'])
      .where('account.id', '=', viewer.id ?? '')
      .executeTakeFirstOrThrow()
    const secret = row.two_step_since ? null : readSecret(context, row.totp_secret)
    return {
      isOn: row.two_step_since !== null,
      waiting: secret && { key: base32(secret), link: otpauthLink(secret, row.email) },
    }
  },
  audit: null,
})

/** The first code proves that the app has the secret: from now on every sign-in asks for one. Says the recovery codes, once. */
export const confirmTwoStep = command({
  name: 'access.account.confirm-two-step',
  did: 'turned two-step sign-in on',
  input: z.object({ code: z.string('Enter the code').trim().min(1, 'Enter the code').max(40, 'Enter the code of 6 digits') }),
  permits: { act: 'manage own account', where: 'self' },
  async run(context, { code }) {
    const { db, viewer, now, newToken } = context
    const account = viewer.id ?? ''
    const row = await db
      .selectFrom('account')
      .innerJoin('credential', 'credential.account_id', 'account.id')
      .select(['account.two_step_since', 'credential.totp_secret'])
      .where('account.id', '=', account)
      .executeTakeFirstOrThrow()
    const secret = row.two_step_since ? null : readSecret(context, row.totp_secret)
    if (!secret) return refuse(wrongField('code', 'There is no key that waits for a code', 'Start again.'))
    const step = acceptedStep(secret, code, now, null)
    if (step === null)
      return refuse(
        wrongField('code', 'This is not the code that the app shows now', 'Enter the newest code, and check the clock of the phone.'),
      )
    await db.updateTable('credential').set({ totp_last_step: step }).where('account_id', '=', account).execute()
    await db
      .updateTable('account')
      .set((of) => ({ two_step_since: now, version: of('version', '+', 1) }))
      .where('id', '=', account)
      .execute()
    const codes = newRecoveryCodes(newToken)
    await db.deleteFrom('recovery_code').where('account_id', '=', account).execute()
    await db
      .insertInto('recovery_code')
      .values(codes.map((each) => ({ account_id: account, code_hash: recoveryCodeHash(each) })))
      .execute()
    return { codes }
  },
  audit: ({ viewer }) => ({ about: viewer.id, changed: ['two-step sign-in'] }),
})

/** Turns the second step off, proved by the password. */
export const endTwoStep = command({
  name: 'access.account.end-two-step',
  did: 'turned two-step sign-in off',
  input: z.object({
    current: z.string('Enter your current password').min(1, 'Enter your current password').max(1000, 'Enter your current password'),
  }),
  permits: { act: 'manage own account', where: 'self' },
  guard: limitProofs,
  async run(context, { current }) {
    const { db, viewer } = context
    await provePassword(context, 'current', current)
    await db
      .updateTable('credential')
      .set({ totp_secret: null, totp_last_step: null })
      .where('account_id', '=', viewer.id ?? '')
      .execute()
    await db
      .updateTable('account')
      .set((of) => ({ two_step_since: null, version: of('version', '+', 1) }))
      .where('id', '=', viewer.id ?? '')
      .execute()
    await db
      .deleteFrom('recovery_code')
      .where('account_id', '=', viewer.id ?? '')
      .execute()
  },
  audit: ({ viewer }) => ({ about: viewer.id, changed: ['two-step sign-in'] }),
})
