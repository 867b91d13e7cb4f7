import { z } from 'zod'
import { query } from '../../commands/index.ts'
import { isPerson } from '../sessions/find-viewer.ts'

export interface OwnSession {
  readonly id: string
  readonly browser: string
  readonly createdAt: Date
  readonly seenAt: Date
  readonly isThisOne: boolean
}

/** One’s own account: name, address, second step, recovery codes left, open sessions. */
export const ownAccount = query({
  name: 'access.account',
  did: 'looked at their own account',
  input: z.object({}),
  permits: { act: 'manage own account', where: 'self' },
  async run({ db, viewer, now }) {
    const account = await db
      .selectFrom('account')
      .select(['name', 'email', 'two_step_since', 'version'])
      .where('id', '=', viewer.id ?? '')
      .executeTakeFirstOrThrow()
    const sessions = await db
      .selectFrom('session')
      .select(['id', 'browser', 'created_at', 'seen_at'])
      .where('account_id', '=', viewer.id)
      .where('state', '=', 'signed in')
      .where('ended_at', 'is', null)
      .where('ends_at', '>', now)
      .orderBy('seen_at', 'desc')
      .execute()
    const codes = await db
      .selectFrom('recovery_code')
      .select((of) => of.fn.countAll<number>().as('left'))
      .where('account_id', '=', viewer.id ?? '')
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow()
    return {
      name: account.name,
      email: account.email,
      version: account.version,
      twoStepSince: account.two_step_since,
      recoveryCodesLeft: codes.left,
      sessions: sessions.map((session): OwnSession => ({
        id: session.id,
        browser: session.browser,
        createdAt: session.created_at,
        seenAt: session.seen_at,
        isThisOne: isPerson(viewer) && viewer.session === session.id,
      })),
    }
  },
  audit: null,
})
