import { z } from 'zod'
import { command, lineField, notFound, query, refuse, tooMany, wrongField, type Context } from '../../commands/index.ts'
import type { AccountId, OrganisationId } from '../../kernel/index.ts'
import { hashPassword, passwordMatches } from '../password/hash.ts'
import { isGuessedFirst, newPasswordField } from '../password/password-field.ts'
import { browserFields, rememberBrowser } from '../sign-in/sign-in.ts'
import { countAttempt } from '../sign-in/attempts.ts'
import { startSession } from '../sessions/start-session.ts'
import { tokenHash } from '../tokens.ts'

/** How often the password of an invitation may be tried: from one place, and for one address whatever the number of invitations. */
const TRIES = { source: { attempts: 20, minutes: 15 }, address: { attempts: 10, minutes: 24 * 60 } } as const

const tokenField = z.string('Open the link again').min(20, 'Open the link again').max(100, 'Open the link again')

async function openInvitation({ db, now }: Context, token: string) {
  const found = await db
    .selectFrom('invitation')
    .innerJoin('organisation', 'organisation.id', 'invitation.organisation_id')
    .select([
      'invitation.id',
      'invitation.organisation_id',
      'invitation.email',
      'invitation.name',
      'invitation.role',
      'organisation.name as organisation',
    ])
    .where('invitation.token_hash', '=', tokenHash(token))
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.withdrawn_at', 'is', null)
    .where('invitation.expires_at', '>', now)
    .where('organisation.closed_at', 'is', null)
    .forUpdate('invitation')
    .executeTakeFirst()
  return (
    found ??
    refuse({
      ...notFound('invitation'),
      message: 'This invitation has been used, withdrawn or is too old.',
      todo: 'Ask whoever invited you for a new one.',
    })
  )
}

/** What somebody sees who opens the link: where to, as what, and whether they have an account already. */
export const readInvitation = query({
  name: 'access.invitation',
  did: 'opened an invitation',
  input: z.object({ token: tokenField }),
  permits: { act: 'accept an invitation', where: 'self' },
  asSystem: true,
  async run(context, { token }) {
    const { email, name, role, organisation } = await openInvitation(context, token)
    const account = await context.db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirst()
    return { email, name, role, organisation, hasAccount: account !== undefined }
  },
  audit: null,
})

/**
 * Takes the invitation: makes an account with a password, or adds the role to the account that has this address, proved by its
 * password. The link proves the address; it works once.
 */
export const acceptInvitation = command({
  name: 'access.invitation.accept',
  did: 'accepted an invitation',
  input: z.object({
    token: tokenField,
    name: lineField('Enter your name', 120),
    password: z.string('Enter a password').min(1, 'Enter a password').max(1000, 'Enter a password'),
    ...browserFields,
  }),
  permits: { act: 'accept an invitation', where: 'self' },
  asSystem: true,
  // Where there is an account the link is no proof of its password: who invites could otherwise guess it.
  async guard(context, { token, source }) {
    const invitation = await context.db
      .selectFrom('invitation')
      .select('email')
      .where('token_hash', '=', tokenHash(token))
      .executeTakeFirst()
    const wait =
      (await countAttempt(context, 'invitation source', TRIES.source, source)) ??
      (invitation ? await countAttempt(context, 'invitation', TRIES.address, invitation.email) : null)
    if (wait !== null) refuse(tooMany(wait))
  },
  async run(context, { token, name, password, browser }) {
    const { db, now, newId } = context
    const invitation = await openInvitation(context, token)
    const existing = await db
      .selectFrom('account')
      .innerJoin('credential', 'credential.account_id', 'account.id')
      .select(['account.id', 'account.status', 'account.two_step_since', 'credential.password_hash'])
      .where('account.email', '=', invitation.email)
      .executeTakeFirst()
    let account = existing?.id as AccountId | undefined
    if (existing) {
      if (!(await passwordMatches(existing.password_hash, password)))
        refuse(wrongField('password', 'This is not the password of your account'))
      if (existing.status !== 'active')
        refuse(wrongField('password', 'Your account is disabled', 'Ask an administrator of your organisation.'))
    } else {
      const good = newPasswordField.safeParse(password)
      if (!good.success) return refuse(wrongField('password', good.error.issues[0]?.message ?? 'Choose another password'))
      if (isGuessedFirst(password.toLowerCase().replaceAll(invitation.email.split('@')[0] ?? '', ''))) {
        refuse(wrongField('password', 'The password must not be made of your own name'))
      }
      account = newId() as AccountId
      await db
        .insertInto('account')
        .values({ id: account, email: invitation.email, name, status: 'active', created_at: now, signed_in_at: now })
        .execute()
      await db
        .insertInto('credential')
        .values({ account_id: account, password_hash: await hashPassword(password), password_changed_at: now })
        .execute()
    }
    if (!account) throw new Error('an account was found or made')
    await db
      .insertInto('membership')
      .values({ account_id: account, organisation_id: invitation.organisation_id, role: invitation.role, since: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await db.updateTable('invitation').set({ accepted_at: now }).where('id', '=', invitation.id).execute()
    const isSecondStepAsked = Boolean(existing?.two_step_since)
    const { secret } = await startSession(context, { account, state: isSecondStepAsked ? 'password accepted' : 'signed in', browser })
    return {
      account,
      invitation: invitation.id,
      organisation: invitation.organisation_id as OrganisationId,
      role: invitation.role,
      outcome: isSecondStepAsked ? ('code needed' as const) : ('signed in' as const),
      secret,
      knownBrowser: isSecondStepAsked ? null : await rememberBrowser(context, account),
    }
  },
  audit: ({ output }) => ({ organisation: output.organisation, about: output.account, invitation: output.invitation, role: output.role }),
})
