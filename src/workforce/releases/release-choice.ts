import { z } from 'zod'
import type { DisclosureRule } from '../../engines/disclosure/index.ts'

/** The tables a release may hold, in the order in which they stand in it. */
export const RELEASE_TABLES = {
  plans: { title: 'AHP plan, psychological-professions plan and the combined total', hint: 'Headcount, and FTE by the plan of the post.' },
  modality: { title: 'By modality', hint: 'Headcount and FTE of art, drama and music therapists.' },
  band: { title: 'By band', hint: 'Headcount and FTE.' },
  region: { title: 'By region', hint: 'Headcount and FTE.' },
  icb: { title: 'By integrated care board', hint: 'Headcount and FTE.' },
  organisation: { title: 'By organisation', hint: 'Headcount and FTE; also as CSV in the shape of the NHS Workforce Statistics.' },
  setting: { title: 'By setting', hint: 'Headcount and FTE.' },
  'region-modality': { title: 'Regions by modality', hint: 'Headcount.' },
  'icb-modality': { title: 'Integrated care boards by modality', hint: 'Headcount. With small numbers most of it is kept back.' },
  flows: { title: 'Joiners and leavers', hint: 'Headcount, between two months.' },
} as const

export type ReleaseTableKey = keyof typeof RELEASE_TABLES
export const RELEASE_TABLE_KEYS = Object.keys(RELEASE_TABLES) as [ReleaseTableKey, ...ReleaseTableKey[]]

/** How few people a figure may be about, and how it is rounded. */
export const RELEASE_RULES = {
  'below-5': { text: 'Below 5 kept back, the rest to the nearest 5', smallestShown: 5 },
  'below-10': { text: 'Below 10 kept back, the rest to the nearest 5: stricter', smallestShown: 10 },
} as const

export type ReleaseRuleKey = keyof typeof RELEASE_RULES
export const RELEASE_RULE_KEYS = Object.keys(RELEASE_RULES) as [ReleaseRuleKey, ...ReleaseRuleKey[]]

export const disclosureRule = (key: ReleaseRuleKey): DisclosureRule => ({
  smallestShown: RELEASE_RULES[key].smallestShown,
  roundTo: 5,
  roundFteTo: 5,
  symbol: '[c]',
})

const stored = z.object({
  tables: z.array(z.enum(RELEASE_TABLE_KEYS)).default([]),
  rule: z.enum(RELEASE_RULE_KEYS).default('below-5'),
  contact: z.string().default(''),
  /** Day of the earlier month of joiners and leavers. */
  since: z.string().nullable().default(null),
  /** The work of counting and protecting it. */
  job: z.string().nullable().default(null),
  /** Why it was withdrawn. */
  withdrawn: z.string().nullable().default(null),
})

/** What somebody chose to publish. */
export type ReleaseChoice = z.output<typeof stored>

/** From its column. Throws where that holds something else. */
export const readChoice = (column: string): ReleaseChoice => stored.parse(JSON.parse(column))
export const writeChoice = (choice: ReleaseChoice): string => JSON.stringify(choice)
