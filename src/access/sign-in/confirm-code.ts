import { z } from 'zod'
import { command, refuse, tooMany, wrongField, type Context } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { startSession } from '../sessions/start-session.ts'
import { tokenHash } from '../tokens.ts'
import { acceptedStep } from '../two-step/totp.ts'
import { recoveryCodeHash } from '../two-step/recovery-codes.ts'
import { readSecret } from '../two-step/secret.ts'
import { countAttempt } from './attempts.ts'
import { homeOf } from './home-of.ts'
import { tellOfNewBrowser } from './new-browser.ts'
import { browserFields, isKnownBrowser, rememberBrowser } from './sign-in.ts'

/** Somebody who has the password has this many tries at the code, whatever session they try it in. */
const LIMIT = { attempts: 5, minutes: 15 } as const
const LIMIT_A_DAY = { attempts: 30, minutes: 24 * 60 } as const

interface Confirmed {
  readonly outcome: 'signed in' | 'wrong'
  readonly account: string
  readonly organisation: OrganisationId | null
  readonly secret: string | null
  readonly knownBrowser: string | null
}

/** The second step: a code of the authenticator app, or one of the recovery codes. The session gets a new secret. */
export const confirmCode = command({
  name: 'access.sign-in.confirm-code',
  did: 'entered a code to sign in',
  input: z.object({
    session: z.string().max(100),
    code: z.string('Enter the code').trim().min(1, 'Enter the code').max(40, 'Enter the code of 6 digits'),
    ...browserFields,
  }),
  permits: { act: 'sign in', where: 'self' },
  asSystem: true,
  async run(context, { session, code, browser, knownBrowser }): Promise<Confirmed> {
    const { db, now } = context
    const pending = await db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account_id')
      .innerJoin('credential', 'credential.account_id', 'account.id')
      .select([
        'session.id',
        'account.id as account',
        'account.email',
        'account.name',
        'account.signed_in_at',
        'credential.totp_secret',
        'credential.totp_last_step',
      ])
      .where('session.secret_hash', '=', tokenHash(session))
      .where('session.state', '=', 'password accepted')
      .where('session.ended_at', 'is', null)
      .where('session.ends_at', '>', now)
      .where('account.status', '=', 'active')
      // Two who send the same code at the same moment wait for each other here.
      .forUpdate(['session', 'credential'])
      .executeTakeFirst()
    if (!pending) return refuse(wrongField('code', 'Too much time has passed since you entered your password', 'Sign in again.'))
    const wait =
      (await countAttempt(context, 'code', LIMIT, pending.account)) ??
      (await countAttempt(context, 'code a day', LIMIT_A_DAY, pending.account))
    if (wait !== null) return refuse(tooMany(wait))

    const organisation = await homeOf(db, pending.account)
    const secret = readSecret(context, pending.totp_secret)
    const step = secret && acceptedStep(secret, code, now, pending.totp_last_step)
    const right = step !== null || (await useRecoveryCode(context, pending.account, code))
    if (!right) return { outcome: 'wrong', account: pending.account, organisation, secret: null, knownBrowser: null }
    if (step !== null) await db.updateTable('credential').set({ totp_last_step: step }).where('account_id', '=', pending.account).execute()
    await db.updateTable('session').set({ ended_at: now }).where('id', '=', pending.id).execute()
    await db.updateTable('account').set({ signed_in_at: now }).where('id', '=', pending.account).execute()
    const known = await isKnownBrowser(context, pending.account, knownBrowser ?? null)
    if (!known && pending.signed_in_at) await tellOfNewBrowser(context, { ...pending, id: pending.account, browser, organisation })
    const started = await startSession(context, { account: pending.account, state: 'signed in', browser })
    return {
      outcome: 'signed in',
      account: pending.account,
      organisation,
      secret: started.secret,
      knownBrowser: known ? null : await rememberBrowser(context, pending.account),
    }
  },
  audit: ({ output }) => ({
    ...(output.organisation && { organisation: output.organisation }),
    about: output.account,
    outcome: output.outcome,
  }),
})

async function useRecoveryCode({ db, now }: Context, account: string, code: string): Promise<boolean> {
  const used = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', account)
    .where('code_hash', '=', recoveryCodeHash(code))
    .where('used_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  return used !== undefined
}
