import type { Db } from '../../database/index.ts'
import { dayInWords, failed, ok, type OrganisationId, type PlainDate, type Problem, type Result } from '../../kernel/index.ts'
import { countedOf } from '../findings/index.ts'
import { figuresBetween, peopleOf, snapshotOf, type Snapshot } from '../plans/index.ts'
import { compared } from './compared.ts'
import { flowTables } from './joiners-and-leavers.ts'
import type { CountedRelease, SafeRelease } from './protect-counted.ts'
import { disclosureRule, readChoice } from './release-choice.ts'
import { readPack, writePack, type ReleasePack } from './release-pack.ts'
import { releaseSpace, type KnownValues } from './release-space.ts'
import { releaseTables } from './release-tables.ts'

/** A release that was chosen, as true counts, and everything that stands beside them. */
export interface ReleaseToProtect {
  readonly counted: CountedRelease
  readonly rest: Pick<ReleasePack, 'keys' | 'places' | 'facts'>
  /** Publications of the organisation when it was counted, by id. */
  readonly earlier: readonly string[]
}

const countedAnew: Problem = {
  code: 'releases.other-run',
  kind: 'error',
  status: 409,
  message: 'The identification run that this release was chosen from is no longer the newest of its month.',
  todo: 'Prepare the release again.',
}

const nobody: Problem = {
  code: 'releases.nobody',
  kind: 'error',
  status: 409,
  message: 'Nobody is counted in this month, so there is nothing to publish.',
  todo: 'Choose another month.',
}

/** Everything the organisation has published, the oldest first. Withdrawn is not unread. */
export const publishedBy = (db: Db, organisation: string) =>
  db
    .selectFrom('release')
    .selectAll()
    .where('organisation_id', '=', organisation)
    .where('published_at', 'is not', null)
    .orderBy('published_at')
    .orderBy('id')
    .execute()

/** Counts a draft. For the job: in a transaction that sees the whole organisation. `null` where it is no draft any more. */
export async function releaseToProtect(
  db: Db,
  id: string,
  { demonstration }: { readonly demonstration: boolean },
): Promise<Result<ReleaseToProtect | null>> {
  const row = await db.selectFrom('release').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || row.state !== 'draft') return ok(null)
  const choice = readChoice(row.choice)
  const organisation = row.organisation_id as OrganisationId
  const day = row.as_at as PlainDate
  const snapshot = await snapshotOf(db, organisation, day)
  if (snapshot?.run !== row.run_id) return failed(countedAnew)
  const found = await peopleOf(db, snapshot)
  const people = countedOf(found)
  if (people.length === 0) return failed(nobody)
  const earlier = await publishedBy(db, organisation)
  const earlierPacks = earlier.flatMap(({ pack }) => (pack === null ? [] : [readPack(pack)]))
  const space = releaseSpace(people, knownValues(earlierPacks, day))
  const chosen = releaseTables(people, space, choice.tables, day)
  const before = choice.since === null ? null : await snapshotOf(db, organisation, choice.since)
  if (choice.since !== null && before === null) return failed(countedAnew)
  const flows =
    before &&
    flowTables(
      await figuresBetween(db, { snapshot: before, people: await peopleOf(db, before) }, { snapshot, people: found }),
      before.asAt,
      day,
    )
  const { name } = await db.selectFrom('organisation').select('name').where('id', '=', organisation).executeTakeFirstOrThrow()
  const { sha256 } = await db.selectFrom('import').select('sha256').where('id', '=', snapshot.staffImport).executeTakeFirstOrThrow()
  return ok({
    earlier: earlier.map((each) => each.id),
    counted: {
      dimensions: space.dimensions,
      tables: [...chosen.map(({ table }) => table), ...(flows?.tables ?? [])],
      movements: flows ? [flows.movement] : [],
      rule: disclosureRule(choice.rule),
      days: [...(before ? [before.asAt] : []), day],
      earlier: earlierPacks.map(({ published }) => published),
    },
    rest: {
      keys: [...chosen.map(({ key }) => key), ...(flows?.tables ?? []).map(() => 'flows' as const)],
      places: space.places,
      facts: {
        organisation: name,
        asAt: day,
        sources: sourcesOf(snapshot, name),
        missing: missingFrom(snapshot),
        before: null,
        rule: choice.rule,
        // What somebody uploaded is a file with a fingerprint.
        isFictional: demonstration && sha256 === null,
      },
    },
  })
}

function knownValues(packs: readonly ReleasePack[], day: PlainDate): KnownValues {
  const same = packs.filter(({ facts }) => facts.asAt === day)
  const values = (name: 'band' | 'setting'): string[] =>
    same.flatMap(({ published }) => published.tables.flatMap(({ rowsAt }) => rowsAt.flatMap((at) => at[name] ?? [])))
  return { places: same.flatMap(({ places }) => places), band: values('band'), setting: values('setting') }
}

/** Without the number of rows: what is published of an extract is what went through the protection. */
const sourcesOf = ({ asAt, hasRegister, registerAsAt, hasMembers }: Snapshot, organisation: string): string[] => [
  `The staff record of ${organisation} as at ${dayInWords(asAt)}.`,
  ...(hasRegister ? [registerAsAt ? `The HCPC register as at ${dayInWords(registerAsAt)}.` : 'A register whose day is not known.'] : []),
  ...(hasMembers ? ['A list of members of a professional body.'] : []),
  'Identification by Triptych, and what people decided in review.',
]

const COVERS = {
  whole: [],
  arts: ['The record holds only posts that were thought to be arts therapists’: those hidden under other titles are not in it.'],
  part: ['The record holds a part of the organisation: people in the other parts are not counted.'],
} as const

/** What the figures leave out, without saying how many. */
const missingFrom = ({ covers, hasRegister }: Snapshot): string[] => [
  ...(covers === null ? ['It was not said whether the record holds the whole organisation.'] : COVERS[covers]),
  ...(hasRegister ? [] : ['No register was compared: whoever is counted is so by what the record states or people decided.']),
  'People who were still in review are not counted.',
  'Arts therapists whom nothing in the record gives away are not counted.',
  'What a record does not state stands in the lines “Not stated” and “Modality not known”.',
]

/** Keeps what may be published, beside the counts it must be held against once more before it is. */
export async function keepProtected(
  db: Db,
  id: string,
  { rest, earlier }: Omit<ReleaseToProtect, 'counted'>,
  safe: SafeRelease,
): Promise<void> {
  const row = await db.selectFrom('release').select('organisation_id').where('id', '=', id).executeTakeFirstOrThrow()
  const former = (await publishedBy(db, row.organisation_id)).filter(
    ({ state, as_at: day }) => state === 'published' && day < rest.facts.asAt,
  )
  const last = former.toSorted((a, b) => (a.as_at < b.as_at ? -1 : a.as_at > b.as_at ? 1 : 0)).at(-1)
  const pack: ReleasePack = {
    ...rest,
    published: safe.published,
    facts: { ...rest.facts, before: last?.pack ? compared(last.title, readPack(last.pack), safe.published, rest.facts.asAt) : null },
    check: { tables: safe.tables, attacked: safe.attacked, pinned: safe.pinned, earlier },
  }
  await db
    .updateTable('release')
    .set({ pack: writePack(pack) })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}
