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

/** The nation a region or board is of, by the lists or because its name says so; null where it cannot be told. */
const nationNamed = (text: string): string | null => {
  if (region(text) !== null) return 'England'
  if (welshHealthBoard(text) !== null) return 'Wales'
  return NATIONS.find((nation) => new RegExp(`\\b${nation}\\b`).test(text)) ?? null
}

/** Each different text is read once: there are thousands of posts and few places. */
function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return (text) => {
    const found = known.get(text) ?? { value: read(text) }
    known.set(text, found)
    return found.value
  }
}

/** By what the plans can be narrowed. `home` is the nation of the organisation. */
export const filterTraits = (home: string | null) => {
  const regionOf = remembered((text) => ({ ...same(text), code: region(text)?.code ?? same(text).code, nation: nationNamed(text) }))
  const boardOf = remembered((text) => {
    const board = integratedCareBoard(text)
    return { ...same(text), code: board?.code ?? same(text).code, nation: board ? 'England' : nationNamed(text) }
  })
  const value = ({ code, text }: TraitValue): TraitValue => ({ code, text })
  return {
    nation: {
      name: 'Nation',
      // That of the organisation itself only where neither region nor board tells it.
      of: (_, post) => same(boardOf(post.icb).nation ?? regionOf(post.region).nation ?? home),
      once: false,
    },
    region: { name: 'Region or board', of: (_, post) => value(regionOf(post.region)), once: false },
    icb: { name: 'Integrated care board', of: (_, post) => value(boardOf(post.icb)), once: false },
    employer: { name: 'Employer', of: (_, post) => ({ code: post.employer, text: post.organisation }), once: false },
    setting: { name: 'Setting', of: (_, post) => same(post.setting), once: false },
    modality: { name: 'Modality', of: ({ modality }) => ({ code: modality, text: MODALITIES[modality] }), once: true },
    band: { name: 'Band', of: (_, post) => same(post.band), once: false },
    age: { name: 'Age band', of: (_, post) => same(post.ageBand), once: false },
  } as const satisfies Readonly<Record<string, Trait>>
}

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
