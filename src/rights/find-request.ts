import { sql } from 'kysely'
import { z } from 'zod'
import {
  listInput,
  notFound,
  pageFrom,
  query,
  refuse,
  sliceOf,
  sqlDirection,
  wrongField,
  type Context,
  type ListPage,
} from '../commands/index.ts'
import type { Db } from '../database/index.ts'
import type { OrganisationId, PlainDate } from '../kernel/index.ts'
import { daysAfter } from './clock.ts'
import { copyOf, type HeldTable } from './copy.ts'
import type { Erasure } from './erase.ts'
import { ABOUT, PERSONAL_TABLES, standsWith, within, type Holdings } from './holdings.ts'
import { REQUEST_STATES, readRequest, requestField, type RequestState } from './requests.ts'
import { resolve } from './resolve.ts'
import { findCandidates, type Candidate } from './search.ts'
import type { Subject } from './subject.ts'

/** Requests due within so many days ask to be worked on. */
export const DUE_SOON_DAYS = 7

export interface ListedRequest {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly kind: 'access' | 'erasure'
  readonly state: RequestState
  readonly receivedOn: PlainDate
  readonly dueOn: PlainDate
  /** Open, and due within a week or over. */
  readonly isDueSoon: boolean
}

const SORTS = { due: 'r.due_on', received: 'r.received_on', state: 'r.state' } as const
const FILTERS = [...REQUEST_STATES, 'due soon'] as const

/** Requests of people about their data, without anybody's name: those most pressing first. */
export const listRequests = query({
  name: 'rights.requests',
  did: 'looked at the requests about personal data',
  input: z.object({
    ...listInput(['due', 'received', 'state']),
    state: z.enum(FILTERS).nullish().catch(null),
    kind: z.enum(['access', 'erasure']).nullish().catch(null),
  }),
  permits: { act: 'approve disposals', where: 'own' },
  async run({ db, viewer, today }, { sort, direction, page, state, kind }): Promise<ListPage<ListedRequest>> {
    const inside = `{${viewer.allowance('approve disposals').organisations.join(',')}}`
    const { limit, offset } = sliceOf(page)
    const soon = sql`(r.state = 'open' and r.due_on <= ${daysAfter(today, DUE_SOON_DAYS)}::date)`
    const { rows } = await sql<ListedRequest & { total: number }>`
      select r.id, r.organisation_id as organisation, o.name as "organisationName", r.kind, r.state, r.received_on as "receivedOn",
        r.due_on as "dueOn", ${soon} as "isDueSoon", count(*) over () as total
      from rights_request r join organisation o on o.id = r.organisation_id
      where r.organisation_id = any (${inside}::uuid[]) and (${kind ?? null}::text is null or r.kind = ${kind ?? null})
        and (${state ?? null}::text is null or r.state = ${state ?? null} or (${state ?? null} = 'due soon' and ${soon}))
      order by r.state in ('done', 'refused'), ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))}, r.id
      limit ${limit} offset ${offset}`.execute(db)
    return pageFrom(rows)
  },
  audit: null,
})

export interface RightsRequest {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly kind: 'access' | 'erasure'
  readonly state: RequestState
  readonly receivedOn: PlainDate
  readonly dueOn: PlainDate
  readonly pausedOn: PlainDate | null
  readonly pausedDays: number
  readonly reason: string | null
  readonly doneAt: Date | null
  /** Null once erased, and for whoever need not know it. */
  readonly subject: Pick<Subject, 'name' | 'staffNumber' | 'registrationNumber' | 'email'> | null
  /** Says which records are theirs. */
  readonly mayLook: boolean
  /** What may be theirs, to be confirmed; null until it is looked for, which reads every row. */
  readonly candidates: readonly (Candidate & { readonly isConfirmed: boolean })[] | null
  /** Null until somebody said which records are theirs. */
  readonly held: readonly { readonly table: string; readonly rows: number }[] | null
  readonly mayHandle: boolean
  /** Approves what waits, and did not ask for it. */
  readonly mayApprove: boolean
  readonly certificate: (Erasure & { readonly filesOfOpenImports: number }) | null
}

async function heldBy(db: Db, held: Holdings): Promise<{ table: string; rows: number }[]> {
  const counts: { table: string; rows: number }[] = []
  for (const table of PERSONAL_TABLES) {
    const about = ABOUT[table]
    if (about === null || table === 'rights_request') continue
    const isTheirs = table === 'finding' ? sql`(${about(held)} or ${standsWith(held)})` : about(held)
    const { rows } = await sql<{ rows: number }>`
      select count(*) as rows from ${sql.table(table)} t where ${within(table, held)} and ${isTheirs}`.execute(db)
    if (rows[0] && rows[0].rows > 0) counts.push({ table, rows: rows[0].rows })
  }
  return counts
}

/** One request: whose it is, what was found, what follows. */
export const findRequest = query({
  name: 'rights.request',
  did: 'looked at a request about personal data',
  input: z.object({ request: requestField, look: z.literal('yes').nullish().catch(null) }),
  permits: { act: 'approve disposals', where: 'own' },
  // The search reads letters and accounts, which no person's own wall shows.
  asSystem: true,
  async run(context, { request, look }): Promise<RightsRequest> {
    const { db, viewer } = context
    const row = await readRequest(context, request, 'approve disposals')
    const { organisation, about, state } = row
    const mayHandle = viewer.allowance('handle data rights').organisations.includes(organisation)
    const isWaiting = state === 'waiting for approval'
    const mayLook = mayHandle && about !== null && state === 'open'
    const maySee = about !== null && (mayHandle || isWaiting)
    const { name } = await db.selectFrom('organisation').select('name').where('id', '=', organisation).executeTakeFirstOrThrow()
    const held = maySee && about.confirmed !== null ? await resolve(db, { organisation, request }, about) : null
    return {
      id: row.id,
      organisation,
      organisationName: name,
      kind: row.kind,
      state,
      receivedOn: row.received_on as PlainDate,
      dueOn: row.due_on as PlainDate,
      pausedOn: row.paused_on as PlainDate | null,
      pausedDays: row.paused_days,
      reason: row.reason,
      doneAt: row.done_at,
      subject: maySee ? about : null,
      mayLook,
      candidates: mayLook && look === 'yes' && about !== null ? await candidatesOf(context, organisation, about) : null,
      held: held && (await heldBy(db, held)),
      mayHandle,
      mayApprove: isWaiting && viewer.id !== row.made_by && viewer.id !== about?.proposedBy,
      certificate: row.kind === 'erasure' && row.outcome !== null ? (JSON.parse(row.outcome) as RightsRequest['certificate']) : null,
    }
  },
  audit: ({ input, output }) => ({
    organisation: output.organisation,
    about: input.request,
    rows: output.candidates?.length ?? (output.subject === null ? 0 : 1),
  }),
})

async function candidatesOf({ db }: Context, organisation: string, about: Subject): Promise<RightsRequest['candidates']> {
  const found = await findCandidates(db, organisation, about)
  return found.map((candidate) => ({ ...candidate, isConfirmed: about.confirmed?.includes(candidate.ref) ?? false }))
}

export interface RightsCopy {
  readonly organisation: OrganisationId
  readonly organisationName: string
  readonly name: string
  readonly made: PlainDate
  readonly tables: readonly HeldTable[]
}

/** The copy of everything that is held of the person, for them: every reading of it stands in the audit trail. */
export const takeCopy = query({
  name: 'rights.request.copy',
  did: 'took the copy of what is held of a person',
  input: z.object({ request: requestField }),
  permits: { act: 'handle data rights', where: 'own' },
  asSystem: true,
  async run(context, { request }): Promise<RightsCopy> {
    const { db, today, installation } = context
    const { organisation, about } = await readRequest(context, request, 'handle data rights')
    if (about === null) return refuse(notFound('copy'))
    if (about.confirmed === null) return refuse(wrongField('records', 'Say first which records are of this person'))
    const { name } = await db.selectFrom('organisation').select('name').where('id', '=', organisation).executeTakeFirstOrThrow()
    const held = await resolve(db, { organisation, request }, about)
    return {
      organisation,
      organisationName: name,
      name: about.name ?? '',
      made: today,
      tables: await copyOf(db, held, about, installation.key),
    }
  },
  audit: ({ input, output }) => ({
    organisation: output.organisation,
    about: input.request,
    rows: output.tables.reduce((sum, { rows }) => sum + rows.length, 0),
  }),
})
