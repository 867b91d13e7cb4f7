import type { Coordinates, Dimension } from '../../engines/disclosure/index.ts'
import type { CountedPerson } from '../counting/index.ts'
import type { FoundPost } from '../findings/index.ts'
import { employerPlaces, placeCodes, type EmployerPlace } from './places.ts'

/** Somebody who counts, with the posts by which they do. */
export interface ReleasePerson extends CountedPerson {
  readonly posts: readonly FoundPost[]
}

/** People or their posts in a cell. */
export interface Amount {
  readonly people: number
  /** Hundredths. */
  readonly wte: number
}

/** Values that stand in what was published of the same snapshot: a correction must show them again, also where nobody is left in them. */
export interface KnownValues {
  readonly places: readonly EmployerPlace[]
  readonly band: readonly string[]
  readonly setting: readonly string[]
}

const NOTHING_KNOWN: KnownValues = { places: [], band: [], setting: [] }

/** One snapshot, ready to be counted cell by cell. */
export interface ReleaseSpace {
  readonly dimensions: readonly Dimension[]
  readonly places: readonly EmployerPlace[]
  /** Codes of the values that are told apart, with their words, in the order in which they are printed. */
  readonly values: Readonly<Record<'modality' | 'band' | 'setting', readonly { readonly code: string; readonly text: string }[]>>
  /** How many people and how much of their time is in a cell: a person by any one post that is in it. */
  count(...at: readonly Coordinates[]): Amount
}

/** Everybody. */
const ALL = '*'
const NOT_STATED = 'Not stated'

const MODALITIES = [
  { code: 'art', text: 'Art therapy' },
  { code: 'drama', text: 'Dramatherapy' },
  { code: 'music', text: 'Music therapy' },
  { code: 'not known', text: 'Modality not known' },
]

const isOn = (person: ReleasePerson, line: FoundPost['line']): string => (person.posts.some((post) => post.line === line) ? 'yes' : 'no')
const personCodes = (person: ReleasePerson): Coordinates => ({
  modality: person.modality,
  ahp: isOn(person, 'ahp'),
  psychology: isOn(person, 'psychology'),
})

/**
 * The ways in which a release divides people. Whether somebody has a post on a line of a plan is a division of its own for each plan,
 * so that the lines of the reconciliation are cells like all others and what can be subtracted from what is known.
 */
export function releaseSpace(people: readonly ReleasePerson[], known: KnownValues = NOTHING_KNOWN): ReleaseSpace {
  const places = employerPlaces(people.flatMap(({ posts }) => posts))
  const postCodes = (post: FoundPost): Coordinates => {
    const place = places.get(post.employer)
    return {
      ...(place && { place: placeCodes(place).organisation }),
      band: post.band,
      setting: post.setting ?? NOT_STATED,
      line: post.line,
    }
  }
  const rows = people.map((person) => ({
    codes: personCodes(person),
    posts: person.posts.map((post) => ({ codes: postCodes(post), wte: post.wte ?? 0 })),
  }))
  const allPlaces = [...new Map([...known.places, ...places.values()].map((place) => [placeCodes(place).organisation, place])).values()]
  const found = (of: (post: FoundPost) => string, before: readonly string[]) =>
    [...new Set([...before, ...people.flatMap(({ posts }) => posts.map(of))])]
      .sort((a, b) => Number(a === NOT_STATED) - Number(b === NOT_STATED) || (a < b ? -1 : 1))
      .map((text) => ({ code: text, text }))
  const values = {
    modality: MODALITIES,
    band: found(({ band }) => band, known.band),
    setting: found(({ setting }) => setting ?? NOT_STATED, known.setting),
  }
  const within: Record<string, string> = {}
  for (const codes of allPlaces.map(placeCodes))
    Object.assign(within, { [codes.region]: ALL, [codes.icb]: codes.region, [codes.organisation]: codes.icb })
  const flat = (name: string, codes: readonly string[], overlapping: Dimension['overlapping'] = []): Dimension => ({
    name,
    all: ALL,
    within: Object.fromEntries(codes.map((code) => [code, ALL])),
    overlapping,
  })
  const codesOf = (of: readonly { readonly code: string }[]): string[] => of.map(({ code }) => code)
  const dimensions: Dimension[] = [
    flat('modality', codesOf(values.modality)),
    flat('ahp', ['yes', 'no']),
    flat('psychology', ['yes', 'no']),
    { name: 'place', all: ALL, within, overlapping: ['headcount'] },
    flat('band', codesOf(values.band), ['headcount']),
    flat('setting', codesOf(values.setting), ['headcount']),
    flat('line', ['ahp', 'psychology', 'neither'], ['headcount']),
    flat('flow', ['came', 'changed profession', 'recorded', 'went']),
  ]
  return {
    dimensions,
    places: allPlaces,
    values,
    count(...at) {
      const wanted = at.flatMap((each) => Object.entries(each))
      const holds = (codes: Coordinates, name: string, code: string): boolean => {
        if (name !== 'place') return codes[name] === code
        for (let each = codes['place']; each !== undefined; each = within[each]) if (each === code) return true
        return false
      }
      const ofPerson = wanted.filter(([name]) => ['modality', 'ahp', 'psychology'].includes(name))
      const ofPost = wanted.filter(([name]) => !['modality', 'ahp', 'psychology'].includes(name))
      const amount = { people: 0, wte: 0 }
      for (const { codes, posts } of rows) {
        if (!ofPerson.every(([name, code]) => codes[name] === code)) continue
        const inside = posts.filter((post) => ofPost.every(([name, code]) => holds(post.codes, name, code)))
        if (inside.length === 0) continue
        amount.people++
        amount.wte += inside.reduce((sum, { wte }) => sum + wte, 0)
      }
      return amount
    },
  }
}
