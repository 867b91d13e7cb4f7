import { sql } from 'kysely'
import { z } from 'zod'
import { query } from '../../commands/index.ts'
import type { OrganisationId, PlainDate } from '../../kernel/index.ts'
import { newestRun } from '../findings/index.ts'
import type { CorrectionState } from './list-corrections.ts'
import { correctionsOf, organisationField, ownOrganisation } from './whose.ts'

/** How far the list of an organisation is. */
export interface CorrectionProgress {
  readonly organisation: OrganisationId
  readonly counts: Readonly<Record<CorrectionState, number>>
  /** How many each extract showed done, newest first. */
  readonly doneBy: readonly { readonly asAt: PlainDate; readonly done: number }[]
  readonly employers: readonly { readonly code: string; readonly name: string }[]
  /** Day of the newest run; null where there is none. */
  readonly newestAsAt: PlainDate | null
  /** The newest run has not been asked for corrections yet, as far as the list shows. */
  readonly isBehind: boolean
}

export const correctionProgress = query({
  name: 'workforce.corrections.progress',
  did: 'looked at how far the corrections are',
  input: z.object({ organisation: organisationField }),
  permits: correctionsOf,
  async run(context, input): Promise<CorrectionProgress> {
    const { db } = context
    const organisation = ownOrganisation(context, input)
    const { rows } = await sql<{ state: CorrectionState; doneBy: PlainDate | null; run: string; count: number }>`
      select c.state, i.as_at as "doneBy", c.run_id as run, count(*) as count
      from correction c left join import i on i.id = c.done_import_id
      where c.organisation_id = ${organisation} group by c.state, i.as_at, c.run_id order by i.as_at desc`.execute(db)
    const { rows: employers } = await sql<{ code: string; name: string }>`
      select distinct on (p.employer) p.employer as code, coalesce(p.employer_name || ' (' || p.employer || ')', p.employer) as name
      from correction c join finding_post p on p.run_id = c.run_id and p.post_key = c.post_key
      where c.organisation_id = ${organisation} order by p.employer, name`.execute(db)
    const run = await newestRun(db, organisation)
    const of = (state: CorrectionState): number => sum(rows.filter((row) => row.state === state))
    const days = [...new Set(rows.flatMap(({ doneBy }) => doneBy ?? []))]
    const waiting = rows.filter(({ state }) => state === 'open' || state === 'sent')
    return {
      organisation,
      counts: { open: of('open'), sent: of('sent'), done: of('done'), dropped: of('dropped') },
      doneBy: days.map((asAt) => ({ asAt, done: sum(rows.filter((row) => row.state === 'done' && row.doneBy === asAt)) })),
      employers,
      newestAsAt: (run?.asAt ?? null) as PlainDate | null,
      isBehind: run !== null && (rows.length === 0 || waiting.some((row) => row.run !== run.id)),
    }
  },
  audit: null,
})

const sum = (rows: readonly { readonly count: number }[]): number => rows.reduce((total, { count }) => total + count, 0)
