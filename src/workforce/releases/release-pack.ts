import type { ProtectedTable, PublishedRelease } from '../../engines/disclosure/index.ts'
import type { PlainDate } from '../../kernel/index.ts'
import { placeCodes, type EmployerPlace } from './places.ts'
import { RELEASE_TABLES, type ReleaseRuleKey, type ReleaseTableKey } from './release-choice.ts'

/** What a release says besides its figures. No figure that has not gone through the protection stands in it. */
export interface ReleaseFacts {
  readonly organisation: string
  readonly asAt: PlainDate
  readonly sources: readonly string[]
  readonly missing: readonly string[]
  /** Where the release of an earlier month stands beside it: published figures of both. */
  readonly before: {
    readonly title: string
    readonly asAt: PlainDate
    readonly cells: readonly [label: string, then: string, now: string][]
  } | null
  readonly rule: ReleaseRuleKey
  readonly isFictional: boolean
}

/** Of one table: how many of its figures are kept back, and why. For those who prepare the release alone. */
export interface KeptBackCount {
  readonly figures: number
  readonly small: number
  readonly complementary: number
  readonly earlier: number
}

/** What the check before publication goes by. It never leaves the organisation and ends with the publication. */
export interface ReleaseCheck {
  readonly tables: readonly KeptBackCount[]
  /** How many figures the attacker tried, over this release and all that it was held against. */
  readonly attacked: number
  /** Figures that somebody who knew which of them are the small ones could work out, whatever else were hidden. */
  readonly pinned: number
  /** Publications it was held against, by id. */
  readonly earlier: readonly string[]
}

/** The column `pack`: what was published stays as it is, and everything that leaves is made from it. */
export interface ReleasePack {
  readonly published: PublishedRelease
  /** For each table, which of the chosen ones it belongs to. */
  readonly keys: readonly ReleaseTableKey[]
  readonly places: readonly EmployerPlace[]
  readonly facts: ReleaseFacts
  readonly check: ReleaseCheck | null
}

export const readPack = (column: string): ReleasePack => JSON.parse(column) as ReleasePack
export const writePack = (pack: ReleasePack): string => JSON.stringify(pack)

/** Tables that belong together, and where each row of them is. */
export interface OpenSection {
  readonly key: ReleaseTableKey
  readonly title: string
  readonly tables: readonly ProtectedTable[]
  /** For each row of the first table where it is; null for everybody and where its lines are no places. */
  readonly places: readonly (RowPlace | null)[]
}

/** A region, a board of it, or an organisation of that. */
export interface RowPlace {
  readonly region: EmployerPlace['region']
  readonly icb?: EmployerPlace['icb']
  readonly organisation?: { readonly code: string; readonly name: string }
}

/** What may be seen of a release: everything that is shown or handed out is made from this. */
export interface OpenRelease {
  readonly sections: readonly OpenSection[]
  readonly facts: ReleaseFacts
  /** Figures in all and how many of them are kept back, as anybody could count them. */
  readonly figures: number
  readonly keptBack: number
}

/** A table without what tells the small figures from those hidden for their sake. */
const withoutReasons = (table: ProtectedTable): ProtectedTable => ({
  ...table,
  rows: table.rows.map((row) => ({
    ...row,
    cells: row.cells.map(({ shown, value }) => ({ shown, value, why: value === null ? 'complementary' : 'shown' })),
  })),
})

/** Tables with the same columns, one under the other. */
const stacked = ([first, ...others]: readonly [ProtectedTable, ...ProtectedTable[]]): ProtectedTable => ({
  ...first,
  rows: [first, ...others].flatMap(({ rows }) => rows),
})

/** Every place by its code in the tables. */
function rowPlaces(places: readonly EmployerPlace[]): ReadonlyMap<string, RowPlace> {
  return new Map(
    places.flatMap((place): [string, RowPlace][] => {
      const { region, icb, code, name } = place
      const codes = placeCodes(place)
      return [
        [codes.region, { region }],
        [codes.icb, { region, icb }],
        [codes.organisation, { region, icb, organisation: { code, name } }],
      ]
    }),
  )
}

export function openRelease({ published, keys, places, facts }: ReleasePack): OpenRelease {
  const known = rowPlaces(places)
  const sections = [...new Set(keys)].map((key): OpenSection => {
    const own = published.tables.filter((_, index) => keys[index] === key)
    const tables = own.map(({ table }) => withoutReasons(table))
    const [first, ...others] = tables
    return {
      key,
      title: RELEASE_TABLES[key].title,
      tables: key === 'flows' && first ? [stacked([first, ...others])] : tables,
      places: (own[0]?.rowsAt ?? []).map((at) => known.get(at['place'] ?? '') ?? null),
    }
  })
  const cells = sections.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)))
  return { sections, facts, figures: cells.length, keptBack: cells.filter(({ value }) => value === null).length }
}
