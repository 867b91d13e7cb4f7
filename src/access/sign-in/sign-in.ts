import { z } from 'zod'
import { command, refuse, tooMany, type Context } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { passwordMatches } from '../password/hash.ts'
import { startSession } from '../sessions/start-session.ts'
import { minutesAfter } from '../sessions/lifetimes.ts'
import { tokenHash } from '../tokens.ts'
import { countAttempt, LIMITS, uncountAttempt } from './attempts.ts'
import { homeOf } from './home-of.ts'
import { tellOfNewBrowser } from './new-browser.ts'

const KNOWN_BROWSER_MINUTES = 180 * 24 * 60

/** What the door knows of the browser: where it comes from, what it calls itself, and the cookie of an earlier sign-in. */
export const browserFields = {
  source: z.string().max(100),
  browser: z.string().max(60),
  knownBrowser: z.string().max(100).nullish(),
}

interface SignedIn {
  readonly outcome: 'signed in' | 'code needed' | 'wrong'
  readonly account: string | null
  readonly organisation: OrganisationId | null
  /** For the session cookie. */
  readonly secret: string | null
  /** For the cookie by which the browser is known again; null where it is known already. */
  readonly knownBrowser: string | null
}

/** The password: opens a session, or one that waits for the second step. Wrong address and wrong password have one answer. */
export const signIn = command({
  name: 'access.sign-in',
  did: 'signed in, or tried to',
  input: z.object({
    email: z
      .string('Enter your email address')
      .trim()
      .toLowerCase()
      .min(1, 'Enter your email address')
      .max(254, 'Enter your email address'),
    password: z.string('Enter your password').min(1, 'Enter your password').max(1000, 'Enter your password'),
    ...browserFields,
  }),
  permits: { act: 'sign in', where: 'self' },
  asSystem: true,
  async run(context, { email, password, source, browser, knownBrowser }): Promise<SignedIn> {
    const { db, now } = context
    const account = await db
      .selectFrom('account')
      .innerJoin('credential', 'credential.account_id', 'account.id')
      .select([
        'account.id',
        'account.name',
        'account.status',
        'account.two_step_since',
        'account.signed_in_at',
        'credential.password_hash',
      ])
      .where('email', '=', email)
      .executeTakeFirst()
    const known = account ? await isKnownBrowser(context, account.id, knownBrowser ?? null) : false
    const waits = [
      await countAttempt(context, 'pair', LIMITS.pair, email, source),
      known ? null : await countAttempt(context, 'source', LIMITS.source, source),
      known ? null : await countAttempt(context, 'account', LIMITS.account, email),
    ].filter((minutes) => minutes !== null)
    if (waits.length > 0) refuse(tooMany(Math.max(...waits)))

    const matches = await passwordMatches(account?.password_hash ?? null, password)
    if (!account || !matches || account.status !== 'active') {
      return {
        outcome: 'wrong',
        account: account?.id ?? null,
        organisation: account ? await homeOf(db, account.id) : null,
        secret: null,
        knownBrowser: null,
      }
    }
    await uncountAttempt(context, 'pair', email, source)
    if (!known) {
      await uncountAttempt(context, 'source', source)
      await uncountAttempt(context, 'account', email)
    }
    const organisation = await homeOf(db, account.id)
    if (account.two_step_since) {
      const { secret } = await startSession(context, { account: account.id, state: 'password accepted', browser })
      return { outcome: 'code needed', account: account.id, organisation, secret, knownBrowser: null }
    }
    const { secret } = await startSession(context, { account: account.id, state: 'signed in', browser })
    if (!known && account.signed_in_at) await tellOfNewBrowser(context, { ...account, email, browser, organisation })
    await db.updateTable('account').set({ signed_in_at: now }).where('id', '=', account.id).execute()
    return {
      outcome: 'signed in',
      account: account.id,
      organisation,
      secret,
      knownBrowser: known ? null : await rememberBrowser(context, account.id),
    }
  },
  audit: ({ output }) => ({
    ...(output.organisation && { organisation: output.organisation }),
    about: output.account,
    outcome: output.outcome,
  }),
})

export async function isKnownBrowser({ db, now }: Context, account: string, secret: string | null): Promise<boolean> {
  if (secret === null) return false
  const found = await db
    .updateTable('known_browser')
    .set({ seen_at: now })
    .where('account_id', '=', account)
    .where('secret_hash', '=', tokenHash(secret))
    .where('seen_at', '>', minutesAfter(now, -KNOWN_BROWSER_MINUTES))
    .returning('account_id')
    .executeTakeFirst()
  return found !== undefined
}

export async function rememberBrowser({ db, now, newToken }: Context, account: string): Promise<string> {
  const secret = newToken()
  await db.deleteFrom('known_browser').where('seen_at', '<', minutesAfter(now, -KNOWN_BROWSER_MINUTES)).execute()
  await db
    .insertInto('known_browser')
    .values({ account_id: account, secret_hash: tokenHash(secret), seen_at: now })
    .execute()
  return secret
}
