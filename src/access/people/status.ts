import { sql } from 'kysely'
import { z } from 'zod'
import { command, notFound, refuse, wrongField } from '../../commands/index.ts'
import { organisationField } from '../organisations/fields.ts'
import { accountField, personOf } from './person.ts'
import { keepOneAdministrator } from './roles.ts'

const personInput = z.object({ organisation: organisationField, account: accountField })

/**
 * Lets an account sign in no longer and ends its sessions at once. Only where the account belongs to this organisation alone:
 * elsewhere a role can be taken, which is as much as one organisation may decide.
 */
export const disableAccount = command({
  name: 'access.person.disable',
  did: 'disabled an account',
  input: personInput,
  permits: { act: 'manage people', where: ({ organisation }) => organisation },
  async run(context, { organisation, account }) {
    const { db, now, viewer } = context
    const person = await personOf(context, organisation, account)
    if (viewer.id === account) refuse(wrongField('account', 'You cannot disable your own account', 'Ask another administrator.'))
    for (const { role } of person.roles) await keepOneAdministrator(context, organisation, account, role)
    const { rows } = await sql<{ elsewhere: boolean }>`select belongs_elsewhere(${account}, ${organisation}) as elsewhere`.execute(db)
    if (rows[0]?.elsewhere) {
      refuse(
        wrongField(
          'account',
          'This person belongs to another organisation too',
          'Take their roles here instead: then they see nothing of this organisation.',
        ),
      )
    }
    await db
      .updateTable('account')
      .set((of) => ({ status: 'disabled' as const, version: of('version', '+', 1) }))
      .where('id', '=', account)
      .execute()
    await db.updateTable('session').set({ ended_at: now }).where('account_id', '=', account).where('ended_at', 'is', null).execute()
  },
  audit: ({ input }) => ({ about: input.account }),
})

export const enableAccount = command({
  name: 'access.person.enable',
  did: 'enabled an account',
  input: personInput,
  permits: { act: 'manage people', where: ({ organisation }) => organisation },
  async run(context, { organisation, account }) {
    await personOf(context, organisation, account)
    await context.db
      .updateTable('account')
      .set((of) => ({ status: 'active' as const, version: of('version', '+', 1) }))
      .where('id', '=', account)
      .execute()
  },
  audit: ({ input }) => ({ about: input.account }),
})

/** Ends every session of somebody: their next request asks them to sign in. */
export const endSessionsOf = command({
  name: 'access.person.end-sessions',
  did: 'ended all sessions of a person',
  input: personInput,
  permits: { act: 'manage people', where: ({ organisation }) => organisation },
  async run(context, { organisation, account }) {
    await personOf(context, organisation, account)
    const ended = await context.db
      .updateTable('session')
      .set({ ended_at: context.now })
      .where('account_id', '=', account)
      .where('ended_at', 'is', null)
      .returning('id')
      .execute()
    if (ended.length === 0) refuse(notFound('open session'))
    return { ended: ended.length }
  },
  audit: ({ input, output }) => ({ about: input.account, sessions: output.ended }),
})
