import { z } from 'zod'
import { changedMeanwhile, command, lineField, notFound, refuse, versionField, type Context } from '../../commands/index.ts'
import type { OrganisationId, Problem } from '../../kernel/index.ts'
import { modelFrom } from './figures.ts'
import { scenarioAt } from './list-scenarios.ts'
import { writeScenario } from './scenario.ts'
import { startStock, type GroupedBy } from './start-stock.ts'
import { organisationField, ownOrganisation, scenarioField, where } from './whose.ts'

const otherStart: Problem = {
  code: 'workforce.scenario-start',
  kind: 'error',
  status: 409,
  message: 'A newer identification run is there than the one you had before you.',
  todo: 'Look at the stock below, which is of that run, and save again.',
}

const nobody: Problem = {
  code: 'workforce.scenario-nobody',
  kind: 'error',
  status: 409,
  message: 'Nobody has been found yet, so there is no stock to start from.',
  todo: 'Load a staff extract and start an identification run first.',
}

const assumed = {
  name: lineField('Enter a name for the scenario', 120),
  years: z.coerce
    .number('Enter a number of years')
    .int('Enter a whole number of years')
    .min(1, 'Enter at least 1 year')
    .max(20, 'Enter at most 20 years'),
  seed: z.coerce
    .number('Enter a whole number')
    .int('Enter a whole number')
    .min(0, 'Enter 0 or a greater number')
    .max(4_294_967_295, 'Enter at most 4294967295'),
  /** The run whose stock the form showed. */
  run: z.string('Open the form again').max(36, 'Open the form again'),
  figures: z.record(z.string(), z.string()),
}
type Assumed = z.output<ReturnType<typeof z.object<typeof assumed>>>

/** The column of a scenario, from what was typed and the stock as it is now. */
async function inputOf(
  { db }: Context,
  organisation: OrganisationId,
  by: GroupedBy,
  { years, seed, run, figures }: Assumed,
): Promise<string> {
  const start = (await startStock(db, organisation, by)) ?? refuse(nobody)
  if (start.run !== run) refuse(otherStart)
  const model = modelFrom(start, years, figures)
  return model.ok ? writeScenario({ by, seed, run: start.run, asAt: start.asAt, model: model.value }) : refuse(...model.problems)
}

export const makeScenario = command({
  name: 'workforce.scenario.make',
  did: 'made a projection scenario',
  input: z.object({ organisation: organisationField, by: z.enum(['modality', 'together'], 'Open the form again'), ...assumed }),
  permits: { act: 'plan the workforce', where },
  async run(context, { by, ...input }) {
    const { db, viewer, now, newId } = context
    const organisation = ownOrganisation(context, 'plan the workforce', input)
    const id = newId()
    await db
      .insertInto('scenario')
      .values({
        id,
        organisation_id: organisation,
        name: input.name,
        input: await inputOf(context, organisation, by, input),
        made_by: viewer.id ?? refuse(notFound('scenario')),
        made_at: now,
      })
      .execute()
    return { id, organisation }
  },
  audit: ({ output }) => ({ organisation: output.organisation, about: output.id }),
})

/** Saves other assumptions, and starts from the newest snapshot. */
export const changeScenario = command({
  name: 'workforce.scenario.change',
  did: 'changed a projection scenario',
  input: z.object({ scenario: scenarioField, version: versionField, ...assumed }),
  permits: { act: 'plan the workforce', where: 'own' },
  async run(context, { scenario: id, version, ...input }) {
    const { scenario } = await scenarioAt(context, id)
    const saved = await context.db
      .updateTable('scenario')
      .set({ name: input.name, input: await inputOf(context, scenario.organisation, scenario.by, input), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('id')
      .executeTakeFirst()
    if (!saved) refuse(changedMeanwhile({ name: scenario.name }, scenario.version))
    return { organisation: scenario.organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.scenario }),
})

/** The same assumptions under another name, to change one of them and compare. */
export const copyScenario = command({
  name: 'workforce.scenario.copy',
  did: 'copied a projection scenario',
  input: z.object({ scenario: scenarioField }),
  permits: { act: 'plan the workforce', where: 'own' },
  async run(context, { scenario: id }) {
    const { db, viewer, now, newId } = context
    const { scenario } = await scenarioAt(context, id)
    const copy = newId()
    const { by, seed, run, asAt, model } = scenario
    await db
      .insertInto('scenario')
      .values({
        id: copy,
        organisation_id: scenario.organisation,
        name: `Copy of ${scenario.name}`.slice(0, 120),
        input: writeScenario({ by, seed, run, asAt, model }),
        made_by: viewer.id ?? refuse(notFound('scenario')),
        made_at: now,
      })
      .execute()
    return { id: copy, organisation: scenario.organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: output.id, from: input.scenario }),
})

export const deleteScenario = command({
  name: 'workforce.scenario.delete',
  did: 'deleted a projection scenario',
  input: z.object({ scenario: scenarioField }),
  permits: { act: 'plan the workforce', where: 'own' },
  async run(context, { scenario: id }) {
    const { scenario } = await scenarioAt(context, id)
    await context.db.deleteFrom('scenario').where('id', '=', id).execute()
    return { organisation: scenario.organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.scenario }),
})
