import { z } from 'zod'
import { notFound, query, refuse, type Context } from '../../commands/index.ts'
import type { Db } from '../../database/index.ts'
import type { OrganisationId, PlainDate } from '../../kernel/index.ts'
import { newestRun } from '../findings/index.ts'
import { readScenario, type ScenarioInput } from './scenario.ts'
import { startStock, type StartStock } from './start-stock.ts'
import { organisationField, ownOrganisation, scenarioField, where } from './whose.ts'

/** A scenario as it was saved. */
export interface SavedScenario extends ScenarioInput {
  readonly id: string
  readonly organisation: OrganisationId
  readonly name: string
  readonly madeAt: Date
  readonly version: number
  /** The first that was made: what the others are held against unless somebody chooses otherwise. */
  readonly isBase: boolean
}

/** The scenarios of an organisation, the first made first. */
export async function scenariosOf(db: Db, organisation: string): Promise<SavedScenario[]> {
  const rows = await db
    .selectFrom('scenario')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map((row, at) => ({
    id: row.id,
    organisation: row.organisation_id as OrganisationId,
    name: row.name,
    madeAt: row.made_at,
    version: row.version,
    isBase: at === 0,
    ...readScenario(row.input),
  }))
}

/** One of them, with the others of its organisation. */
export async function scenarioAt({ db }: Pick<Context, 'db'>, id: string): Promise<{ scenario: SavedScenario; all: SavedScenario[] }> {
  const row = await db.selectFrom('scenario').select('organisation_id').where('id', '=', id).executeTakeFirst()
  const all = row ? await scenariosOf(db, row.organisation_id) : []
  const scenario = all.find((each) => each.id === id)
  return scenario ? { scenario, all } : refuse(notFound('scenario'))
}

export interface Scenarios {
  readonly organisation: OrganisationId
  readonly scenarios: readonly SavedScenario[]
  /** What a new one would start from; null where nobody was found yet. */
  readonly start: StartStock | null
}

export const listScenarios = query({
  name: 'workforce.scenarios',
  did: 'looked at the projection scenarios',
  input: z.object({ organisation: organisationField }),
  permits: { act: 'see plans', where },
  async run(context, input): Promise<Scenarios> {
    const organisation = ownOrganisation(context, 'see plans', input)
    return {
      organisation,
      scenarios: await scenariosOf(context.db, organisation),
      start: await startStock(context.db, organisation, 'modality'),
    }
  },
  audit: null,
})

/** What the form of a new scenario is about. */
export const newScenario = query({
  name: 'workforce.scenario.new',
  did: 'looked at what a scenario starts from',
  input: z.object({ organisation: organisationField, by: z.enum(['modality', 'together']).default('modality').catch('modality') }),
  permits: { act: 'plan the workforce', where },
  async run(context, input) {
    const organisation = ownOrganisation(context, 'plan the workforce', input)
    const start = await startStock(context.db, organisation, input.by)
    const first = await context.db.selectFrom('scenario').select('id').where('organisation_id', '=', organisation).executeTakeFirst()
    return { organisation, by: input.by, start, isFirst: first === undefined }
  },
  audit: null,
})

/** A scenario to change, with the stock that it would start from when it is saved. */
export const scenarioToChange = query({
  name: 'workforce.scenario.to-change',
  did: 'looked at a scenario to change it',
  input: z.object({ scenario: scenarioField }),
  permits: { act: 'plan the workforce', where: 'own' },
  async run(context, { scenario: id }) {
    const { scenario } = await scenarioAt(context, id)
    return { scenario, start: await startStock(context.db, scenario.organisation, scenario.by) }
  },
  audit: null,
})

/** Day of the newest run, to say where a scenario starts from an older one. */
export const newestDay = async (db: Db, organisation: string): Promise<PlainDate | null> =>
  ((await newestRun(db, organisation))?.asAt ?? null) as PlainDate | null
