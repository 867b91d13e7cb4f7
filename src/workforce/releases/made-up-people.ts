import type { SeededRandom } from '../../kernel/index.ts'
import type { FoundPost } from '../findings/index.ts'
import type { ReleasePerson } from './release-space.ts'

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
