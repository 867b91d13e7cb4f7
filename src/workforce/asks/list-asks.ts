import { sql } from 'kysely'
import { z } from 'zod'
import { listInput, notesByOrganisation, pageFrom, query, sliceOf, sqlDirection, type ListPage } from '../../commands/index.ts'
import type { OrganisationId } from '../../kernel/index.ts'
import { ASK_STATES, askStateAt, teamName, type AskState } from './ask-state.ts'

export interface ListedAsk {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly kind: 'manager' | 'person'
  /** Null where one person is asked about themselves. */
  readonly team: string | null
  readonly recipientName: string
  readonly people: number
  readonly state: AskState
  readonly createdAt: Date
  readonly dueAt: Date
  readonly answeredAt: Date | null
}

const SORTS = { sent: 'r.created_at', due: 'r.due_at', team: 'r.team', state: 'r.state' } as const

/** Questions that were sent, in the organisations where the viewer may ask. */
export const listAsks = query({
  name: 'workforce.asks',
  did: 'looked at the questions about posts',
  input: z.object({
    ...listInput(['sent', 'due', 'team', 'state']),
    direction: z.enum(['ascending', 'descending']).catch('descending'),
    state: z.enum(ASK_STATES).nullish().catch(null),
    kind: z.enum(['manager', 'person']).nullish().catch(null),
  }),
  permits: { act: 'ask about posts', where: 'own' },
  async run({ db, viewer, now }, { sort, direction, page, state, kind }): Promise<ListPage<ListedAsk>> {
    const inside = `{${viewer.allowance('ask about posts').organisations.join(',')}}`
    const { limit, offset } = sliceOf(page)
    const { rows } = await sql<ListedAsk & { total: number }>`
      select r.id, r.organisation_id as organisation, o.name as "organisationName", r.kind, r.team, r.recipient_name as "recipientName",
        (select count(*) from ask_answer x where x.ask_id = r.id) as people, r.state, r.created_at as "createdAt", r.due_at as "dueAt",
        r.answered_at as "answeredAt", r.total
      from (select *, count(*) over () as total from (select a.*, ${askStateAt(now)} as state from ask a
          where a.organisation_id = any (${inside}::uuid[])) a
        where (${state ?? null}::text is null or a.state = ${state ?? null}) and (${kind ?? null}::text is null or a.kind = ${kind ?? null})) r
        join organisation o on o.id = r.organisation_id
      order by ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))} nulls last, r.id limit ${limit} offset ${offset}`.execute(db)
    const { rows: listed, total } = pageFrom(rows)
    return { rows: listed.map((row) => ({ ...row, team: row.team === null ? null : teamName(row.team) })), total }
  },
  audit: ({ output }) => notesByOrganisation(output.rows),
})
