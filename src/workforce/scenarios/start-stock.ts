import type { Db } from '../../database/index.ts'
import type { OrganisationId, PlainDate } from '../../kernel/index.ts'
import { countedOf, loadFindings, newestRun, type FoundPost } from '../findings/index.ts'
import type { Modality } from '../identification/index.ts'

/** How the stock is told apart: each modality by itself, or all together. */
export type GroupedBy = 'modality' | 'together'

/** The people one group of a projection starts with. */
export interface StartGroup {
  readonly name: string
  readonly headcount: number
  /** 55 and over; absent where the ages of too many are not known. */
  readonly older?: number
  /** FTE per head; null where the FTE of a post is not known. */
  readonly participation: number | null
}

/** The stock that a new scenario starts from. */
export interface StartStock {
  readonly run: string
  readonly asAt: PlainDate
  readonly groups: readonly StartGroup[]
  /** People whose age is not known: taken as under 55, and where they are more than one in ten, ages are left out. */
  readonly withoutAge: number
}

const NAMES: Readonly<Record<Modality, string>> = {
  art: 'Art therapists',
  drama: 'Drama therapists',
  music: 'Music therapists',
  'not known': 'Modality not known',
}

export interface CountedForStart {
  readonly modality: Modality
  readonly posts: readonly Pick<FoundPost, 'ageBand' | 'wte'>[]
}

/** 55 and over, as NHS England splits its leavers; null where no post states an age that can be read. */
function isOlder({ posts }: CountedForStart): boolean | null {
  const ages = posts.flatMap(({ ageBand }) => {
    const from = /^(?:under )?(\d+)/.exec(ageBand ?? '')
    return from ? [ageBand?.startsWith('under') ? Number(from[1]) - 1 : Number(from[1])] : []
  })
  return ages.length === 0 ? null : Math.max(...ages) >= 55
}

/** What the people who count make as groups of a projection; groups without anybody are left out. */
export function startGroups(people: readonly CountedForStart[], by: GroupedBy): Pick<StartStock, 'groups' | 'withoutAge'> {
  const withoutAge = people.filter((person) => isOlder(person) === null).length
  const hasAges = withoutAge * 10 <= people.length
  const groupOf = (name: string, own: readonly CountedForStart[]): StartGroup[] => {
    if (own.length === 0) return []
    const wtes = own.flatMap(({ posts }) => posts.map(({ wte }) => wte))
    const wte = wtes.reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0)
    return [
      {
        name,
        headcount: own.length,
        ...(hasAges && { older: own.filter(isOlder).length }),
        // Hundredths of an FTE over heads, to three decimals.
        participation: wte === null ? null : Math.round((wte * 10) / own.length) / 1000,
      },
    ]
  }
  const groups =
    by === 'together'
      ? groupOf('All arts therapists', people)
      : Object.entries(NAMES).flatMap(([modality, name]) =>
          groupOf(
            name,
            people.filter((person) => person.modality === modality),
          ),
        )
  return { groups, withoutAge }
}

/** Everybody who counts in the newest run; null where there is none, or nobody counts. */
export async function startStock(db: Db, organisation: OrganisationId, by: GroupedBy): Promise<StartStock | null> {
  const run = await newestRun(db, organisation)
  if (!run) return null
  const people = countedOf(await loadFindings(db, run.id))
  return people.length === 0 ? null : { run: run.id, asAt: run.asAt as PlainDate, ...startGroups(people, by) }
}
