import type { PlainDate, SeededRandom } from '../../kernel/index.ts'
import type { FoundPost } from '../findings/index.ts'
import { compared } from './compared.ts'
import { protectCounted } from './protect-counted.ts'
import { disclosureRule, type ReleaseRuleKey, type ReleaseTableKey } from './release-choice.ts'
import type { ReleasePack } from './release-pack.ts'
import { releaseSpace, type ReleasePerson } from './release-space.ts'
import { releaseTables } from './release-tables.ts'

/** How many of each the made-up people are spread over. */
export interface MadeUpWorld {
  readonly trusts: number
  readonly icbs: number
  readonly regions: number
}

/** For tests: somebody with a post, one in six with two; early trusts, bands and modalities are likelier. */
export function madeUpPerson(index: number, random: SeededRandom, { trusts, icbs, regions }: MadeUpWorld): ReleasePerson {
  const drawn = <T>(from: readonly T[], skew = 1.6): T => from[Math.floor(from.length * random.next() ** skew)] as T
  const post = (at: number): FoundPost => {
    const trust = drawn(Array.from({ length: trusts }, (_, each) => each))
    return {
      postKey: `${index}|${at}`,
      rowNumber: 10 * index + at,
      outcome: 'accepted',
      reasonCode: 'REGISTERED',
      counts: true,
      line: drawn(['ahp', 'psychology', 'neither'] as const),
      wte: 10 * random.between(2, 10),
      organisation: `Trust ${trust + 1} (ZT${trust + 1})`,
      employer: `ZT${trust + 1}`,
      region: `Region ${((trust % icbs) % regions) + 1}`,
      icb: `Board ${(trust % icbs) + 1}`,
      site: null,
      team: null,
      setting: drawn(['Mental health', 'Learning disability', 'Children', null]),
      band: drawn(['Band 6', 'Band 7', 'Band 8 and above', 'Band 5 and below', 'Not stated']),
      ageBand: null,
      titleGroup: 'Project worker',
      occupation: 'S1M',
      occupationCode: 'S1M',
      jobRole: null,
      area: 'Mental Health',
      hidden: true,
    }
  }
  const modality = drawn(['art', 'music', 'drama', 'not known'] as const)
  return { id: `P${index}`, modality, posts: random.chance(1 / 6) ? [post(0), post(1)] : [post(0)] }
}

interface MadeUpRelease {
  readonly people: readonly ReleasePerson[]
  readonly tables: readonly ReleaseTableKey[]
  readonly day: PlainDate
  readonly organisation: string
  readonly rule?: ReleaseRuleKey
  /** Published before, the oldest first, by id. */
  readonly earlier?: readonly (readonly [id: string, pack: ReleasePack])[]
}

/** What stands in the column of a draft of these people. Throws where it cannot be made safe. */
export async function madeUpPack({
  people,
  tables,
  day,
  organisation,
  rule = 'below-5',
  earlier = [],
}: MadeUpRelease): Promise<ReleasePack> {
  const space = releaseSpace(people)
  const counted = releaseTables(people, space, tables, day)
  const safe = await protectCounted({
    dimensions: space.dimensions,
    tables: counted.map(({ table }) => table),
    movements: [],
    rule: disclosureRule(rule),
    days: [day],
    earlier: earlier.map(([, { published }]) => published),
  })
  if (!safe.ok) throw new Error(safe.problems.map(({ message }) => message).join(' '))
  const last = earlier.findLast(([, { facts }]) => facts.asAt < day)?.[1]
  return {
    published: safe.value.published,
    keys: counted.map(({ key }) => key),
    places: space.places,
    facts: {
      organisation,
      asAt: day,
      sources: [`The staff record of ${organisation}.`],
      missing: ['People who were still in review are not counted.'],
      before: last ? compared('The month before', last, safe.value.published, day) : null,
      rule,
      isFictional: true,
    },
    check: { tables: safe.value.tables, attacked: safe.value.attacked, pinned: safe.value.pinned, earlier: earlier.map(([id]) => id) },
  }
}
