import { sql } from 'kysely'
import { z } from 'zod'
import {
  command,
  idField,
  listInput,
  notFound,
  pageFrom,
  query,
  refuse,
  sliceOf,
  sqlDirection,
  type Context,
  type ListPage,
} from '../../commands/index.ts'
import type { Database, Db } from '../../database/index.ts'
import { dayOf, type OrganisationId, type PlainDate, type Problem } from '../../kernel/index.ts'
import { forgetImport } from '../../workforce/index.ts'
import { ruleOf, RULES, type Moment, type Rule } from './rules.ts'

const DISPOSAL_STATES = ['open', 'done', 'declined'] as const
/** Words that say why something is kept after all; a choice, so that nothing of a person can stand in it. */
export const KEEP_REASONS = {
  planning: 'It is still needed to plan',
  request: 'A request, complaint or inquiry needs it',
  records: 'The records manager asks to keep it',
} as const
/** What was declined is proposed again after so long. */
const AGAIN_DAYS = 365

/** Proposes what the rules say is due and is not proposed already; for everybody whom the transaction may see. */
async function propose(db: Db, at: Moment, newId: () => string): Promise<number> {
  let proposed = 0
  for (const [what, rule] of Object.entries(RULES)) {
    const { rows: due } = await rule.due(at).execute(db)
    const { rows: known } = await sql<{ about: string }>`select about from disposal where what = ${what}
      and ((done_at is null and declined_at is null) or declined_at > ${new Date(at.now.getTime() - AGAIN_DAYS * 86_400_000)})`.execute(db)
    const open = new Set(known.map(({ about }) => about))
    for (const { organisation, about, rows } of due) {
      if (open.has(about)) continue
      await db
        .insertInto('disposal')
        .values({ id: newId(), organisation_id: organisation, what, about, row_count: rows, reason: rule.reason, proposed_at: at.now })
        // Another process looked at the same moment.
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      proposed++
    }
  }
  return proposed
}

/** The same by the clock, for every organisation. It deletes nothing. */
export const sweepRetention = (database: Database, now: Date, newId: () => string): Promise<number> =>
  database.transaction({ kind: 'system' }, (db) => propose(db, { now, today: dayOf(now) }, newId))

export const proposeDisposals = command({
  name: 'rights.retention.look',
  did: 'looked for what is kept for long enough',
  input: z.object({}),
  permits: { act: 'approve disposals', where: 'own' },
  run: async ({ db, now, today, newId }) => ({ proposed: await propose(db, { now, today }, newId) }),
  audit: ({ output }) => ({ proposed: output.proposed }),
})

export interface Disposal {
  readonly id: string
  readonly organisation: OrganisationId
  readonly organisationName: string
  /** In words. */
  readonly what: string
  /** The day of the extract, register or run; null where there is none. */
  readonly asAt: PlainDate | null
  readonly rows: number
  readonly reason: string
  readonly state: (typeof DISPOSAL_STATES)[number]
  readonly proposedAt: Date
  readonly endedAt: Date | null
  readonly approvedBy: string | null
}

type Row = Omit<Disposal, 'what'> & { readonly rule: string; readonly total: number }
const inWords = ({ rule, ...row }: Omit<Row, 'total'>): Disposal => ({ ...row, what: ruleOf(rule)?.text ?? rule })

const STATE = sql`case when d.done_at is not null then 'done' when d.declined_at is not null then 'declined' else 'open' end`
const SORTS = { proposed: 'd.proposed_at', rows: 'd.row_count', what: 'd.what' } as const

const disposals = ({ viewer }: Context, condition: ReturnType<typeof sql>, rest: ReturnType<typeof sql>) => sql<Row>`
  select d.id, d.organisation_id as organisation, o.name as "organisationName", d.what as rule, coalesce(i.as_at, r.as_at) as "asAt",
    d.row_count as rows, d.reason, ${STATE} as state, d.proposed_at as "proposedAt", coalesce(d.done_at, d.declined_at) as "endedAt",
    a.name as "approvedBy", count(*) over () as total
  from disposal d join organisation o on o.id = d.organisation_id left join import i on i.id = d.about
    left join identification_run r on r.id = d.about left join account a on a.id = d.approved_by
  where d.organisation_id = any (${`{${viewer.allowance('approve disposals').organisations.join(',')}}`}::uuid[]) and ${condition} ${rest}`

/** What is proposed for deletion, what was deleted, and what was kept: a register of disposals. */
export const listDisposals = query({
  name: 'rights.retention',
  did: 'looked at the disposals',
  input: z.object({ ...listInput(['proposed', 'rows', 'what']), state: z.enum(DISPOSAL_STATES).nullish().catch(null) }),
  permits: { act: 'approve disposals', where: 'own' },
  async run(context, { sort, direction, page, state }): Promise<ListPage<Disposal>> {
    const { limit, offset } = sliceOf(page)
    const order = sql`order by ${STATE} <> 'open', ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))}, d.id limit ${limit} offset ${offset}`
    const { rows } = await disposals(context, sql`(${state ?? null}::text is null or ${STATE} = ${state ?? null})`, order).execute(
      context.db,
    )
    const { rows: listed, total } = pageFrom(rows)
    return { rows: listed.map(inWords), total }
  },
  audit: null,
})

const disposalField = idField<'disposal'>('Choose a proposal')

export const findDisposal = query({
  name: 'rights.disposal',
  did: 'looked at a disposal',
  input: z.object({ disposal: disposalField }),
  permits: { act: 'approve disposals', where: 'own' },
  async run(context, { disposal }): Promise<Disposal> {
    const { rows } = await disposals(context, sql`d.id = ${disposal}::uuid`, sql``).execute(context.db)
    const [row] = pageFrom(rows).rows
    return row ? inWords(row) : refuse(notFound('proposal'))
  },
  audit: null,
})

const ended: Problem = {
  code: 'rights.disposal-ended',
  kind: 'error',
  status: 409,
  message: 'This proposal was approved or declined already.',
  todo: 'Open the page again.',
}

const notDue: Problem = {
  code: 'rights.disposal-not-due',
  kind: 'error',
  status: 409,
  message: 'The rule no longer says that this is to be deleted, so nothing was deleted.',
  todo: 'Decline the proposal, or look for what is due again.',
}

/** The proposal, locked, where the viewer may approve. */
async function openDisposal({ db, viewer }: Context, id: string) {
  const row = await db
    .selectFrom('disposal')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', 'in', [...viewer.allowance('approve disposals').organisations])
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse(notFound('proposal'))
  if (row.done_at || row.declined_at) refuse(ended)
  return { ...row, organisation: row.organisation_id as OrganisationId }
}

/** Approves a disposal and does it, all or nothing. The row of it stays as the certificate. */
export const approveDisposal = command({
  name: 'rights.disposal.approve',
  did: 'approved a disposal, which was done',
  input: z.object({ disposal: disposalField }),
  permits: { act: 'approve disposals', where: 'own' },
  // Questions and requests are nobody's to delete but the installation's.
  asSystem: true,
  async run(context, { disposal }) {
    const { db, viewer, now, today, after, installation } = context
    const { organisation, what, about } = await openDisposal(context, disposal)
    const rule: Rule = ruleOf(what) ?? refuse(notDue)
    const { rows: due } = await rule.due({ now, today }).execute(db)
    if (!due.some((each) => each.about === about && each.organisation === organisation)) refuse(notDue)
    const rows = await rule.dispose(db, about)
    await db
      .updateTable('disposal')
      .set({ row_count: rows, approved_by: viewer.id, approved_at: now, done_at: now })
      .where('id', '=', disposal)
      .execute()
    if (rule.hasFile) after(() => void forgetImport(installation.directory, about).catch(() => undefined))
    return { organisation, what, rows }
  },
  audit: ({ input, output: { organisation, what, rows } }) => ({ organisation, about: input.disposal, what, rows }),
})

/** Keeps what was proposed for deletion, and says why. */
export const declineDisposal = command({
  name: 'rights.disposal.decline',
  did: 'declined a disposal',
  input: z.object({
    disposal: disposalField,
    because: z.enum(Object.keys(KEEP_REASONS) as [keyof typeof KEEP_REASONS, ...(keyof typeof KEEP_REASONS)[]], 'Choose why it is kept'),
  }),
  permits: { act: 'approve disposals', where: 'own' },
  async run(context, { disposal, because }) {
    const { organisation, reason } = await openDisposal(context, disposal)
    await context.db
      .updateTable('disposal')
      .set({ declined_at: context.now, reason: `${reason} Kept: ${KEEP_REASONS[because].toLowerCase()}.` })
      .where('id', '=', disposal)
      .execute()
    return { organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.disposal, because: input.because }),
})
