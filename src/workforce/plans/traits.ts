import type { CountedPerson } from '../counting/index.ts'
import type { FoundPost } from '../findings/index.ts'
import { integratedCareBoard, region, welshHealthBoard } from '../reference/index.ts'

/** Somebody who counts, with the posts by which they do. */
export interface Counted extends CountedPerson {
  readonly posts: readonly FoundPost[]
}

/** A value of a trait: how an address carries it, and how people read it. */
export interface TraitValue {
  readonly code: string
  readonly text: string
}

/** Something by which people or their posts are told apart. */
export interface Trait {
  readonly name: string
  readonly of: (person: Counted, post: FoundPost) => TraitValue
  /** Everybody has exactly one value, so that people add up over the values. */
  readonly once: boolean
}

const NOT_STATED = { code: 'not-stated', text: 'Not stated' }
const same = (text: string | null): TraitValue => (text === null || text === NOT_STATED.text ? NOT_STATED : { code: text, text })

const MODALITIES = { art: 'Art therapy', drama: 'Dramatherapy', music: 'Music therapy', 'not known': 'Modality not known' } as const

const NATIONS = ['England', 'Scotland', 'Wales', 'Northern Ireland'] as const

/** Read off the region or board of the post where that is known or names the nation; else the nation of the organisation itself. */
function nationOf({ region: place, icb }: FoundPost, home: string | null): TraitValue {
  if (region(place) !== null || integratedCareBoard(icb) !== null) return same('England')
  if ([place, icb].some((text) => welshHealthBoard(text) !== null)) return same('Wales')
  return same(NATIONS.find((nation) => new RegExp(`\\b${nation}\\b`).test(place)) ?? home)
}

/** By what the plans can be narrowed. `home` is the nation of the organisation. */
export const filterTraits = (home: string | null) =>
  ({
    nation: { name: 'Nation', of: (_, post) => nationOf(post, home), once: false },
    region: {
      name: 'Region or board',
      of: (_, post) => ({ ...same(post.region), code: region(post.region)?.code ?? same(post.region).code }),
      once: false,
    },
    icb: {
      name: 'Integrated care board',
      of: (_, post) => ({ ...same(post.icb), code: integratedCareBoard(post.icb)?.code ?? same(post.icb).code }),
      once: false,
    },
    employer: { name: 'Employer', of: (_, post) => ({ code: post.employer, text: post.organisation }), once: false },
    setting: { name: 'Setting', of: (_, post) => same(post.setting), once: false },
    modality: { name: 'Modality', of: ({ modality }) => ({ code: modality, text: MODALITIES[modality] }), once: true },
    band: { name: 'Band', of: (_, post) => same(post.band), once: false },
    age: { name: 'Age band', of: (_, post) => same(post.ageBand), once: false },
  }) as const satisfies Readonly<Record<string, Trait>>

export type FilterKey = keyof ReturnType<typeof filterTraits>
export const FILTER_KEYS = [
  'nation',
  'region',
  'icb',
  'employer',
  'setting',
  'modality',
  'band',
  'age',
] as const satisfies readonly FilterKey[]

/** By what the plans can be divided: all of those, and what the post is called. */
export const tableTraits = (home: string | null) =>
  ({
    ...filterTraits(home),
    title: { name: 'Title group', of: (_, post) => same(post.titleGroup), once: false },
    occupation: { name: 'Occupation code', of: (_, post) => same(post.occupation), once: false },
    area: { name: 'Area of work', of: (_, post) => same(post.area), once: false },
    team: { name: 'Team', of: (_, post) => same(post.team), once: false },
    site: { name: 'Site', of: (_, post) => same(post.site), once: false },
  }) as const satisfies Readonly<Record<string, Trait>>

export type TableKey = keyof ReturnType<typeof tableTraits>
export const TABLE_KEYS = [...FILTER_KEYS, 'title', 'occupation', 'area', 'team', 'site'] as const satisfies readonly TableKey[]
