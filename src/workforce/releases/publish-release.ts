import { sql } from 'kysely'
import { z } from 'zod'
import { changedMeanwhile, command, lineField, notFound, query, refuse, versionField, type Context } from '../../commands/index.ts'
import { jobView, type JobView } from '../../jobs/queue/index.ts'
import type { OrganisationId, PlainDate, Problem } from '../../kernel/index.ts'
import { newestRun } from '../findings/index.ts'
import { publishedBy } from './count-release.ts'
import { releaseField } from './prepare-release.ts'
import { readChoice, writeChoice, type ReleaseChoice } from './release-choice.ts'
import { openRelease, readPack, writePack, type OpenRelease, type ReleaseCheck } from './release-pack.ts'
import { notADraft, notChecked, notPublished, ofAnotherRun, publishedSince, recordsChanged } from './release-problems.ts'

export interface CheckedRelease {
  readonly id: string
  readonly organisation: OrganisationId
  readonly title: string
  readonly asAt: PlainDate
  readonly choice: ReleaseChoice
  readonly version: number
  /** Null where it is counted. */
  readonly job: JobView | null
  /** As it will look, and how it was made safe; null before it is counted. */
  readonly counted: { readonly open: OpenRelease; readonly check: ReleaseCheck } | null
  /** Published before, the oldest first; `bears`: of a month that this release is about. */
  readonly earlier: readonly {
    readonly id: string
    readonly title: string
    readonly asAt: PlainDate
    readonly bears: boolean
    readonly isWithdrawn: boolean
  }[]
  /** What to know before it is published, or why it cannot be. */
  readonly warnings: readonly Problem[]
}

/** Somebody else's published release can be seen, but nothing can be done with it. */
async function ownRelease({ db, viewer }: Context, id: string, toChange = false) {
  const row = await db
    .selectFrom('release')
    .selectAll()
    .where('id', '=', id)
    .$if(toChange, (of) => of.forUpdate())
    .executeTakeFirst()
  const isOwn = row && viewer.allowance('publish releases').organisations.includes(row.organisation_id as OrganisationId)
  return isOwn ? row : refuse(notFound('release'))
}

const isStale = (check: ReleaseCheck, earlier: readonly { readonly id: string }[]): boolean =>
  check.earlier.join() !== earlier.map(({ id }) => id).join()

/** A draft as it would be published. */
export const checkRelease = query({
  name: 'workforce.release.check',
  did: 'looked at a release before its publication',
  input: z.object({ release: releaseField }),
  permits: { act: 'publish releases', where: 'own' },
  async run(context, { release: id }): Promise<CheckedRelease> {
    const { db } = context
    const row = await ownRelease(context, id)
    if (row.state !== 'draft') refuse(notFound('draft'))
    const choice = readChoice(row.choice)
    const pack = row.pack === null ? null : readPack(row.pack)
    const job = choice.job === null ? undefined : await db.selectFrom('job').selectAll().where('id', '=', choice.job).executeTakeFirst()
    const earlier = await publishedBy(db, row.organisation_id)
    const current = await newestRun(db, row.organisation_id, row.as_at)
    return {
      id,
      organisation: row.organisation_id as OrganisationId,
      title: row.title,
      asAt: row.as_at as PlainDate,
      choice,
      version: row.version,
      job: job && pack === null ? jobView(job) : null,
      counted: pack?.check ? { open: openRelease(pack), check: pack.check } : null,
      earlier: earlier.map((each) => ({
        id: each.id,
        title: each.title,
        asAt: each.as_at as PlainDate,
        bears: each.as_at === row.as_at || each.as_at === choice.since,
        isWithdrawn: each.state === 'withdrawn',
      })),
      warnings: [
        ...(pack?.check && isStale(pack.check, earlier) ? [publishedSince] : []),
        ...(pack && current?.id !== row.run_id ? [ofAnotherRun(row.as_at as PlainDate)] : []),
      ],
    }
  },
  audit: null,
})

/** Publishes what was checked: exactly that, and only while nothing else was published since. Twice is once. */
export const publishRelease = command({
  name: 'workforce.release.publish',
  did: 'published a release',
  input: z.object({ release: releaseField, version: versionField }),
  permits: { act: 'publish releases', where: 'own' },
  async run(context, { release: id, version }) {
    const { db, viewer, now } = context
    const row = await ownRelease(context, id, true)
    const organisation = row.organisation_id as OrganisationId
    if (row.state === 'published') return { organisation, tables: 0 }
    if (row.state !== 'draft') refuse(notADraft)
    if (row.version !== version) refuse(changedMeanwhile({ title: row.title }, row.version))
    // One at a time: two that are safe each on its own need not be safe together.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`releases of ${organisation}`}, 0))`.execute(db)
    const pack = row.pack === null ? refuse(notChecked) : readPack(row.pack)
    if (pack.check === null) return refuse(notChecked)
    if (isStale(pack.check, await publishedBy(db, organisation))) refuse(publishedSince)
    // Undone or identified anew since it was counted: what it says is not so any more.
    if ((await newestRun(db, organisation, row.as_at))?.id !== row.run_id) refuse(recordsChanged)
    await db
      .updateTable('release')
      .set({
        state: 'published',
        // How it was made safe would tell others more than the figures do.
        pack: writePack({ ...pack, check: null }),
        choice: writeChoice({ ...readChoice(row.choice), job: null }),
        published_by: viewer.id,
        published_at: now,
        version: version + 1,
      })
      .where('id', '=', id)
      .execute()
    return { organisation, tables: pack.published.tables.length }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.release, tables: output.tables }),
})

/** What would be withdrawn. */
export const releaseToWithdraw = query({
  name: 'workforce.release.to-withdraw',
  did: 'looked at what a withdrawal means',
  input: z.object({ release: releaseField }),
  permits: { act: 'publish releases', where: 'own' },
  async run(context, { release: id }) {
    const row = await ownRelease(context, id)
    if (row.state !== 'published') refuse(notFound('release'))
    return { id, title: row.title }
  },
  audit: null,
})

const reasonField = lineField('Enter why it is withdrawn', 500)

/** Takes a release back. Whoever has it still has it: later releases go on reckoning with it. */
export const withdrawRelease = command({
  name: 'workforce.release.withdraw',
  did: 'withdrew a release',
  input: z.object({ release: releaseField, reason: reasonField }),
  permits: { act: 'publish releases', where: 'own' },
  run: (context, { release, reason }) => takeBack(context, release, 'published', reason),
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.release }),
})

/** Drops a draft; one that was published meanwhile stays. */
export const dropRelease = command({
  name: 'workforce.release.drop',
  did: 'dropped the draft of a release',
  input: z.object({ release: releaseField, reason: reasonField }),
  permits: { act: 'publish releases', where: 'own' },
  run: (context, { release, reason }) => takeBack(context, release, 'draft', reason),
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.release }),
})

async function takeBack(context: Context, id: string, from: 'draft' | 'published', reason: string) {
  const row = await ownRelease(context, id, true)
  if (row.state !== from) refuse(from === 'draft' ? notADraft : notPublished)
  await context.db
    .updateTable('release')
    .set({
      state: 'withdrawn',
      withdrawn_at: context.now,
      choice: writeChoice({ ...readChoice(row.choice), withdrawn: reason }),
      version: row.version + 1,
    })
    .where('id', '=', id)
    .execute()
  return { organisation: row.organisation_id as OrganisationId }
}
