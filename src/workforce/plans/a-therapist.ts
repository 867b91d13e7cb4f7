import type { FoundPost } from '../findings/index.ts'
import type { Counted } from './traits.ts'

/** A post as a run found it, for tests. */
export const post = (postKey: string, over: Partial<FoundPost> = {}): FoundPost => ({
  postKey,
  rowNumber: 1,
  outcome: 'accepted',
  reasonCode: 'NUMBER_ON_REGISTER',
  counts: true,
  line: 'ahp',
  wte: 100,
  organisation: 'A trust (XA1)',
  employer: 'XA1',
  region: 'Not stated',
  icb: 'Not stated',
  site: null,
  team: null,
  setting: null,
  band: 'Band 7',
  ageBand: null,
  titleGroup: 'Arts therapist',
  occupation: 'S1H',
  occupationCode: 'S1H',
  jobRole: 'Art Therapist',
  area: 'Not stated',
  hidden: false,
  ...over,
})

/** Somebody who counts by these posts. */
export const person = (id: string, ...posts: FoundPost[]): Counted => ({ id, modality: 'art', posts })
