import { z } from 'zod'
import { command, idField, lineField, notFound, query, refuse, type Context, type Where } from '../../commands/index.ts'
import { enqueue } from '../../jobs/queue/index.ts'
import type { OrganisationId, PlainDate } from '../../kernel/index.ts'
import { snapshotDays, snapshotOf } from '../plans/index.ts'
import { publishedBy } from './count-release.ts'
import { RELEASE_RULE_KEYS, RELEASE_TABLE_KEYS, readChoice, writeChoice, type ReleaseChoice } from './release-choice.ts'
import { noEarlierMonth, noSuchMonth, notADraft, otherRule } from './release-problems.ts'

export const RELEASE_JOB = 'workforce.release.protect'
export const releaseField = idField<'release'>('Choose a release')

const organisationField = idField<'organisation'>('Choose an organisation').nullish()
const prepares = {
  act: 'prepare releases' as const,
  where: ({ organisation }: { readonly organisation?: OrganisationId | null | undefined }): Where => organisation ?? 'own',
}
const organisationOf = ({ viewer }: Context, asked: OrganisationId | null | undefined): OrganisationId =>
  asked ?? viewer.allowance('prepare releases').organisations[0] ?? refuse(notFound('organisation'))

export interface ReleaseMonths {
  readonly organisation: OrganisationId
  /** Months with a finished run, newest first. */
  readonly months: readonly PlainDate[]
  /** Those of which something was published, newest first. */
  readonly published: readonly PlainDate[]
}

/** What can be published. */
export const findReleaseMonths = query({
  name: 'workforce.release.months',
  did: 'looked at what can be published',
  input: z.object({ organisation: organisationField }),
  permits: prepares,
  async run(context, input): Promise<ReleaseMonths> {
    const organisation = organisationOf(context, input.organisation)
    const published = await publishedBy(context.db, organisation)
    return {
      organisation,
      months: await snapshotDays(context.db, organisation),
      published: [...new Set(published.map(({ as_at: day }) => day as PlainDate))].sort().toReversed(),
    }
  },
  audit: null,
})

/** Begins a release: a draft, and the work of counting it and making it safe. */
export const prepareRelease = command({
  name: 'workforce.release.prepare',
  did: 'prepared a release',
  input: z.object({
    organisation: organisationField,
    month: z.string('Choose a month').min(1, 'Choose a month').max(10, 'Choose a month'),
    tables: z
      .array(z.enum(RELEASE_TABLE_KEYS, 'Choose tables from the list'))
      .min(1, 'Choose at least one table')
      .transform((tables) => RELEASE_TABLE_KEYS.filter((key) => tables.includes(key))),
    since: z.string().max(10).nullish(),
    title: lineField('Enter a title', 120),
    contact: lineField('Enter whom readers can ask', 200),
    rule: z.enum(RELEASE_RULE_KEYS, 'Choose a rule'),
  }),
  permits: prepares,
  async run(context, input) {
    const { db, viewer, now, newId } = context
    const organisation = organisationOf(context, input.organisation)
    const snapshot = (await snapshotOf(db, organisation, input.month)) ?? refuse(noSuchMonth)
    const published = await publishedBy(db, organisation)
    const since = input.tables.includes('flows') ? (input.since ?? '') : null
    if (since !== null && (since >= snapshot.asAt || !published.some(({ as_at: day }) => day === since))) refuse(noEarlierMonth)
    // Months that joiners and leavers bind together are one publication by one rule.
    const bound = published.find(
      (row) => [snapshot.asAt, since].includes(row.as_at as PlainDate) && readChoice(row.choice).rule !== input.rule,
    )
    if (bound) refuse(otherRule(bound.title))
    const [id, by] = [newId(), viewer.id ?? refuse(notFound('release'))]
    const choice = { tables: input.tables, rule: input.rule, contact: input.contact, since, withdrawn: null }
    await db
      .insertInto('release')
      .values({
        id,
        organisation_id: organisation,
        title: input.title,
        run_id: snapshot.run,
        as_at: snapshot.asAt,
        state: 'draft',
        choice: writeChoice({ ...choice, job: await queued(context, organisation, id) }),
        made_by: by,
        made_at: now,
      })
      .execute()
    return { release: id, organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: output.release, tables: input.tables, rule: input.rule }),
})

async function queued({ db, viewer, now, newId }: Context, organisation: string, release: string): Promise<string> {
  const id = newId()
  await enqueue(db, { id, organisation, requestedBy: viewer.id ?? '', kind: RELEASE_JOB, input: { release }, now })
  return id
}

/** Counts and checks a draft again, from the newest run of its month and against everything published by now. */
export const recountRelease = command({
  name: 'workforce.release.recount',
  did: 'had a release counted and checked again',
  input: z.object({ release: releaseField }),
  permits: { act: 'prepare releases', where: 'own' },
  async run(context, { release: id }) {
    const { db } = context
    const row = await db.selectFrom('release').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!row || !context.viewer.allowance('prepare releases').organisations.includes(row.organisation_id as OrganisationId))
      return refuse(notFound('release'))
    if (row.state !== 'draft') refuse(notADraft)
    const organisation = row.organisation_id as OrganisationId
    const choice: ReleaseChoice = readChoice(row.choice)
    const job = choice.job === null ? undefined : await db.selectFrom('job').select('state').where('id', '=', choice.job).executeTakeFirst()
    if (job?.state === 'waiting' || job?.state === 'running') return { organisation }
    const snapshot = (await snapshotOf(db, organisation, row.as_at)) ?? refuse(noSuchMonth)
    const published = await publishedBy(db, organisation)
    const bound = published.find(
      ({ as_at: day, choice: other }) => [row.as_at, choice.since].includes(day) && readChoice(other).rule !== choice.rule,
    )
    if (bound) refuse(otherRule(bound.title))
    await db
      .updateTable('release')
      .set({
        pack: null,
        run_id: snapshot.run,
        choice: writeChoice({ ...choice, job: await queued(context, organisation, id) }),
        version: row.version + 1,
      })
      .where('id', '=', id)
      .execute()
    return { organisation }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.release }),
})
