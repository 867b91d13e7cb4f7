import { z } from 'zod'
import { idField, notFound, query, refuse, type Context } from '../../commands/index.ts'
import type { OrganisationId, PlainDate } from '../../kernel/index.ts'
import { countedPosts, loadFindings, newestRun, recordsStand, type FoundPerson } from '../findings/index.ts'
import type { Modality, Outcome } from '../identification/index.ts'
import { decisionsForViewer, sourcePosts, type ShownDecision, type SourcePost } from '../review/index.ts'
import { readAccount } from '../runs/index.ts'
import { classificationsOf } from './classification.ts'
import { namesOf } from './register.ts'

export interface TherapistPage {
  readonly person: string
  readonly organisation: OrganisationId
  readonly name: string
  /** Day of the snapshot that all this is of: the newest in which they were found. */
  readonly asAt: PlainDate
  /** The case of the newest run where their decision can be changed; null where they are not in it. */
  readonly case: string | null
  readonly countsNow: boolean
  readonly modality: Modality
  readonly found: Outcome
  readonly reasonCode: string
  readonly sentence: string
  readonly evidence: string
  readonly milliBits: number | null
  readonly posts: readonly (SourcePost & { readonly counted: boolean })[]
  /** The registration, and from where it is known. */
  readonly registration: {
    readonly number: string
    readonly to: PlainDate | null
    /** Null where no register was given. */
    readonly status: 'registered' | 'restricted' | 'not-registered' | null
    readonly registerAsAt: PlainDate | null
  } | null
  /** Null where a second look waits for the viewer. */
  readonly decisions: readonly ShownDecision[] | null
  readonly classifications: ReturnType<typeof classificationsOf>
  readonly snapshots: readonly { readonly asAt: string; readonly outcome: Outcome; readonly reasonCode: string; readonly posts: number }[]
}

/** One person of the register: posts with their codes, why they count, what was decided, which lists place them, when they were found. */
export const findTherapist = query({
  name: 'workforce.therapist',
  did: 'looked at a therapist of the register',
  input: z.object({ person: idField<'person'>('Choose a therapist') }),
  permits: { act: 'see findings', where: 'own' },
  async run(context, { person }): Promise<TherapistPage> {
    const { db } = context
    const snapshots = await snapshotsOf(context, person)
    const [last] = snapshots
    if (!last) return refuse(notFound('therapist'))
    const run = await newestRun(db, last.organisation)
    const current = snapshots.find((each) => each.run === run?.id) ?? null
    const shown = current ?? last
    const [found] = await loadFindings(db, shown.run, [person])
    const row = await db.selectFrom('finding').select(['account', 'milli_bits']).where('id', '=', shown.finding).executeTakeFirst()
    if (!found || !row) return refuse(notFound('therapist'))
    const account = readAccount(row.account)
    const counted = new Set(countedPosts(found).map(({ rowNumber }) => rowNumber))
    const names = await namesOf(db, [shown.finding])
    return {
      person,
      organisation: last.organisation,
      name: names.get(shown.finding) ?? 'Name not held',
      asAt: shown.asAt,
      case: current?.finding ?? null,
      countsNow: current !== null && counted.size > 0,
      modality: found.modality,
      found: found.found,
      reasonCode: found.reasonCode,
      sentence: account.sentence,
      evidence: account.evidence,
      milliBits: row.milli_bits,
      posts: (await sourcePosts(db, shown.finding)).map((post) => ({
        ...post,
        counted: counted.has(post.rowNumber),
      })),
      registration: await registrationOf(context, found, account, shown.register),
      decisions: await decisionsForViewer(context, person, current?.finding ?? null),
      classifications: classificationsOf(found.modality, shown.asAt),
      snapshots: snapshots.map(({ asAt, outcome, reasonCode, posts }) => ({ asAt, outcome, reasonCode, posts })),
    }
  },
  audit: ({ input, output }) => ({ organisation: output.organisation, about: input.person, rows: 1 }),
})

/** Every done run that found the person and whose records still stand, newest first. */
async function snapshotsOf({ db }: Context, person: string) {
  const rows = await db
    .selectFrom('finding as f')
    .innerJoin('identification_run as r', 'r.id', 'f.run_id')
    .select((of) => [
      'f.id as finding',
      'f.organisation_id',
      'f.outcome',
      'f.reason_code as reasonCode',
      'r.id as run',
      'r.as_at',
      'r.register_import_id as register',
      of
        .selectFrom('finding_post as p')
        .select((posts) => posts.fn.countAll<number>().as('posts'))
        .whereRef('p.finding_id', '=', 'f.id')
        .as('posts'),
    ])
    .where('f.person_id', '=', person)
    .where('r.state', '=', 'done')
    .where(recordsStand('r'))
    .orderBy('r.as_at', 'desc')
    .orderBy('r.done_at', 'desc')
    .execute()
  return rows.map(({ organisation_id, as_at, posts, ...row }) => ({
    ...row,
    organisation: organisation_id as OrganisationId,
    asAt: as_at as PlainDate,
    posts: posts ?? 0,
  }))
}

async function registrationOf(
  { db }: Context,
  { registrationNumber, registeredTo }: FoundPerson,
  { candidates }: ReturnType<typeof readAccount>,
  register: string | null,
): Promise<TherapistPage['registration']> {
  if (registrationNumber === null) return null
  const entry = candidates.find(({ number }) => number === registrationNumber)
  const given = register === null ? null : await db.selectFrom('import').select('as_at').where('id', '=', register).executeTakeFirst()
  return {
    number: registrationNumber,
    to: registeredTo,
    status: entry?.status ?? null,
    registerAsAt: (given?.as_at ?? null) as PlainDate | null,
  }
}
