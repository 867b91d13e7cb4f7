import { seededRandom, type SeededRandom } from '../../kernel/index.ts'
import type { Nation } from './people-names.ts'
import { SIZE } from './rates.ts'

export type OrganisationKind = 'mental-health' | 'acute' | 'community' | 'board'

export interface Organisation {
  readonly code: string
  readonly name: string
  readonly nation: Nation
  readonly kind: OrganisationKind
  readonly region: string
  /** Empty in Wales, where the health board is both. */
  readonly icb: string
  /** Where its people work, the largest first. */
  readonly towns: readonly string[]
  readonly posts: number
  /** Its share of the arts therapists, against the others'. */
  readonly therapistWeight: number
}

export interface World {
  readonly organisations: readonly Organisation[]
  /** Towns of the two regions. */
  readonly towns: readonly string[]
  /** Towns of the rest of the country, where most registrants are. */
  readonly elsewhere: readonly string[]
}

/** Size against the others, and how many arts therapists a post brings against the others: mental-health trusts employ most. [A] */
const KINDS: Readonly<Record<OrganisationKind, { size: number; therapists: number; name: string }>> = {
  'mental-health': { size: 1, therapists: 6, name: 'Mental Health and Learning Disability NHS Trust' },
  acute: { size: 1.5, therapists: 0.4, name: 'Hospitals NHS Trust' },
  community: { size: 0.6, therapists: 1, name: 'Community Healthcare NHS Trust' },
  board: { size: 1.7, therapists: 1.6, name: 'University Health Board' },
}

const PATTERN: readonly OrganisationKind[] = [
  'mental-health',
  'acute',
  'board',
  'community',
  'acute',
  'mental-health',
  'board',
  'acute',
  'board',
  'mental-health',
  'board',
  'community',
  'acute',
  'board',
]

const ENGLISH = [
  'Thornel Marlen Quill Bramber Wexel Holl Farn Colden Ostre Ravel Sallow Tarnel Umber Vessel Wyck Yarrel Brine Corv Dunnel Elder Fallow Gantel Haver Ingel Jessel Kestel Lorn Mossel Nettel Orrel Pellow Rookel Selver Tansel'.split(
    ' ',
  ),
  'mere wick stead haven combe minster gate fold cross bury thwaite holme beck'.split(' '),
] as const
const WELSH = [
  'Llan Aber Pont Tre Pen Caer Bryn Cwm'.split(' '),
  'morwen gelynen tafarn heulwen cadno deryn eirlys llwynog barcud onnen helyg gwennol'.split(' '),
] as const

function townNames([beginnings, endings]: readonly [readonly string[], readonly string[]], random: SeededRandom): string[] {
  const all = beginnings.flatMap((beginning) => endings.map((ending) => beginning + ending))
  for (let i = all.length - 1; i > 0; i--) {
    const other = random.between(0, i)
    ;[all[i], all[other]] = [all[other] ?? '', all[i] ?? '']
  }
  return all
}

/** One region in each of two nations, with trusts and boards that do not exist. The codes have the shapes of real ones and are not theirs. */
export function makeWorld(seed: number, posts: number): World {
  const random = seededRandom(seed, 'world')
  const names = { England: townNames(ENGLISH, random), Wales: townNames(WELSH, random) }
  const growth = Math.max(1, posts / SIZE.defaultPosts) ** SIZE.organisationsGrowAs
  const count = Math.max(2, Math.round(SIZE.organisations * growth * Math.min(1, (posts / 4000) ** 0.5)))
  const kinds = Array.from({ length: count }, (_, i) => PATTERN[i % PATTERN.length] ?? 'acute')
  const sizes = kinds.map((kind) => KINDS[kind].size * (0.6 + random.next()))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let left = posts
  const organisations = kinds.map((kind, i) => {
    const size = i === count - 1 ? left : Math.round((posts * (sizes[i] ?? 0)) / total)
    left -= size
    return organisation(kind, i, size, names, random)
  })
  const used = new Set(organisations.flatMap(({ towns }) => towns))
  return { organisations, towns: [...used], elsewhere: names.England.concat(names.Wales).filter((town) => !used.has(town)) }
}

/** Neighbours share towns: four organisations of a nation serve the same eight. */
function organisation(
  kind: OrganisationKind,
  i: number,
  posts: number,
  names: Readonly<Record<Nation, readonly string[]>>,
  random: SeededRandom,
): Organisation {
  const nation: Nation = kind === 'board' ? 'Wales' : 'England'
  const list = names[nation]
  const area = Math.floor(i / PATTERN.length) * 2 + (i % 2)
  const pool = Array.from({ length: 8 }, (_, town) => list[(area * 6 + town) % Math.floor(list.length * 0.7)] ?? '')
  const turn = random.between(0, 7)
  const towns = [...new Set([...pool.slice(turn), ...pool.slice(0, turn)].slice(0, 6))]
  const letter = String.fromCharCode(65 + (i % 25))
  const round = Math.floor(i / 25)
  const long = i % 3 === 1 || round > 8
  return {
    code:
      nation === 'Wales'
        ? `7${letter === 'A' ? 'Z' : letter}${round > 9 ? String.fromCharCode(55 + round) : round}`
        : long
          ? `Z${letter}${round % 10}${String.fromCharCode(65 + Math.floor(round / 10))}9`
          : `Z${letter}${round}`,
    name: `${towns[0]} ${KINDS[kind].name} (fictional)`,
    nation,
    kind,
    region: nation === 'Wales' ? 'Ceredon, Wales (fictional)' : 'Fenmarch (fictional)',
    icb: nation === 'Wales' ? '' : `NHS ${pool[0]} and ${pool[4]} Integrated Care Board (fictional)`,
    towns,
    posts,
    therapistWeight: posts * KINDS[kind].therapists,
  }
}
