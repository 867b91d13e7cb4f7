import { sql } from 'kysely'
import { z } from 'zod'
import {
  notesByOrganisation,
  command,
  idField,
  listInput,
  pageFrom,
  notFound,
  query,
  refuse,
  sliceOf,
  sqlDirection,
  type ListPage,
} from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'

export const INVITATION_STATES = ['waiting', 'expired', 'accepted', 'withdrawn'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

export interface ListedInvitation {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly name: string
  readonly email: string
  readonly role: string
  readonly state: InvitationState
  readonly createdAt: Date
  readonly expiresAt: Date
}

const SORTS = { sent: 'i.created_at', name: 'lower(i.name)', organisation: 'lower(o.name)' } as const

/** Invitations of the organisations whose people the viewer may see. */
export const listInvitations = query({
  name: 'access.invitations',
  did: 'looked at the invitations',
  input: z.object({ ...listInput(['sent', 'name', 'organisation']), state: z.enum(INVITATION_STATES).nullish().catch(null) }),
  permits: { act: 'see people', where: 'own' },
  async run({ db, viewer, now }, { sort, direction, page, state }): Promise<ListPage<ListedInvitation>> {
    const inside = `{${viewer.allowance('see people').organisations.join(',')}}`
    const { limit, offset } = sliceOf(page)
    const { rows } = await sql<ListedInvitation & { total: number }>`
      select i.id, o.id as organisation, o.name as "organisationName", i.name, i.email, i.role, i.state, i.created_at as "createdAt",
        i.expires_at as "expiresAt", count(*) over () as total
      from (select *, case when accepted_at is not null then 'accepted' when withdrawn_at is not null then 'withdrawn'
          when expires_at <= ${now} then 'expired' else 'waiting' end as state
        from (select id, organisation_id, name, email, role, created_at, expires_at, accepted_at, withdrawn_at from invitation) seen) i
        join organisation o on o.id = i.organisation_id
      where i.organisation_id = any (${inside}::uuid[]) and (${state ?? null}::text is null or i.state = ${state ?? null})
      order by ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))}, i.id limit ${limit} offset ${offset}`.execute(db)
    return pageFrom(rows)
  },
  audit: ({ output }) => notesByOrganisation(output.rows),
})

/** Makes the link of an invitation useless. */
export const withdrawInvitation = command({
  name: 'access.invitation.withdraw',
  did: 'withdrew an invitation',
  input: z.object({ invitation: idField<'invitation'>('Choose an invitation') }),
  permits: { act: 'manage people', where: 'own' },
  async run({ db, viewer, now }, { invitation }) {
    const withdrawn = await db
      .updateTable('invitation')
      .set({ withdrawn_at: now })
      .where('id', '=', invitation)
      .where('organisation_id', 'in', [...viewer.allowance('manage people').organisations])
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .returning('organisation_id')
      .executeTakeFirst()
    if (!withdrawn) return refuse(notFound('waiting invitation'))
    return { organisation: withdrawn.organisation_id as OrganisationId }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.invitation }),
})
