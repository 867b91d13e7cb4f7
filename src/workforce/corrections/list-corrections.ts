import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import {
  idField,
  listInput,
  notesByOrganisation,
  notFound,
  pageFrom,
  query,
  refuse,
  sliceOf,
  sqlDirection,
  type Context,
  type ListPage,
} from '../../commands/index.ts'
import type { OrganisationId, PlainDate } from '../../kernel/index.ts'
import { newestRun } from '../findings/index.ts'
import { CORRECTED_FIELDS, CORRECTION_WAYS, type CorrectedField } from './post-corrections.ts'
import { correctionsOf, organisationField, ownOrganisation } from './whose.ts'

const CORRECTION_STATES = ['open', 'sent', 'done', 'dropped'] as const
export type CorrectionState = (typeof CORRECTION_STATES)[number]

/** A cell of the staff record to put right, and how far that is. */
export interface ListedCorrection {
  readonly id: string
  readonly organisation: OrganisationId
  readonly employer: string
  readonly assignmentNumber: string
  readonly positionTitle: string | null
  readonly field: string
  /** Null where the cell was empty. */
  readonly current: string | null
  readonly suggested: string
  readonly reason: string
  readonly how: string
  readonly state: CorrectionState
  readonly sentAt: Date | null
  readonly endedAt: Date | null
  /** Day of the extract that shows it done. */
  readonly doneBy: PlainDate | null
  /** Why it was dropped; null where it was asked for no more. */
  readonly note: string | null
  readonly version: number
}

const SORTS = { employer: 'employer', assignment: 'c.assignment_number', field: 'c.field', how: 'c.how', state: 'c.state' } as const
const fields = Object.values(CORRECTED_FIELDS) as [CorrectedField, ...CorrectedField[]]

const filters = {
  organisation: organisationField,
  /** Without one: those that are open. */
  state: z
    .enum([...CORRECTION_STATES, 'all'])
    .nullish()
    .catch(null),
  how: z.enum(CORRECTION_WAYS).nullish().catch(null),
  field: z.enum(fields).nullish().catch(null),
  employer: z.string().max(60).nullish().catch(null),
}
type Filters = z.output<ReturnType<typeof z.object<typeof filters>>>

const EMPLOYER = sql`coalesce(p.employer_name || ' (' || p.employer || ')', p.employer, split_part(c.post_key, '|', 1))`

/** Corrections with the employer of their post, as the run they come from has it. */
const listed = (condition: RawBuilder<unknown>) => sql`
  select c.id, c.organisation_id as organisation, ${EMPLOYER} as employer, c.assignment_number as "assignmentNumber",
    c.position_title as "positionTitle", c.field, c.current_value as current, c.suggested_value as suggested, c.reason, c.how, c.state,
    c.sent_at as "sentAt", c.ended_at as "endedAt", i.as_at as "doneBy", c.note, c.version, count(*) over () as total
  from correction c
    left join (select distinct on (run_id, post_key) run_id, post_key, employer, employer_name from finding_post
      order by run_id, post_key, row_number) p on p.run_id = c.run_id and p.post_key = c.post_key
    left join import i on i.id = c.done_import_id
  where ${condition}`

type Row = ListedCorrection & { readonly total: number }

const wanted = (organisation: OrganisationId, { state, how, field, employer }: Filters): RawBuilder<unknown> =>
  sql.join(
    [
      sql`c.organisation_id = ${organisation}`,
      ...(state === 'all' ? [] : [sql`c.state = ${state ?? 'open'}`]),
      ...(how ? [sql`c.how = ${how}`] : []),
      ...(field ? [sql`c.field = ${field}`] : []),
      ...(employer ? [sql`coalesce(p.employer, split_part(c.post_key, '|', 1)) = ${employer}`] : []),
    ],
    sql` and `,
  )

/** The correction list of an organisation. */
export const listCorrections = query({
  name: 'workforce.corrections',
  did: 'looked at the correction list',
  input: z.object({ ...listInput(['employer', 'assignment', 'field', 'how', 'state']), ...filters }),
  permits: correctionsOf,
  async run(context, { sort, direction, page, ...input }): Promise<ListPage<ListedCorrection>> {
    const organisation = ownOrganisation(context, input)
    const { limit, offset } = sliceOf(page)
    const { rows } = await sql<Row>`${listed(wanted(organisation, input))}
      order by ${sql.raw(SORTS[sort])} ${sql.raw(sqlDirection(direction))}, c.assignment_number, c.field, c.id
      limit ${limit} offset ${offset}`.execute(context.db)
    return pageFrom(rows)
  },
  audit: ({ output }) => notesByOrganisation(output.rows),
})

/** The list to take away for the ESR team, as it is filtered. */
export const exportCorrections = query({
  name: 'workforce.corrections.export',
  did: 'took away the correction list',
  input: z.object(filters),
  permits: correctionsOf,
  async run(context, input) {
    const organisation = ownOrganisation(context, input)
    const { rows } = await sql<Row>`${listed(wanted(organisation, input))}
      order by employer, c.assignment_number, c.field, c.id`.execute(context.db)
    const own = await context.db.selectFrom('organisation').select('name').where('id', '=', organisation).executeTakeFirst()
    const run = await newestRun(context.db, organisation)
    return {
      organisation,
      organisationName: own?.name ?? '',
      isFictional: context.installation.demonstration,
      state: input.state ?? ('open' as const),
      asAt: (run?.asAt ?? null) as PlainDate | null,
      rows,
    }
  },
  audit: ({ output, input }) => ({
    organisation: output.organisation,
    rows: output.rows.length,
    state: output.state,
    narrowed: (['how', 'field', 'employer'] as const).filter((name) => input[name]),
  }),
})

export const correctionField = idField<'correction'>('Choose a correction')

/** One correction that the viewer may see. */
export async function correctionAt({ db }: Pick<Context, 'db'>, id: string): Promise<ListedCorrection> {
  const { rows } = await sql<Row>`${listed(sql`c.id = ${id}`)}`.execute(db)
  return pageFrom(rows).rows[0] ?? refuse(notFound('correction'))
}

export const findCorrection = query({
  name: 'workforce.correction',
  did: 'looked at a correction',
  input: z.object({ correction: correctionField }),
  permits: { act: 'correct records', where: 'own' },
  run: (context, { correction }) => correctionAt(context, correction),
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.correction, rows: 1 }),
})
