import { sql } from 'kysely'
import { z } from 'zod'
import {
  changedMeanwhile,
  command,
  dayField,
  idField,
  lineField,
  listInput,
  pageFrom,
  notFound,
  query,
  refuse,
  sliceOf,
  sqlDirection,
  versionField,
  wrongField,
  type ListPage,
} from '../../commands/index.ts'
import type { OrganisationId, PlainDate } from '../../kernel/index.ts'
import { organisationField } from '../organisations/fields.ts'
import { directoryOf } from '../organisations/list.ts'

/** What an organisation lets another see beyond safe figures. */
export const COVERS = ['exact counts', 'staff records', 'trainee records'] as const
const STATES = ['in force', 'ending soon', 'not yet', 'over'] as const
export type AgreementState = (typeof STATES)[number]
/** An agreement that ends within this many days is worth a letter to the other side. */
export const ENDING_SOON_DAYS = 30

export interface ListedAgreement {
  readonly id: string
  readonly giver: OrganisationId
  readonly giverName: string
  readonly receiver: OrganisationId
  readonly receiverName: string
  readonly covers: (typeof COVERS)[number]
  readonly reference: string
  readonly starts: PlainDate
  readonly ends: PlainDate
  readonly state: AgreementState
  readonly version: number
}

const SORTS = { ends: 's.ends', giver: 'lower(s."giverName" collate "C")', receiver: 'lower(s."receiverName" collate "C")' } as const

const stated = (today: PlainDate) => sql`
  select g.id, g.giver_id as giver, coalesce(a.name, 'Closed organisation') as "giverName", g.receiver_id as receiver,
    coalesce(b.name, 'Closed organisation') as "receiverName", g.covers, g.reference, g.starts, g.ends, g.version,
    case when g.ended_at is not null or g.ends < ${today}::date then 'over' when g.starts > ${today}::date then 'not yet'
      when g.ends <= ${today}::date + ${ENDING_SOON_DAYS}::integer then 'ending soon' else 'in force' end as state
  from sharing_agreement g
    left join organisation_directory() a on a.id = g.giver_id left join organisation_directory() b on b.id = g.receiver_id`

/** Agreements that an organisation of the viewer's gave or was given. */
export const listAgreements = query({
  name: 'access.agreements',
  did: 'looked at the sharing agreements',
  input: z.object({ ...listInput(['ends', 'giver', 'receiver']), state: z.enum(STATES).nullish().catch(null) }),
  permits: { act: 'see agreements', where: 'own' },
  async run({ db, viewer, today }, { sort, direction, page, state }): Promise<ListPage<ListedAgreement>> {
    const inside = `{${viewer.allowance('see agreements').organisations.join(',')}}`
    const { limit, offset } = sliceOf(page)
    const { rows } = await sql<ListedAgreement & { total: number }>`
      select s.*, count(*) over () as total from (${stated(today)}) s
      where (s.giver = any (${inside}::uuid[]) or s.receiver = any (${inside}::uuid[])) and (${state ?? null}::text is null or s.state = ${state ?? null})
      order by ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))}, s.id limit ${limit} offset ${offset}`.execute(db)
    return pageFrom(rows)
  },
  audit: null,
})

/** What the form to record an agreement needs: the viewer's organisations that may give, and all that may receive. */
export const agreementChoices = query({
  name: 'access.agreement.choices',
  did: 'looked at what an agreement can be about',
  input: z.object({}),
  permits: { act: 'manage agreements', where: 'own' },
  async run(context) {
    const directory = await directoryOf(context)
    const own = context.viewer.allowance('manage agreements').organisations
    return { givers: directory.filter(({ id }) => own.includes(id)), receivers: directory.filter(({ kind }) => kind !== 'host') }
  },
  audit: null,
})

/** Records that an organisation lets another see something, from a day to a day, by which signed paper. */
export const recordAgreement = command({
  name: 'access.agreement.record',
  did: 'recorded a sharing agreement',
  input: z
    .object({
      giver: organisationField,
      receiver: idField<'organisation'>('Choose who may see it'),
      covers: z.enum(COVERS, 'Choose what the agreement covers'),
      reference: lineField('Enter where the signed agreement is kept', 200),
      starts: dayField('Enter the day it starts'),
      ends: dayField('Enter the day it ends'),
    })
    .refine(({ starts, ends }) => ends >= starts, { path: ['ends'], message: 'The day it ends must be on or after the day it starts' })
    .refine(({ giver, receiver }) => giver !== receiver, { path: ['receiver'], message: 'Choose another organisation' }),
  permits: { act: 'manage agreements', where: ({ giver }) => giver },
  async run(context, { giver, receiver, covers, reference, starts, ends }) {
    const { db, newId, now } = context
    if (!(await directoryOf(context)).some(({ id, kind }) => id === receiver && kind !== 'host')) {
      refuse(wrongField('receiver', 'Choose who may see it'))
    }
    const id = newId()
    await db
      .insertInto('sharing_agreement')
      .values({ id, giver_id: giver, receiver_id: receiver, covers, reference, starts, ends, created_at: now })
      .execute()
    return { id }
  },
  audit: ({ input, output }) => ({
    about: output.id,
    receiver: input.receiver,
    covers: input.covers,
    starts: input.starts,
    ends: input.ends,
  }),
})

export const findAgreement = query({
  name: 'access.agreement',
  did: 'looked at a sharing agreement',
  input: z.object({ agreement: idField<'agreement'>('Choose an agreement') }),
  permits: { act: 'see agreements', where: 'own' },
  async run({ db, today, viewer }, { agreement }): Promise<ListedAgreement> {
    const inside = `{${viewer.allowance('see agreements').organisations.join(',')}}`
    const { rows } = await sql<ListedAgreement>`
      select s.* from (${stated(today)}) s
      where s.id = ${agreement} and (s.giver = any (${inside}::uuid[]) or s.receiver = any (${inside}::uuid[]))`.execute(db)
    return rows[0] ?? refuse(notFound('agreement'))
  },
  audit: null,
})

/** Ends an agreement now: what it opened is closed with the next request. Only who gave it can take it back. */
export const endAgreement = command({
  name: 'access.agreement.end',
  did: 'ended a sharing agreement',
  input: z.object({ agreement: idField<'agreement'>('Choose an agreement'), version: versionField }),
  permits: { act: 'manage agreements', where: 'own' },
  async run({ db, viewer, now }, { agreement, version }) {
    const givers = [...viewer.allowance('manage agreements').organisations]
    const ended = await db
      .updateTable('sharing_agreement')
      .set({ ended_at: now, version: version + 1 })
      .where('id', '=', agreement)
      .where('giver_id', 'in', givers)
      .where('version', '=', version)
      .where('ended_at', 'is', null)
      .returning('giver_id')
      .executeTakeFirst()
    if (ended) return { giver: ended.giver_id as OrganisationId }
    const saved = await db
      .selectFrom('sharing_agreement')
      .select(['version', 'ended_at'])
      .where('id', '=', agreement)
      .where('giver_id', 'in', givers)
      .executeTakeFirst()
    if (!saved) return refuse(notFound('agreement that you gave'))
    return refuse(changedMeanwhile({ state: saved.ended_at ? 'ended' : 'changed' }, saved.version))
  },
  audit: ({ input, output }) => ({ organisation: output.giver, about: input.agreement }),
})
